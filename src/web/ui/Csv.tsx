import { words } from './words.ts'
import { IconDownload } from './icons.ts'
import { Tip } from './Tip.tsx'
import styles from './Csv.module.css'

/** The list as it stands, with all its pages, as a file: any list and any report of the API. */
export function Csv({ path, query = {} }: { path: string; query?: Record<string, unknown> }) {
  const asked = new URLSearchParams({ format: 'csv' })
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '' && name !== 'limit') asked.set(name, String(value))
  }
  return (
    <Tip label={words.csvHint}>
      <a className={styles.csv} href={`/api${path}?${asked.toString()}`} download>
        <IconDownload size={15} stroke={1.8} aria-hidden="true" />
        {words.csv}
      </a>
    </Tip>
  )
}
