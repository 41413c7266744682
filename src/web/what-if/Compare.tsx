import type { ReactNode } from 'react'
import styles from './Compare.module.css'
import { words } from './words.ts'

export interface CompareRow {
  key: string
  label: ReactNode
  was: ReactNode
  would: ReactNode
  change: ReactNode
  hint?: ReactNode
}

/** A table of both sides; every block of the result that compares figures is one. */
export function Compare({
  title,
  hint,
  head,
  rows,
}: {
  title: string
  hint?: ReactNode
  head: string
  rows: CompareRow[]
}) {
  return (
    <section className={styles.block}>
      <h2>{title}</h2>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.frame} tabIndex={0} role="group" aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{words.inForce}</th>
              <th scope="col">{words.draft}</th>
              <th scope="col">{words.change}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.label}
                  {row.hint && <span className={styles.below}>{row.hint}</span>}
                </th>
                <td>{row.was}</td>
                <td>{row.would}</td>
                <td>{row.change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A figure over its interval. */
export function Over({ value, below }: { value: string; below: string | null }) {
  return (
    <>
      {value}
      {below && <span className={styles.below}>{below}</span>}
    </>
  )
}
