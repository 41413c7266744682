import { useQuery } from '@tanstack/react-query'
import { number } from '../ui/format.ts'
import { stateQuery } from './data.ts'
import styles from './Duplicates.module.css'
import { words } from './words.ts'

/** A run under way, in one line under the header; nothing when none is. */
export function RunLine({ onOpen }: { onOpen: () => void }) {
  const run = useQuery(stateQuery).data?.run
  if (run?.state !== 'running') return null
  return (
    <button type="button" className={styles.running} onClick={onOpen}>
      <progress className={styles.progress} value={run.done} max={Math.max(1, run.total)} aria-hidden />
      <span role="status">{words.run.running[run.stage](number(run.done), number(run.total))}</span>
    </button>
  )
}
