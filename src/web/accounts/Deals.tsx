import type { AccountDetail } from '#journey/outreach/accounts.contract.ts'
import { day, money } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Tag } from '../ui/Tag.tsx'
import styles from './AccountScreen.module.css'
import { words } from './account-words.ts'

const tones = { open: 'accent', won: 'good', lost: 'plain' } as const

export function Deals({ account: { opportunities } }: { account: AccountDetail }) {
  if (opportunities.length === 0) return null
  return (
    <Section title={words.deals}>
      <ul className={styles.deals}>
        {opportunities.map((one) => {
          const at = one.closedAt ?? one.openedAt
          return (
            <li key={one.id} className={styles.deal}>
              <span className={styles.who}>
                <span>{one.name ?? words.noName}</span>
                <span className={styles.small}>
                  {[one.amount !== null && money(one.amount, one.currency), at && day(at)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Tag tone={tones[one.status]}>{words.dealStates[one.status]}</Tag>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
