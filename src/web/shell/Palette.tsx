import { useState } from 'react'
import { IconSearch } from '../ui/icons.ts'
import { Dialog } from '../ui/Overlay.tsx'
import styles from './Palette.module.css'
import { useAccount } from './account-entries.tsx'
import { usePaletteEntries } from './palette-entries.tsx'
import { words } from './words.ts'

/** One box for everything: a combobox whose options are screens, leads and people. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const account = useAccount()
  const groups = usePaletteEntries(text)
  const flat = groups.flatMap((group) => group.entries)
  const focus = Math.min(at, flat.length - 1)
  const choose = (index: number) => {
    onClose()
    flat[index]?.run()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setAt((focus + step + flat.length) % Math.max(1, flat.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(focus)
    }
  }

  return (
    <Dialog open title={words.palette.label} onClose={onClose} width={600}>
      <div className={styles.box}>
        <IconSearch size={16} />
        <input
          data-autofocus
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-options"
          aria-activedescendant={flat[focus] ? `palette-${focus}` : undefined}
          aria-label={words.palette.label}
          placeholder={account ? words.palette.placeholder : words.palette.placeholderOpen}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
        />
      </div>
      <div id="palette-options" role="listbox" aria-label={words.palette.label} className={styles.options}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={styles.title} aria-hidden="true">
              {group.title}
            </div>
            {group.entries.map((entry) => {
              const index = flat.indexOf(entry)
              return (
                <div
                  key={entry.id}
                  id={`palette-${index}`}
                  role="option"
                  aria-selected={index === focus}
                  className={styles.option}
                  ref={index === focus ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
                  onMouseMove={() => setAt(index)}
                  onClick={() => choose(index)}
                >
                  {entry.icon}
                  <span className={styles.label}>{entry.label}</span>
                  <span className={styles.aside}>{entry.aside}</span>
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {flat.length === 0 && <p className={styles.nothing}>{words.palette.nothing}</p>}
    </Dialog>
  )
}
