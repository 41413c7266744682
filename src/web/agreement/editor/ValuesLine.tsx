import { useEffect, useState } from 'react'
import { useEditing } from './editing.ts'
import { Frame } from './inputs.tsx'
import styles from './Inputs.module.css'
import { partWords as words } from './part-words.ts'
import { keyOf, listAt, type Path } from './values.ts'

interface ValuesLineProps {
  label: string
  path: Path
  /** string, number or boolean */
  type?: string
  placeholder?: string
  hint?: string
  /** an empty line: the key goes, or an empty list stays */
  emptied?: 'gone' | 'list'
}

/** A short list of values as one line with commas. */
export function ValuesLine({
  label,
  path,
  type = 'string',
  placeholder,
  hint,
  emptied = 'gone',
}: ValuesLineProps) {
  const { value, edit } = useEditing()
  const stored = listAt(value, path).join(', ')
  const [typed, setTyped] = useState(stored)
  useEffect(() => setTyped(stored), [stored])
  const write = () => {
    if (typed === stored) return
    const parts = typed.split(',').map((part) => part.trim()).filter(Boolean) // prettier-ignore
    const numbers = parts.map(Number)
    const items = type === 'number' && numbers.every(Number.isFinite) ? numbers : parts
    if (items.length > 0 || emptied === 'list') edit({ do: 'set', path, value: items }, keyOf(path))
    else edit({ do: 'remove', path })
  }
  return (
    <Frame label={label} path={path} {...(hint && { hint })}>
      {({ id, invalid, describedBy }) => (
        <input
          id={id}
          className={styles.input}
          value={typed}
          placeholder={placeholder ?? words.anyValue}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={write}
        />
      )}
    </Frame>
  )
}
