import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from '../ui/BulkBar.module.css'
import { BulkDialog, type BulkAct } from './BulkDialog.tsx'
import { MergeChosen, MOST_MERGED } from '../merging/MergeChosen.tsx'
import { words as mergeWords } from '../merging/words.ts'
import { useMay } from '../data/session.ts'
import { words } from './bulk-words.ts'

const MOST = 500

/** What can be done with several leads at once; it stands over the list while any are chosen. */
export function BulkBar({ chosen, onDone }: { chosen: ReadonlySet<string>; onDone: () => void }) {
  const [what, setWhat] = useState<BulkAct | 'merge' | null>(null)
  const works = useMay('work')
  const close = () => setWhat(null)
  const done = () => {
    close()
    onDone()
  }
  const many = chosen.size > MOST
  return (
    <div className={styles.bar} data-over role="toolbar" aria-label={words.label}>
      <span className={styles.count} role="status">
        {many ? words.most(MOST) : words.chosen(chosen.size)}
      </span>
      {(['assign', 'disqualify'] as const).map((act) => (
        <Button key={act} disabled={many} onClick={() => setWhat(act)}>
          {words[act]}
        </Button>
      ))}
      {works && chosen.size > 1 && chosen.size <= MOST_MERGED && (
        <Button onClick={() => setWhat('merge')}>{mergeWords.mergeChosen}</Button>
      )}
      <Button look="quiet" onClick={onDone}>
        {words.clear}
      </Button>
      {what === 'merge' && <MergeChosen ids={[...chosen]} onClose={close} onDone={done} />}
      {what !== null && what !== 'merge' && (
        <BulkDialog what={what} ids={[...chosen]} onClose={close} onDone={done} />
      )}
    </div>
  )
}
