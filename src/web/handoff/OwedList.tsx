import type { Owed } from '#journey/handoff/owed.contract.ts'
import { Tag } from '../ui/Tag.tsx'
import { OwedDue } from './OwedDue.tsx'
import styles from './OwedList.module.css'
import { words } from './owed-words.ts'

/** The running clocks in words: what, whose, by when, what happens next. */
export function OwedList({ owed }: { owed: Owed[] }) {
  return (
    <ul className={styles.list}>
      {owed.map((one) => (
        <li key={one.clock} className={styles.one}>
          <div className={styles.line}>
            <span className={styles.what}>
              {one.what}
              {one.attempts !== null && (
                <span className={styles.tries}> {words.tries(one.tries, one.attempts)}</span>
              )}
            </span>
            <OwedDue at={one.due} />
          </div>
          <div className={styles.line}>
            <span className={styles.who}>
              {words.teams[one.team] ?? one.team} · {one.person.name} · {words.by(one.due)}
            </span>
            {one.breached && <Tag tone="bad">{words.late}</Tag>}
          </div>
          {one.next && one.next.rung !== 'breach' && (
            <div className={styles.next}>
              {words.next} {words.rungs[one.next.rung](one.next.at)}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
