import { Link } from '@tanstack/react-router'
import type { FormSummary } from '#journey/capture/forms/contract.ts'
import { number, percent } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import styles from './Forms.module.css'
import { FormState } from './FormState.tsx'
import { words } from './words.ts'

export function FormTable({ rows }: { rows: FormSummary[] }) {
  const { columns } = words
  return (
    <table className={styles.table} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col" data-number>
            {columns.views}
          </th>
          <th scope="col" data-number>
            {columns.submits}
          </th>
          <th scope="col" data-number data-wide>
            {columns.conversion}
          </th>
          <th scope="col" data-number data-wide>
            {columns.waiting}
          </th>
          <th scope="col" data-wide>
            {columns.last}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: FormSummary }) {
  const { views, submits, waiting, refused, lastAt } = row.counts
  return (
    <tr>
      <td>
        <Link to="/forms/$id" params={{ id: row.id }} className={styles.name}>
          {row.name}
        </Link>
        <span className={styles.small}>
          <FormState form={row} />
          {refused > 0 && (
            <Link
              to="/forms/$id/submissions"
              params={{ id: row.id }}
              search={{ became: 'refused' }}
              className={styles.refused}
            >
              {words.refused(refused)}
            </Link>
          )}
        </span>
      </td>
      <td data-number>{number(views)}</td>
      <td data-number>
        <Link to="/forms/$id/submissions" params={{ id: row.id }} className={styles.drill}>
          {number(submits)}
        </Link>
      </td>
      <td data-number data-wide>
        {views > 0 ? percent(Math.min(1, submits / views)) : '–'}
      </td>
      <td data-number data-wide>
        {waiting > 0 ? number(waiting) : '–'}
      </td>
      <td data-wide>{lastAt === null ? '–' : <When at={lastAt} />}</td>
    </tr>
  )
}
