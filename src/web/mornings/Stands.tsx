import { Link } from '@tanstack/react-router'
import type { MarketingMorning } from '#journey/measure/mornings/contract.ts'
import { number, percent } from '../ui/format.ts'
import styles from './Mornings.module.css'
import { words } from './words.ts'

/** Every lead of the period in one bar, by where it stands now; each part leads to its leads. */
export function Stands({ of, all }: { of: MarketingMorning['stands']; all: number }) {
  const shown = of.filter(({ count }) => count > 0)
  if (all === 0) return <p className={styles.faint}>{words.marketing.empty}</p>
  return (
    <>
      <div className={styles.stack} aria-hidden="true">
        {shown.map(({ what, count }) => (
          <span key={what} data-what={what} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {shown.map(({ what, count, stages }) => (
          <li key={what}>
            <i data-what={what} aria-hidden="true" />
            <Link to="/leads" search={{ stage: stages.join(',') }}>
              {words.marketing.stands[what]}
            </Link>
            <b>{number(count)}</b>
            <span className={styles.faint}>{percent(count / all)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
