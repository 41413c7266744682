import { Link } from '@tanstack/react-router'
import type { DutyView } from '#journey/measure/team.contract.ts'
import { number } from '../ui/format.ts'
import { ShareBar } from '../ui/ShareBar.tsx'
import { Tip } from '../ui/Tip.tsx'
import styles from './Duties.module.css'
import { words } from './words.ts'

interface Props {
  duties: DutyView[]
  days: string
  /** of one person; left out: of a team */
  person?: string
}

/** Each duty: how many clocks were kept, how long they take. */
export function Duties({ duties, days, person }: Props) {
  const many = new Set(duties.map((duty) => duty.of)).size > 1 && person === undefined
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.duties}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.duty}</th>
            {many && <th scope="col">{words.team}</th>}
            <th scope="col">{words.agreed}</th>
            <th scope="col" className={styles.figure}>
              {words.started}
            </th>
            <th scope="col">{words.inTime}</th>
            <th scope="col" className={styles.figure}>
              {words.runningLate}
            </th>
            {[words.median, words.ninety].map((label) => (
              <th key={label} scope="col" className={styles.figure}>
                <Tip label={words.businessHint}>
                  <span tabIndex={0} className={styles.hinted}>
                    {label}
                  </span>
                </Tip>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <Row key={`${duty.id} ${duty.of}`} duty={duty} many={many} days={days} person={person} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  duty: DutyView
  many: boolean
  days: string
  person: string | undefined
}

function Row({ duty, many, days, person }: RowProps) {
  const scope = { clock: duty.id, days, ...(person === undefined ? { team: duty.of } : { person }) }
  const hours = (value: number | null) => (value === null ? words.notYet : words.businessHours(value))
  return (
    <tr>
      <th scope="row">{duty.name}</th>
      {many && <td>{words.teams[duty.of] ?? duty.of}</td>}
      <td>{duty.within}</td>
      <td className={styles.figure}>
        <Link to="/clocks" search={scope}>
          {number(duty.started)}
        </Link>
      </td>
      <td>
        <Link to="/clocks" search={{ ...scope, state: 'met' }}>
          <ShareBar of={duty.inTime} />
        </Link>
      </td>
      <td className={styles.figure} data-bad={duty.runningLate > 0 || undefined}>
        <Link to="/clocks" search={{ ...scope, state: 'late' }}>
          {number(duty.runningLate)}
        </Link>
      </td>
      <td className={styles.figure}>{hours(duty.median)}</td>
      <td className={styles.figure}>{hours(duty.ninety)}</td>
    </tr>
  )
}
