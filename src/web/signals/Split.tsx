import type { ReactNode } from 'react'
import { number } from '../ui/format.ts'
import styles from './Signals.module.css'
import { words } from './words.ts'

interface Row {
  key: string
  name: ReactNode
  more?: string
  people: number
  machines: number
}

/** How many are taken for people's, and how many for software's; `column`: what stands between. */
export function Split({
  what,
  first,
  column,
  rows,
}: {
  what: string
  first: string
  column?: string
  rows: Row[]
}) {
  return (
    <table className={styles.table} aria-label={what}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {column && (
            <th scope="col" data-number data-wide>
              {column}
            </th>
          )}
          <th scope="col" data-number>
            {words.people}
          </th>
          <th scope="col" data-number>
            {words.machines}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td className={styles.first}>
              {row.name}
              {column && (
                <span className={styles.under}>
                  {column}: {row.more}
                </span>
              )}
            </td>
            {column && (
              <td data-number data-wide>
                {row.more}
              </td>
            )}
            <td data-number>{number(row.people)}</td>
            <td data-number>{number(row.machines)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
