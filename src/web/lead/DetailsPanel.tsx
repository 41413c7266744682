import { useQuery } from '@tanstack/react-query'
import type { FieldView } from '#journey/identity/fields.contract.ts'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { fieldsQuery } from '../data/leads.ts'
import { day, plain } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Section } from '../ui/Screen.tsx'
import { CompanyLine } from './CompanyLine.tsx'
import styles from './DetailsPanel.module.css'
import { words as fieldWords } from './field-words.ts'
import { FieldSource } from './FieldSource.tsx'
import { useRights } from './rights.ts'
import { words } from './words.ts'

type Line = [label: string, value: unknown, field?: string]

export function DetailsPanel({ lead }: { lead: LeadDetail }) {
  const w = words.details
  const { data: told } = useQuery(fieldsQuery(lead.id))
  const { work } = useRights(lead)
  const sources: Sources = {
    lead: lead.id,
    may: work && !lead.erased,
    of: (field) => told?.items.find((one) => one.field === field),
  }
  const disputed = told?.items.filter(({ standing, against }) => standing && against.length > 0) ?? []
  const agreed = [lead.consent.email && w.mail, lead.consent.phone && w.call].filter(Boolean)
  const main: Line[] = [
    [w.email, lead.email, 'email'],
    [w.phone, lead.person.phone, 'phone'],
    [w.country, lead.country, 'country'],
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
      {disputed.length > 0 && (
        <div className={styles.disputed}>
          <Note tone="warn">{fieldWords.disputed(disputed.map(({ label }) => label).join(', '))}</Note>
        </div>
      )}
      {told?.company && (
        <dl className={styles.lines}>
          <div className={styles.line}>
            <dt>{fieldWords.company}</dt>
            <dd>
              <CompanyLine found={told.company} />
            </dd>
          </div>
        </dl>
      )}
      <Lines sources={sources} lines={main.filter(([, value]) => value !== null && value !== '')} />
      <Lines
        sources={sources}
        title={w.rules}
        lines={lead.attributes.map((one) => [one.label, one.value, one.id])}
      />
      <Lines
        sources={sources}
        title={w.fields}
        lines={Object.entries(lead.person.fields).map(([id, value]) => [id, value, `fields.${id}`])}
      />
    </Section>
  )
}

interface Sources {
  lead: string
  may: boolean
  of: (field: string) => FieldView | undefined
}

function Lines({ title, lines, sources }: { title?: string; lines: Line[]; sources: Sources }) {
  if (lines.length === 0) return null
  return (
    <>
      {title && <h3 className={styles.title}>{title}</h3>}
      <dl className={styles.lines}>
        {lines.map(([label, value, field]) => (
          <div key={label} className={styles.line}>
            <dt>{label}</dt>
            <dd>
              <Value
                value={value}
                field={field === undefined ? undefined : sources.of(field)}
                sources={sources}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Until it is known where a value comes from, and of what people did not tell, the value alone. */
function Value({
  value,
  field,
  sources,
}: {
  value: unknown
  field: FieldView | undefined
  sources: Sources
}) {
  return field?.standing ? <FieldSource lead={sources.lead} field={field} may={sources.may} /> : plain(value)
}
