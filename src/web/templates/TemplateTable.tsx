import { Link } from '@tanstack/react-router'
import type { TemplateSummary } from '#journey/mailing/templates.contract.ts'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import styles from './Templates.module.css'
import { words } from './words.ts'

export function TemplateTable({ rows }: { rows: TemplateSummary[] }) {
  return (
    <table className={styles.table} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col" className={styles.wide}>
            {words.usedBy}
          </th>
          <th scope="col" className={styles.wide}>
            {words.saved}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={styles.what}>
              <Link to="/templates/$id" params={{ id: row.id }} className={styles.name}>
                {row.name}
              </Link>
              <span className={styles.small}>{row.subject}</span>{' '}
              {row.retiredAt && <Tag>{words.retired}</Tag>}
              <span className={styles.why}>
                <Users row={row} />
              </span>
            </td>
            <td className={styles.wide}>
              <Users row={row} />
            </td>
            <td className={styles.wide}>
              <When at={row.savedAt} />{' '}
              <span className={styles.small}>
                {words.by(row.savedBy.name)} · {words.version(row.version)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The programmes that send it. */
export function Users({ row }: { row: Pick<TemplateSummary, 'programmes'> }) {
  if (row.programmes.length === 0) return <span className={styles.small}>{words.unused}</span>
  return (
    <span className={styles.users}>
      {row.programmes.map(({ id, name }) => (
        <Link key={id} to="/programmes/$id" params={{ id }} className={styles.user}>
          {name}
        </Link>
      ))}
    </span>
  )
}
