import { useState } from 'react'
import type { Edit } from '#journey/agreement/editing.contract.ts'
import { useEditing } from './editing.ts'
import { Frame } from './inputs.tsx'
import styles from './Inputs.module.css'
import { partWords as words } from './part-words.ts'
import { keyOf, keysAt, textAt, valueAt, type Path } from './values.ts'

/** Holidays as lines, a date and a name each: the way in which people have them at hand. */
export function Holidays({ path }: { path: Path }) {
  const { value, edit } = useEditing()
  const stored = keysAt(value, path).map((date) => [date, textAt(value, [...path, date])] as const)
  const lines = stored.map(([date, name]) => `${date} ${name}`).join('\n')
  const [typed, setTyped] = useState<string | null>(null)
  const write = () => {
    if (typed === null) return
    setTyped(null)
    const wanted = new Map(
      typed
        .split('\n')
        .map((line) => /^(\S+)\s+(.+)$/.exec(line.trim()))
        .flatMap((found) => (found ? [[found[1]!, found[2]!] as const] : [])),
    )
    const there = new Map(stored)
    // one edit a line, so that comments and order of all the others stay
    const edits: Edit[] = [
      ...[...there.keys()]
        .filter((date) => !wanted.has(date))
        .map((date): Edit => ({ do: 'remove', path: [...path, date] })),
      ...[...wanted]
        .filter(([date, name]) => there.get(date) !== name)
        .map(([date, name]): Edit => ({ do: 'set', path: [...path, date], value: name })),
    ]
    if (edits.length === 0) return
    if (valueAt(value, path) === undefined)
      edit({ do: 'set', path, value: Object.fromEntries(wanted) }, keyOf(path))
    else edit(edits, keyOf(path))
  }
  return (
    <Frame label={words.holidays} bare path={path} hint={words.holidaysHint}>
      {({ id }) => (
        <textarea
          id={id}
          className={styles.prose}
          rows={Math.min(16, stored.length + 3)}
          value={typed ?? lines}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={write}
        />
      )}
    </Frame>
  )
}
