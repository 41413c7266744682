import type { ListImportAnswer } from '#journey/outreach/list-import.contract.ts'
import { number } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './ImportList.module.css'
import { words } from './words.ts'

const SHOWN_REFUSED = 50
const SHOWN_ROWS = 8

export function ListOutcome({ answer }: { answer: ListImportAnswer }) {
  return (
    <section aria-live="polite">
      <h2 className={styles.heading}>{words.found}</h2>
      <dl className={styles.counts}>
        {(['created', 'updated', 'unchanged', 'refused'] as const).map((name) => (
          <div key={name} data-bad={(name === 'refused' && answer.refused > 0) || undefined}>
            <dt>{words.outcome[name]}</dt>
            <dd>{number(answer[name])}</dd>
          </div>
        ))}
      </dl>
      {answer.problems.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.refusedRows}</h3>
          <ul className={styles.lines}>
            {answer.problems.slice(0, SHOWN_REFUSED).map(({ line, reason }, i) => (
              <li key={i}>
                <span className={styles.line}>{words.line(line)}</span>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
          {answer.refused > SHOWN_REFUSED && (
            <p className={styles.examples}>{words.moreRefused(answer.refused - SHOWN_REFUSED)}</p>
          )}
        </>
      )}
      {answer.rows.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.rows}</h3>
          <ul className={styles.lines}>
            {answer.rows.slice(0, SHOWN_ROWS).map(({ line, outcome, what }, i) => (
              <li key={i}>
                <span className={styles.line}>{words.line(line)}</span>
                <span className={styles.what}>{what}</span>
                <Tag tone={outcome === 'created' ? 'good' : outcome === 'updated' ? 'accent' : 'plain'}>
                  {words.outcome[outcome]}
                </Tag>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
