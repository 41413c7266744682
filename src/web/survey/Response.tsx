import type { SurveyView } from '#journey/survey/contract.ts'
import styles from './Surveys.module.css'
import { words } from './words.ts'

/** How many of each side have finished: a bar per side. */
export function Response({ survey }: { survey: SurveyView }) {
  return (
    <span className={styles.sides}>
      {survey.response.map(({ side, label, invited, finished }) => (
        <span key={side} className={styles.side}>
          <span className={styles.sideName}>
            <span>{label}</span>
            <span>{words.finished(finished, invited)}</span>
          </span>
          <span className={styles.track} style={{ display: 'block' }}>
            <span className={styles.fill} style={{ width: `${(finished / invited) * 100}%` }} />
          </span>
        </span>
      ))}
    </span>
  )
}
