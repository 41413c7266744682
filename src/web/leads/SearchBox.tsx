import { useEffect, useRef, useState } from 'react'
import { IconSearch, IconX } from '../ui/icons.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Kbd } from '../ui/Tag.tsx'
import styles from './SearchBox.module.css'
import { words } from './words.ts'

const PAUSE_MS = 180

/** Asks the server once the typing pauses; the URL follows, so that Back and a bookmark keep the search. */
export function SearchBox({
  value,
  onChange,
  label = words.search,
  group = words.title,
}: {
  value: string
  onChange: (q: string) => void
  label?: string
  /** under which the map of keys lists it */
  group?: string
}) {
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(value)

  // the URL changed from outside: Back, a saved view, "clear filters"
  useEffect(() => {
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    if (text.trim() === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text.trim()
      onChange(text.trim())
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  useShortcuts(group, [{ keys: '/', does: words.keys.search, run: () => input.current?.select() }])

  return (
    <div className={styles.box}>
      <IconSearch size={15} stroke={1.8} />
      <input
        ref={input}
        type="text"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setText('')
          event.currentTarget.blur()
        }}
      />
      {text ? (
        <button
          type="button"
          className={styles.clear}
          aria-label={words.clearOne('search')}
          onClick={() => setText('')}
        >
          <IconX size={14} />
        </button>
      ) : (
        <Kbd>/</Kbd>
      )}
    </div>
  )
}
