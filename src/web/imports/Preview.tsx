import type { ImportPreview } from '#journey/capture/contract.ts'
import { moment, plain } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './ImportScreen.module.css'
import { SYSTEMS } from './systems.ts'
import { words } from './words.ts'

/** Enough to see whether the mapping is right. */
const SHOWN = 8

export function Preview({ preview }: { preview: ImportPreview }) {
  const names = [...new Set(preview.records.flatMap((record) => Object.keys(record)))]
  return (
    <>
      <p className={styles.system}>
        {preview.system
          ? words.recognised(SYSTEMS[preview.system] ?? preview.system)
          : preview.proposed
            ? words.unrecognised
            : words.given}
      </p>
      {preview.problems.length > 0 && (
        <section>
          <h2 className={styles.heading}>{words.problems}</h2>
          <ul className={styles.problems}>
            {preview.problems.map((problem, i) => (
              <li key={i}>
                <Tag tone={problem.severity === 'error' ? 'bad' : 'warn'}>{words[problem.severity]}</Tag>{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview.records.length > 0 && (
        <section>
          <h2 className={styles.heading}>{words.records}</h2>
          <div className={styles.frame} tabIndex={0} role="region" aria-label={words.records}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {names.map((name) => (
                    <th key={name} scope="col">
                      {words.parts[name] ?? name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.records.slice(0, SHOWN).map((record, i) => (
                  <tr key={i}>
                    {names.map((name) => (
                      <td key={name} title={cell(record[name])}>
                        {cell(record[name])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  )
}

const MOMENT = /^\d{4}-\d\d-\d\dT/

/** As the file means it: a year or an id is no figure to be grouped in thousands. */
function cell(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && MOMENT.test(value) ? moment(value) : plain(value)
}
