import { number } from './format.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

// Fit and engagement share one scale; both parts at their maximum fill the bar.
const FULL = 110

/** The number, and under what it is made of: fit, then engagement. */
export function Score({ score, fit, engagement }: { score: number; fit: number; engagement: number }) {
  return (
    <span className={styles.score} title={words.score(fit, engagement)}>
      <span className={styles.total}>{number(score)}</span>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.fit} style={{ width: width(fit) }} />
        <span className={styles.engagement} style={{ width: width(engagement) }} />
      </span>
    </span>
  )
}

function width(points: number): string {
  return `${Math.min(100, Math.max(0, (points / FULL) * 100))}%`
}
