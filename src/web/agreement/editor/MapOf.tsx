import { useState, type ReactNode } from 'react'
import type { Json } from '#journey/agreement/editing.contract.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { useEditing } from './editing.ts'
import { AddButton } from './ListOf.tsx'
import styles from './ListOf.module.css'
import { Row } from './Row.tsx'
import { useReorder } from './use-reorder.ts'
import { keyOf, keysAt, valueAt, type Path } from './values.ts'
import { editorWords as words } from './words.ts'
import { Wrong } from './Wrong.tsx'

interface MapOfProps {
  path: Path
  what: string
  make: (id: string) => Json
  line: (path: Path, id: string) => ReactNode
  children: (path: Path, id: string) => ReactNode
}

/** A map of the file: its keys are ids that conditions and the record name, so they are given once and not renamed. */
export function MapOf({ path, what, make, line, children }: MapOfProps) {
  const { value, edit } = useEditing()
  const ids = keysAt(value, path)
  const { list, said, placeOf } = useReorder({
    count: ids.length,
    what,
    move: (from, to) => edit({ do: 'move', path: [...path, ids[from] ?? ''], to }),
  })
  return (
    <div className={styles.list} data-path={keyOf(path)}>
      <Wrong path={path} />
      <ol className={styles.items} ref={list}>
        {ids.map((id, i) => (
          <Row
            key={id}
            path={[...path, id]}
            what={id}
            line={line([...path, id], id)}
            place={placeOf(i)}
            onRemove={() => edit({ do: 'remove', path: [...path, id] })}
          >
            {() => children([...path, id], id)}
          </Row>
        ))}
      </ol>
      <AddWithId what={what} taken={ids} path={path} make={make} />
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </div>
  )
}

interface AddWithIdProps {
  what: string
  taken: readonly string[]
  path: Path
  make: (id: string) => Json
}

const ID = /^[a-z][A-Za-z0-9_]{0,62}$/

export function AddWithId({ what, taken, path, make }: AddWithIdProps) {
  const { value, edit, go } = useEditing()
  const [id, setId] = useState<string | null>(null)
  if (id === null) return <AddButton label={words.addOne(what)} onAdd={() => setId('')} />
  const wrong = taken.includes(id) ? words.takenId : id !== '' && !ID.test(id) ? words.wrongId : undefined
  const add = () => {
    if (id === '' || wrong) return
    const there = valueAt(value, path) !== undefined
    const done = there
      ? edit({ do: 'set', path: [...path, id], value: make(id) })
      : edit({ do: 'set', path, value: { [id]: make(id) } })
    if (!done) return
    setId(null)
    go(keyOf([...path, id]))
  }
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextField
        label={words.newId}
        hint={words.idHint}
        value={id}
        onChange={setId}
        error={wrong}
        autoFocus
      />
      <Button type="submit" look="primary" disabled={id === '' || wrong !== undefined}>
        {words.add}
      </Button>
      <Button look="quiet" onClick={() => setId(null)}>
        {words.cancel}
      </Button>
    </form>
  )
}
