import type { SurveyView } from '#journey/survey/contract.ts'
import { useNarrow } from '../ui/narrow.ts'
import styles from './Surveys.module.css'
import { words } from './words.ts'

/** How many of each side have finished: a bar per side; in a phone's list, one number. */
export function Response({ survey, brief = false }: { survey: SurveyView; brief?: boolean }) {
  const narrow = useNarrow()
  if (brief && narrow) {
    const sum = (of: 'finished' | 'invited') => survey.response.reduce((total, side) => total + side[of], 0)
    return <span className={styles.brief}>{words.answered(sum('finished'), sum('invited'))}</span>
  }
  return (
    <span className={styles.sides}>
      {survey.response.map(({ side, label, invited, finished }) => (
        <span key={side} className={styles.side}>
          <span className={styles.sideName}>
            <span>{label}</span>
            <span>{words.finished(finished, invited)}</span>
          </span>
          <span className={styles.track}>
            <span className={styles.fill} style={{ width: `${(finished / invited) * 100}%` }} />
          </span>
        </span>
      ))}
    </span>
  )
}
