import { useEffect, useRef, useState, type ReactNode } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { IconArrowDown, IconArrowUp, IconChevronRight, IconGripVertical, IconTrash } from '../../ui/icons.ts'
import { useEditing } from './editing.ts'
import styles from './ListOf.module.css'
import type { Place } from './use-reorder.ts'
import { keyOf, type Path } from './values.ts'
import { editorWords as words } from './words.ts'

interface RowProps {
  path: Path
  what: string
  line: ReactNode
  place: Place
  onRemove: (() => void) | null
  children: () => ReactNode
}

/** One item. Closed it is one line; whoever is sent to a place within it finds it open. */
export function Row({ path, what, line, place, onRemove, children }: RowProps) {
  const { target, problems } = useEditing()
  const key = keyOf(path)
  const within = (at: string) => at === key || at.startsWith(`${key}.`)
  const [open, setOpen] = useState(line === undefined || (target !== null && within(target.path)))
  const seen = useRef(target?.nonce)
  useEffect(() => {
    if (!target || target.nonce === seen.current) return
    seen.current = target.nonce
    if (within(target.path)) setOpen(true)
  })
  const wrong = problems.some((problem) => within(problem.path))
  return (
    <li
      className={styles.row}
      data-path={key}
      data-wrong={wrong || undefined}
      data-open={open || undefined}
      data-held={place.held || undefined}
      data-drop={place.drop}
    >
      <div className={styles.head} onKeyDown={place.onKeyDown}>
        {place.grip && (
          <button
            type="button"
            className={styles.grip}
            data-grip
            aria-label={words.grip(what)}
            aria-keyshortcuts="ArrowUp ArrowDown Alt+ArrowUp Alt+ArrowDown"
            {...place.grip}
          >
            <IconGripVertical size={14} />
          </button>
        )}
        {line === undefined ? (
          <div className={styles.body}>{children()}</div>
        ) : (
          <button
            type="button"
            className={styles.line}
            aria-expanded={open}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={14} />
            {line}
          </button>
        )}
        <span className={styles.tools}>
          {place.up && (
            <IconButton label={words.up(what)} onClick={place.up}>
              <IconArrowUp size={14} />
            </IconButton>
          )}
          {place.down && (
            <IconButton label={words.down(what)} onClick={place.down}>
              <IconArrowDown size={14} />
            </IconButton>
          )}
          {onRemove && (
            <IconButton label={words.remove(what)} onClick={onRemove}>
              <IconTrash size={14} />
            </IconButton>
          )}
        </span>
      </div>
      {line !== undefined && open && <div className={styles.opened}>{children()}</div>}
    </li>
  )
}
