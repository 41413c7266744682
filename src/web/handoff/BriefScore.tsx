import type { Brief } from '#journey/handoff/brief.contract.ts'
import { number, points } from '../ui/format.ts'
import styles from './BriefView.module.css'
import { words } from './brief-words.ts'
import { Entry } from './Claims.tsx'

interface BriefScoreProps {
  score: Brief['score']
  onEntry: (seq: number) => void
}

/** The score line by line: what it is for, how often, the latest entry behind it. */
export function BriefScore({ score, onEntry }: BriefScoreProps) {
  if (score.parts.length === 0) return null
  return (
    <details className={styles.score}>
      <summary>{words.score(score.total)}</summary>
      <ul className={styles.claims}>
        {score.parts.map((part) => (
          <li key={part.rule} className={styles.sum}>
            <span className={styles.says}>
              {part.because}
              {words.times(part.times)}{' '}
              {part.seq !== null && <Entry claim={{ seq: part.seq, lead: null }} onEntry={onEntry} />}
            </span>
            <span className={styles.points}>{points(part.points)}</span>
          </li>
        ))}
        <li className={styles.sum} data-total>
          <span className={styles.says}>{words.total}</span>
          <span className={styles.points}>{number(score.total)}</span>
        </li>
      </ul>
    </details>
  )
}
