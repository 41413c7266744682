import type { PersonView } from '#journey/measure/team.contract.ts'
import { number, tenth } from '../ui/format.ts'
import styles from './Bands.module.css'
import { words } from './words.ts'

/** Score band by score band: how many were worked, and how many the others would have worked of as many. */
export function Bands({ bands }: { bands: PersonView['bands'] }) {
  const most = Math.max(1, ...bands.map((band) => band.n))
  const share = (n: number) => `${(n / most) * 100}%`
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.person.score}</th>
          <th scope="col" className={styles.figure}>
            {words.person.offersColumn}
          </th>
          <th scope="col" className={styles.figure}>
            {words.person.worked}
          </th>
          <th scope="col" className={styles.figure}>
            {words.person.expected}
          </th>
          <th aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {bands.map(({ score, n, worked, expected }) => (
          <tr key={score}>
            <th scope="row">{words.person.band(score)}</th>
            <td className={styles.figure}>{number(n)}</td>
            <td className={styles.figure}>{number(worked)}</td>
            <td className={styles.figure}>{expected === null ? '–' : tenth(expected)}</td>
            <td className={styles.chart} aria-hidden="true">
              <span className={styles.all} style={{ width: share(n) }} />
              <span className={styles.worked} style={{ width: share(worked) }} />
              {expected !== null && <span className={styles.expected} style={{ left: share(expected) }} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
