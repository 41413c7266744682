import type { ReviewPack } from '#journey/review/contract.ts'
import { fixed } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './Review.module.css'
import { words as shared } from '../ui/words.ts'
import { words } from './words.ts'

/** α per quarter with its interval, from −0.2 to 1. */
export function Quarters({ ratings }: { ratings: ReviewPack['ratings'] }) {
  return (
    <Section title={words.ratings}>
      {ratings.length === 0 ? (
        <p className={styles.faint}>{words.noRatings}</p>
      ) : (
        <ul className={styles.rows}>
          {ratings.map(({ quarter, alpha, low, high }) => (
            <li key={quarter}>
              <span>
                {quarter}
                {alpha !== null && <small>{words.reading(alpha)}</small>}
              </span>
              <span className={styles.number}>
                {alpha === null ? words.notComputed : `${words.alpha} ${fixed(alpha, 2)}`}
              </span>
              {alpha !== null && low !== null && high !== null ? (
                <span className={styles.share}>
                  <span className={styles.bar} aria-hidden="true">
                    <span style={{ width: `${place(alpha)}%` }} />
                    <i style={{ left: `${place(low)}%`, width: `${place(high) - place(low)}%` }} />
                  </span>
                  <span className={styles.faint}>{shared.interval(fixed(low, 2), fixed(high, 2))}</span>
                </span>
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const LOWEST = -0.2

function place(alpha: number): number {
  return Math.min(100, Math.max(0, ((alpha - LOWEST) / (1 - LOWEST)) * 100))
}
