import { useState, type CSSProperties } from 'react'
import { IconPlus } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { mayMove } from './changes.ts'
import { OTHERWISE, stepOf, type Does, type Exit, type Programme } from './document.ts'
import { useDrawn } from './drawn.ts'
import styles from './Flow.module.css'
import { StepIcon } from './StepIcon.tsx'
import { stepWords as words } from './step-words.ts'

const KINDS: readonly Does[] = ['mail', 'wait', 'task', 'branch', 'webhook']

/** On every line: puts a step there, a new one or the one that is being moved. */
export function AddStep({ at, place }: { at: Exit; place?: CSSProperties }) {
  const { programme, edit } = useDrawn()
  const [over, setOver] = useState(false)
  if (!edit) return null
  const label = labelOf(programme, at)
  const { moving } = edit
  if (moving !== null) {
    if (!mayMove(programme, moving, at)) return null
    return (
      <button
        type="button"
        className={styles.put}
        style={place}
        data-over={over || undefined}
        aria-label={`${words.putHere}: ${label}`}
        onClick={() => edit.put(at)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          edit.put(at)
        }}
      >
        {words.putHere}
      </button>
    )
  }
  return (
    <Menu
      title={label}
      target={
        <button type="button" className={styles.add} style={place} aria-label={label}>
          <IconPlus size={14} />
        </button>
      }
      entries={KINDS.map((does) => ({
        label: words.adds[does],
        icon: <StepIcon does={does} />,
        run: () => edit.add(at, does),
      }))}
    />
  )
}

function labelOf(programme: Programme, { step, way }: Exit): string {
  const found = stepOf(programme, step)
  if (!found) return words.addAfter(words.entry)
  if (found.does !== 'branch') return words.addAfter(found.name)
  const label = way === OTHERWISE ? words.otherwise : found.ways.find(({ id }) => id === way)?.label
  return words.addOn(found.name, label ?? '')
}
