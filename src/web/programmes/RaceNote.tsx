import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import styles from './Programme.module.css'
import type { Keeping } from './use-keeping.ts'
import { words } from './words.ts'

/** Two people drew at one draft: the second is asked whose it shall be. */
export function RaceNote({ keeping }: { keeping: Keeping }) {
  return (
    <div className={styles.note}>
      <Note tone="warn">{words.race}</Note>
      <Button onClick={keeping.takeTheirs}>{words.theirs}</Button>
      <Button onClick={keeping.keepMine}>{words.mine}</Button>
    </div>
  )
}
