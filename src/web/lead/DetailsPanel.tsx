import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { day, plain } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './DetailsPanel.module.css'
import { words } from './words.ts'

type Line = [label: string, value: unknown]

export function DetailsPanel({ lead }: { lead: LeadDetail }) {
  const w = words.details
  const agreed = [lead.consent.email && w.mail, lead.consent.phone && w.call].filter(Boolean)
  const main: Line[] = [
    [w.email, lead.email],
    [w.phone, lead.person.phone],
    [w.country, lead.country],
    [w.source, lead.source],
    [w.campaign, lead.campaign],
    [w.channel, lead.channel],
    [w.consent, agreed.join(', ') || w.none],
    [w.created, day(lead.createdAt)],
    [w.version, w.versionIs(lead.agreementVersion)],
    [w.ids, lead.person.externalIds.join(', ')],
  ]
  return (
    <Section title={w.title}>
      <Lines lines={main.filter(([, value]) => value !== null && value !== '')} />
      <Lines title={w.rules} lines={lead.attributes.map((one) => [one.label, one.value])} />
      <Lines title={w.fields} lines={Object.entries(lead.person.fields)} />
    </Section>
  )
}

function Lines({ title, lines }: { title?: string; lines: Line[] }) {
  if (lines.length === 0) return null
  return (
    <>
      {title && <h3 className={styles.title}>{title}</h3>}
      <dl className={styles.lines}>
        {lines.map(([label, value]) => (
          <div key={label} className={styles.line}>
            <dt>{label}</dt>
            <dd>{plain(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
