import type { ReactNode } from 'react'
import type { Json } from '#journey/agreement/editing.contract.ts'
import { IconPlus } from '../../ui/icons.ts'
import { useEditing } from './editing.ts'
import styles from './ListOf.module.css'
import { Row } from './Row.tsx'
import { useKeys, useReorder } from './use-reorder.ts'
import { adding, keyOf, listAt, type Path } from './values.ts'
import { editorWords as words } from './words.ts'
import { Wrong } from './Wrong.tsx'

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
  const keys = useKeys(items.length)
  const { list, said, placeOf } = useReorder({
    count: items.length,
    what,
    move: (from, to) => {
      const moved = edit({ do: 'move', path: [...path, from], to })
      if (moved) keys.moved(from, to)
      return moved
    },
  })
  const remove = (at: number) => {
    if (edit({ do: 'remove', path: [...path, at] })) keys.removed(at)
  }
  return (
    <div className={styles.list} data-path={keyOf(path)}>
      <Wrong path={path} />
      <ol className={styles.items} ref={list}>
        {items.map((item, i) => (
          <Row
            key={keys.of(i)}
            path={[...path, i]}
            what={`${what} ${i + 1}`}
            line={line?.([...path, i], item)}
            place={placeOf(i)}
            onRemove={items.length > least ? () => remove(i) : null}
          >
            {() => children([...path, i], item)}
          </Row>
        ))}
      </ol>
      <AddButton
        label={words.addOne(what)}
        onAdd={() => {
          if (edit(adding(value, path, make(items)))) go(keyOf([...path, items.length]))
        }}
      />
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
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
