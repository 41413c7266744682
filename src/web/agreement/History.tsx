import type { AgreementShown } from '#journey/agreement/life/contract.ts'
import { localMoments, moment } from '../ui/format.ts'
import styles from './Version.module.css'

/** Everything that happened to a version, oldest first. */
export function History({ of }: { of: AgreementShown }) {
  return (
    <ol className={styles.history}>
      {of.history.map((entry) => (
        <li key={entry.seq} className={styles.happened}>
          <span>{localMoments(entry.sentence)}</span>
          <time dateTime={entry.at}>{moment(entry.at)}</time>
        </li>
      ))}
    </ol>
  )
}
