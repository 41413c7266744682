import { Link } from '@tanstack/react-router'
import type { TrainingSummary } from '#journey/learning/workspace/contract.ts'
import { fixed, shortMoment } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import styles from './Score.module.css'
import { words } from './words.ts'

const TONES: Partial<Record<TrainingSummary['status'], Tone>> = { done: 'good', failed: 'bad' }

/** What was learned before, newest first. */
export function TrainingLines({ of, shown }: { of: TrainingSummary[]; shown: string | null }) {
  if (of.length === 0) return null
  return (
    <Section title={words.trainings}>
      <div className={styles.wide} tabIndex={0} role="region" aria-label={words.trainings}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.outcome}</th>
              <th scope="col">{words.moment}</th>
              <th scope="col">{words.by}</th>
              <th scope="col" className={styles.number}>
                {words.area}
              </th>
              <th scope="col">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((one) => (
              <tr key={one.id} aria-current={one.id === shown || undefined}>
                <th scope="row">
                  <Link to="/agreement/score" search={{ card: one.id }} className={styles.link}>
                    {shortMoment(one.startedAt)}
                  </Link>
                </th>
                <td>{words.outcomes[one.outcome]}</td>
                <td>{words.moments[one.moment]}</td>
                <td>{one.by.id === 'baton' ? words.monthly : one.by.name}</td>
                <td className={styles.number}>{one.area ? fixed(one.area.auc, 3) : '–'}</td>
                <td>
                  <Tag tone={one.inForce ? 'accent' : (TONES[one.status] ?? 'plain')}>
                    {one.inForce ? words.inForce : words.statuses[one.status]}
                  </Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
