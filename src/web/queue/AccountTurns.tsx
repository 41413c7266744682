import { day } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './AccountTurns.module.css'
import type { Queue } from './data.ts'
import { words } from './words.ts'

/** Target accounts have their turn after the leads. */
export function AccountTurns({ accounts }: { accounts: Queue['accounts'] }) {
  if (accounts.length === 0) return null
  return (
    <section className={styles.accounts}>
      <h2>{words.accounts}</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.id}>
            <a href={`/accounts/${account.id}`}>{account.name}</a>
            <Tag>{account.tier.name}</Tag>
            <span>{[account.nextStep, account.due && day(account.due)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
