import type { SheetCard } from '#journey/survey/contract.ts'
import styles from './LeadCard.module.css'
import { words } from './words.ts'

/** What says at a glance who it is stands large, the rest beside it. */
const LARGE = ['title', 'seniority']

/** A lead without its name: who it is by role and company, and what it did, day by day. */
export function LeadCard({
  card,
  small = false,
}: {
  card: Pick<SheetCard, 'fields' | 'did'>
  small?: boolean
}) {
  const large = card.fields.filter(({ id }) => LARGE.includes(id))
  const rest = card.fields.filter(({ id }) => !LARGE.includes(id))
  return (
    <article className={styles.card} data-small={small || undefined}>
      <header className={styles.head}>
        <h3 className={styles.title}>{large[0]?.value ?? words.unknown}</h3>
        {large.slice(1).map(({ id, value }) => (
          <span key={id} className={styles.level}>
            {value}
          </span>
        ))}
      </header>
      {rest.length > 0 && (
        <dl className={styles.fields}>
          {rest.map(({ id, label, value }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.did}>
        <h4>{words.did}</h4>
        {card.did.length === 0 && <p className={styles.none}>{words.nothing}</p>}
        <ol>
          {card.did.map(({ kind, label, times, firstDay, lastDay }) => (
            <li key={kind}>
              <span className={styles.what}>
                {label}
                {times > 1 && <span className={styles.times}>{words.times(times)}</span>}
              </span>
              <span className={styles.lane} aria-hidden="true">
                <span
                  style={{
                    left: `${((firstDay - 1) / 31) * 100}%`,
                    width: `max(7px, ${((lastDay - firstDay) / 31) * 100}%)`,
                  }}
                />
              </span>
              <span className={styles.day}>{words.onDay(firstDay, lastDay)}</span>
            </li>
          ))}
        </ol>
      </div>
    </article>
  )
}
