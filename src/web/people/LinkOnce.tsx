import { Copy } from '../ui/Copy.tsx'
import { moment } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import type { Link } from './data.ts'
import styles from './Form.module.css'
import { words } from './words.ts'

export function LinkOnce({ link, name, email }: { link: Link; name: string; email: string | null }) {
  return (
    <div className={styles.plain}>
      <Copy label={words.linkTitle(name)} text={link.url} />
      <Note tone="warn">
        {words.linkOnce(moment(link.expiresAt))}{' '}
        {link.mailed ? words.linkMailed(email ?? '') : words.linkNotMailed}
      </Note>
    </div>
  )
}
