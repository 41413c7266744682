import type { MouseEvent } from 'react'
import { PERSON_KEY } from '../data/request.ts'
import { useSession } from '../data/session.ts'
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
  const href = `/api${path}?${asked.toString()}`
  const open = useSession()?.mode !== 'claimed'
  return (
    <Tip label={words.csvHint}>
      <a className={styles.csv} href={href} download onClick={(event) => open && asMyself(event, href)}>
        <IconDownload size={15} stroke={1.8} aria-hidden="true" />
        {words.csv}
      </a>
    </Tip>
  )
}

/** On an open workspace a header says who asks, which no link can send: the file is fetched with it, and then saved. */
function asMyself(event: MouseEvent, href: string): void {
  const person = localStorage.getItem(PERSON_KEY)
  if (!person) return
  event.preventDefault()
  void fetch(href, { headers: { 'Baton-Person': person } })
    .then(async (response) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await response.blob())
      link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
      link.click()
      URL.revokeObjectURL(link.href)
    })
    .catch(() => location.assign(href))
}
