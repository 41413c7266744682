import { percent } from '../ui/format.ts'
import styles from './Review.module.css'
import { words } from './words.ts'

interface Shared {
  share: number
  low: number
  high: number
}

/** A share as a bar, with its interval as a line over it and in words: a short bar with a long line says little yet. */
export function Share({ of, tone = 'plain' }: { of: Shared | null; tone?: 'plain' | 'bad' }) {
  if (!of) return <span className={styles.faint}>{words.noShare}</span>
  const [low, high] = [percent(of.low), percent(of.high)]
  return (
    <span className={styles.share}>
      <b>{percent(of.share)}</b>
      <span className={styles.bar} aria-hidden="true">
        <span data-tone={tone} style={{ width: `${of.share * 100}%` }} />
        <i style={{ left: `${of.low * 100}%`, width: `${(of.high - of.low) * 100}%` }} />
      </span>
      <span className={styles.faint}>{words.interval(low, high)}</span>
    </span>
  )
}
