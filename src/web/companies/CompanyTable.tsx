import { Link } from '@tanstack/react-router'
import type { CompanySummary } from '#journey/identity/companies.contract.ts'
import table from '../accounts/AccountTable.module.css'
import { number } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import styles from './Companies.module.css'
import { words } from './words.ts'

export function CompanyTable({ rows }: { rows: CompanySummary[] }) {
  const w = words.columns
  return (
    <table className={table.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{w.company}</th>
          <th scope="col" style={{ textAlign: 'right' }}>
            {w.score}
          </th>
          <th scope="col" className={table.number}>
            {w.people}
          </th>
          <th scope="col" className={table.number}>
            {w.engaged}
          </th>
          <th scope="col">{w.missing}</th>
          <th scope="col" className={table.wide}>
            {w.activity}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={table.account}>
              <Link to="/companies/$id" params={{ id: row.id }} className={table.name}>
                {row.name}
              </Link>
              {row.domain && <span className={table.under}>{row.domain}</span>}
            </td>
            <td style={{ textAlign: 'right' }}>{number(row.score)}</td>
            <td className={table.number}>{number(row.people)}</td>
            <td className={table.number}>{number(row.engaged)}</td>
            <td className={styles.missing}>
              {words.missing(row.missing.map((level) => words.levels[level]))}
            </td>
            <td className={table.wide}>{row.lastActivityAt && <When at={row.lastActivityAt} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
