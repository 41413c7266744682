import { useState } from 'react'
import type { ImportPreview } from '#journey/capture/contract.ts'
import { TextArea } from '../ui/Field.tsx'
import { percent } from '../ui/format.ts'
import { Segments } from '../ui/Toggle.tsx'
import styles from './ImportScreen.module.css'
import { words } from './words.ts'

interface MappingProps {
  preview: ImportPreview
  mapping: string
  onChange: (mapping: string) => void
}

export function Mapping({ preview, mapping, onChange }: MappingProps) {
  const [view, setView] = useState<'columns' | 'yaml'>('columns')
  return (
    <section>
      <div className={styles.mappingHead}>
        <h2>{words.mapping}</h2>
        <Segments
          label={words.views}
          value={view}
          options={[
            { value: 'columns', label: words.perColumn },
            { value: 'yaml', label: words.asYaml },
          ]}
          onChange={setView}
        />
      </div>
      {view === 'yaml' ? (
        <TextArea mono label={words.mappingHint} rows={24} value={mapping} onChange={onChange} />
      ) : (
        <div className={styles.frame} tabIndex={0} role="region" aria-label={words.columns}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.column}</th>
                <th scope="col">{words.target}</th>
                <th scope="col">{words.because}</th>
                <th scope="col">{words.filled}</th>
                <th scope="col">{words.sample}</th>
              </tr>
            </thead>
            <tbody>
              {preview.columns.map((column) => (
                <tr key={`${column.file}/${column.header}`}>
                  <td>
                    <strong>{column.header}</strong>
                    {manyFiles(preview) && <div className={styles.hint}>{column.file}</div>}
                  </td>
                  <td>{column.target ?? <span className={styles.hint}>{words.dropped}</span>}</td>
                  <td className={styles.wrap}>{howRead(column)}</td>
                  <td>{percent(column.filled)}</td>
                  <td title={column.sample.join(', ')}>{column.sample.slice(0, 3).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function howRead({ type, because }: ImportPreview['columns'][number]): string {
  const known = words.becauses[because] ?? because
  return [words.types[type] ?? type, known].filter((part) => part !== '').join('; ')
}

function manyFiles(preview: ImportPreview): boolean {
  return new Set(preview.columns.map((column) => column.file)).size > 1
}
