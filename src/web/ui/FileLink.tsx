import type { MouseEvent, ReactNode } from 'react'
import { PERSON_KEY } from '../data/request.ts'
import { useSession } from '../data/session.ts'
import { IconDownload } from './icons.ts'
import { Tip } from './Tip.tsx'
import styles from './FileLink.module.css'

interface FileLinkProps {
  /** of the API, with its query */
  href: string
  hint: string
  children: ReactNode
}

/** Something of the API as a file to keep. */
export function FileLink({ href, hint, children }: FileLinkProps) {
  const open = useSession()?.mode !== 'claimed'
  return (
    <Tip label={hint}>
      <a className={styles.file} href={href} download onClick={(event) => open && asMyself(event, href)}>
        <IconDownload size={15} stroke={1.8} aria-hidden="true" />
        {children}
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
