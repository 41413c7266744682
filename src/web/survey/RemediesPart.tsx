import type { SurveyResult } from '#journey/survey/contract.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './Remedies.module.css'
import result from './Result.module.css'
import { words } from './result-words.ts'

interface RemediesPartProps {
  remedies: SurveyResult['remedies']
  items: { id: string; label: string }[]
}

export function RemediesPart({ remedies, items }: RemediesPartProps) {
  return (
    <section className={result.part}>
      <h2>{words.remedies}</h2>
      {remedies.length === 0 ? (
        <p className={result.quiet}>{words.noRemedies}</p>
      ) : (
        <ol>
          {remedies.map(({ id, text, cause, votes, sides }) => (
            <li key={id} className={styles.remedy}>
              <span className={styles.text}>
                {text}
                <span className={styles.cause}>{items.find((item) => item.id === cause)?.label}</span>
              </span>
              {sides.map(({ side, label, votes: own }) => (
                <Tag key={side}>
                  {label} {own}
                </Tag>
              ))}
              <b className={result.votes}>{words.votes(votes)}</b>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
