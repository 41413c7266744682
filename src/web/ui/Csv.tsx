import { FileLink } from './FileLink.tsx'
import { words } from './words.ts'

/** The list as it stands, with all its pages, as a file: any list and any report of the API. */
export function Csv({ path, query = {} }: { path: string; query?: Record<string, unknown> }) {
  const asked = new URLSearchParams({ format: 'csv' })
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '' && name !== 'limit') asked.set(name, String(value))
  }
  return (
    <FileLink href={`/api${path}?${asked.toString()}`} hint={words.csvHint}>
      {words.csv}
    </FileLink>
  )
}
