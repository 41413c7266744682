import type { ReactNode } from 'react'
import { useNarrow } from './narrow.ts'
import styles from './Panes.module.css'
import { Bars } from './States.tsx'

interface PanesProps {
  list: ReactNode
  /** below the list; on a phone below the chosen one too */
  more?: ReactNode
  /** what stands at the top of a phone's screen */
  first?: 'list' | 'chosen'
  /** the list's name, where it holds no landmark of its own */
  label?: string
  /** the chosen one; nothing chosen, and the list stands in the middle */
  children: ReactNode
}

/** A list, and beside it the one of it that is worked on: inbox, queue, returns. Both scroll by themselves. */
export function Panes({ list, more, first = 'list', label, children }: PanesProps) {
  const region = label === undefined ? {} : { role: 'region', 'aria-label': label, tabIndex: 0 }
  return (
    <div className={styles.panes} data-first={first} data-empty={!children || undefined}>
      <div className={styles.side}>
        <div className={styles.list} {...region}>
          {list}
        </div>
        {more && <div className={styles.more}>{more}</div>}
      </div>
      {children}
    </div>
  )
}

export function PanesLoading() {
  return (
    <div className={styles.loading}>
      <Bars rows={8} height={18} gap={18} />
    </div>
  )
}

export function PaneTitle({ count, children }: { count: ReactNode; children: ReactNode }) {
  return (
    <h2 className={styles.title}>
      {children} <span className={styles.count}>{count}</span>
    </h2>
  )
}

interface PaneRowProps {
  here: boolean
  onPick: () => void
  name: ReactNode
  /** at the right of the name */
  beside: ReactNode
  less: ReactNode
  /** at the right of the second line */
  lessBeside: ReactNode
  /** a third line */
  children?: ReactNode
}

export function PaneRow({ here, onPick, name, beside, less, lessBeside, children }: PaneRowProps) {
  const narrow = useNarrow()
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-current={here || undefined}
        ref={here && !narrow ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
        onClick={(event) => {
          const panes = event.currentTarget.closest(`.${styles.panes}`)
          onPick()
          // on a phone the chosen one stands out of sight, below a long list or above it
          if (narrow) setTimeout(() => panes?.lastElementChild?.scrollIntoView({ behavior: 'smooth' }))
        }}
      >
        <span className={styles.line}>
          <span className={styles.name}>{name}</span>
          {beside}
        </span>
        <span className={styles.line}>
          <span className={styles.less}>{less}</span>
          {lessBeside}
        </span>
        {children}
      </button>
    </li>
  )
}
