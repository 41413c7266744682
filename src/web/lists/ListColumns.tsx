import type { ListImportAnswer } from '#journey/outreach/list-import.contract.ts'
import styles from './ImportList.module.css'
import { words } from './words.ts'

interface ColumnsProps {
  columns: ListImportAnswer['columns']
  fields: readonly string[]
  onChange: (mapping: Record<string, string>) => void
}

/** Which column is what. A field has one column: whoever gives it to another takes it from the first. */
export function ListColumns({ columns, fields, onChange }: ColumnsProps) {
  const choose = (header: string, field: string) => {
    const pairs = columns.flatMap((one) =>
      one.field !== null && one.field !== field && one.header !== header
        ? [[one.field, one.header] as const]
        : [],
    )
    onChange(Object.fromEntries(field === '' ? pairs : [...pairs, [field, header] as const]))
  }
  return (
    <section>
      <h2 className={styles.heading}>{words.columns}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.is}</th>
            <th scope="col">{words.example}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ header, field, examples }) => (
            <tr key={header} data-unused={field === null || undefined}>
              <td>{header}</td>
              <td>
                <select
                  className={styles.select}
                  aria-label={words.fieldOf(header)}
                  value={field ?? ''}
                  onChange={(event) => choose(header, event.currentTarget.value)}
                >
                  <option value="">{words.ignore}</option>
                  {fields.map((value) => (
                    <option key={value} value={value}>
                      {words.fields[value]}
                    </option>
                  ))}
                </select>
              </td>
              <td className={styles.examples}>{examples.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
