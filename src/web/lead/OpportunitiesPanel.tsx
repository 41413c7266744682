import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { day, money } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import styles from './OpportunitiesPanel.module.css'
import { words } from './words.ts'

const tones: Record<string, Tone> = { open: 'plain', won: 'good', lost: 'bad' }

export function OpportunitiesPanel({ lead }: { lead: LeadDetail }) {
  if (lead.opportunities.length === 0) return null
  const w = words.opportunities
  return (
    <Section title={w.title}>
      <ul>
        {lead.opportunities.map((one) => (
          <li key={one.id} className={styles.one}>
            <div>
              <div className={styles.name}>{one.name ?? w.unnamed}</div>
              <div className={styles.dates}>
                {[
                  one.openedAt && `${w.opened} ${day(one.openedAt)}`,
                  one.closedAt && `${w.closed} ${day(one.closedAt)}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </div>
            </div>
            <div className={styles.amount}>
              {one.amount !== null && <div>{money(one.amount, one.currency)}</div>}
              <Tag tone={tones[one.status] ?? 'plain'}>{one.status}</Tag>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
