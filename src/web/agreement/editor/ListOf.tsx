import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Json } from '#journey/agreement/editing.contract.ts'
import { IconButton } from '../../ui/Button.tsx'
import { IconArrowDown, IconArrowUp, IconChevronRight, IconPlus, IconTrash } from '../../ui/icons.ts'
import { useEditing } from './editing.ts'
import styles from './ListOf.module.css'
import { adding, keyOf, listAt, type Path } from './values.ts'
import { editorWords as words } from './words.ts'

interface ListOfProps {
  path: Path
  /** "rule", "criterion": what one of them is called */
  what: string
  make: (items: readonly Json[]) => Json
  /** what is seen while a row is closed; without it rows are always open */
  line?: (path: Path, item: Json) => ReactNode
  children: (path: Path, item: Json) => ReactNode
  /** what cannot be removed down to nothing */
  least?: number
}

/** A list of the file: every item with its place, to be moved, removed and added to. */
export function ListOf({ path, what, make, line, children, least = 0 }: ListOfProps) {
  const { value, edit, go } = useEditing()
  const items = listAt(value, path)
  return (
    <div className={styles.list} data-path={keyOf(path)}>
      <ol className={styles.items}>
        {items.map((item, i) => (
          <Row
            key={i}
            path={[...path, i]}
            what={`${what} ${i + 1}`}
            line={line?.([...path, i], item)}
            onUp={i > 0 ? () => edit({ do: 'move', path: [...path, i], to: i - 1 }) : null}
            onDown={i < items.length - 1 ? () => edit({ do: 'move', path: [...path, i], to: i + 1 }) : null}
            onRemove={items.length > least ? () => edit({ do: 'remove', path: [...path, i] }) : null}
          >
            {() => children([...path, i], item)}
          </Row>
        ))}
      </ol>
      <AddButton
        label={`${words.add} ${what}`}
        onAdd={() => {
          if (edit(adding(value, path, make(items)))) go(keyOf([...path, items.length]))
        }}
      />
    </div>
  )
}

export function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <button type="button" className={styles.add} onClick={onAdd}>
      <IconPlus size={14} /> {label}
    </button>
  )
}

interface RowProps {
  path: Path
  what: string
  line: ReactNode
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove: (() => void) | null
  children: () => ReactNode
}

/** One item. Closed it is one line; whoever is sent to a place within it finds it open. */
export function Row({ path, what, line, onUp, onDown, onRemove, children }: RowProps) {
  const { target, problems } = useEditing()
  const key = keyOf(path)
  const within = (place: string) => place === key || place.startsWith(`${key}.`)
  const [open, setOpen] = useState(line === undefined || (target !== null && within(target.path)))
  const seen = useRef(target?.nonce)
  useEffect(() => {
    if (!target || target.nonce === seen.current) return
    seen.current = target.nonce
    if (within(target.path)) setOpen(true)
  })
  const wrong = problems.some((problem) => within(problem.path))
  return (
    <li className={styles.row} data-path={key} data-wrong={wrong || undefined} data-open={open || undefined}>
      <div className={styles.head}>
        {line === undefined ? (
          <div className={styles.body}>{children()}</div>
        ) : (
          <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen(!open)}>
            <IconChevronRight size={14} />
            {line}
          </button>
        )}
        <span className={styles.tools}>
          {onUp && (
            <IconButton label={words.up(what)} onClick={onUp}>
              <IconArrowUp size={14} />
            </IconButton>
          )}
          {onDown && (
            <IconButton label={words.down(what)} onClick={onDown}>
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
