import type { Share } from '#journey/measure/team.contract.ts'
import { percent } from '../ui/format.ts'
import styles from './Mornings.module.css'
import { words } from './words.ts'

/** A share as a bar with its interval as a line over it; counts and interval are read out and shown on hover. */
export function Rate({ of, mark, bad }: { of: Share; mark?: number | null; bad?: boolean }) {
  if (of.share === null) return <span className={styles.faint}>{words.none}</span>
  const said = words.interval(of.low!, of.high!, of.n)
  return (
    <span className={styles.rate} title={said}>
      <b>{percent(of.share)}</b>
      <span className={styles.bar} aria-hidden="true">
        <span data-bad={bad || undefined} style={{ width: `${of.share * 100}%` }} />
        <i style={{ left: `${of.low! * 100}%`, width: `${(of.high! - of.low!) * 100}%` }} />
        {typeof mark === 'number' && <u style={{ left: `${mark * 100}%` }} />}
      </span>
      <span className="visually-hidden">{said}</span>
    </span>
  )
}
