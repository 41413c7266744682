import type { TemplateDetail } from '#journey/mailing/templates.contract.ts'
import { Note } from '../ui/Note.tsx'
import { When } from '../ui/When.tsx'
import styles from './Editor.module.css'
import { words } from './words.ts'

/** Says of a retired template that it is one, since when and why; nothing of others. */
export function Retired({ detail: { retiredAt, turns } }: { detail: TemplateDetail }) {
  const [last] = turns
  if (retiredAt === null || !last) return null
  return (
    <Note tone="warn">
      <strong>{words.retired}</strong> <When at={retiredAt} /> {words.by(last.by.name)}.{' '}
      {last.note !== '' && <q>{last.note}</q>} {words.retiredHint}
    </Note>
  )
}

/** Each time that it was retired or came back. */
export function Turns({ turns }: Pick<TemplateDetail, 'turns'>) {
  if (turns.length === 0) return null
  return (
    <ul className={styles.turns} aria-label={words.turns}>
      {turns.map(({ what, at, by, note }) => (
        <li key={at}>
          {words.turned[what]} <When at={at} /> {words.by(by.name)}
          {note !== '' && <q>{note}</q>}
        </li>
      ))}
    </ul>
  )
}
