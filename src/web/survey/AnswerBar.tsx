import styles from './AnswerBar.module.css'
import { words } from './result-words.ts'

const ORDER = ['lead', 'not_yet', 'never'] as const
type Counts = Record<(typeof ORDER)[number], number>

/** Lead, not yet and never as parts of one bar. */
export function AnswerBar({ counts, figures = false }: { counts: Counts; figures?: boolean }) {
  const all = counts.lead + counts.not_yet + counts.never
  return (
    <span
      className={styles.bar}
      role="img"
      aria-label={words.shares(counts.lead, counts.not_yet, counts.never)}
      title={words.shares(counts.lead, counts.not_yet, counts.never)}
    >
      {ORDER.filter((word) => counts[word] > 0).map((word) => (
        <span key={word} data-word={word} style={{ flexGrow: counts[word] }}>
          {figures && counts[word] / all >= 0.12 && (
            <>
              {words.answers[word]} {Math.round((counts[word] / all) * 100)} %
            </>
          )}
          {!figures && counts[word]}
        </span>
      ))}
    </span>
  )
}
