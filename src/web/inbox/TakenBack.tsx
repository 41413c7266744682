import { Link } from '@tanstack/react-router'
import type { Inbox } from '#journey/handoff/contract.ts'
import { nameOf } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import { words } from './words.ts'
import styles from './Working.module.css'

/** What was taken back within a day, and why: nobody has to wonder where a lead went. */
export function TakenBack({ leads }: { leads: Inbox['takenBack'] }) {
  if (leads.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>
        {words.takenBack} <span>{leads.length}</span>
      </h2>
      <ul>
        {leads.map(({ lead, at, why }) => (
          <li key={lead.id + at} className={styles.row}>
            <Link to="/leads/$id" params={{ id: lead.id }} className={styles.lead}>
              <span className={styles.line}>
                <span className={styles.name}>{nameOf({ ...lead, email: null })}</span>
                <span className={styles.company}>{lead.company}</span>
              </span>
              <span className={styles.line}>
                <span className={styles.step}>{why === null ? words.notAnswered : words.notDone(why)}</span>
                <When at={at} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
