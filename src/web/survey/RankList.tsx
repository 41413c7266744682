import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '../ui/icons.ts'
import styles from './RankList.module.css'
import { words } from './words.ts'

interface RankListProps {
  order: string[]
  label: (id: string) => string
  onChange: (order: string[]) => void
  aside?: (id: string) => ReactNode
}

/** A list that is put in order by dragging, by its buttons, or by arrow keys on a row's handle. */
export function RankList({ order, label, onChange, aside }: RankListProps) {
  const list = useRef<HTMLOListElement>(null)
  const [held, setHeld] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  const move = (id: string, to: number) => {
    const place = Math.min(Math.max(to, 0), order.length - 1)
    if (order[place] === id) return
    const rest = order.filter((one) => one !== id)
    onChange([...rest.slice(0, place), id, ...rest.slice(place)])
    setSaid(words.moved(label(id), place + 1, order.length))
  }
  const drag = (event: PointerEvent) => {
    if (held === null || !list.current) return
    const rows = [...list.current.children].map((row) => row.getBoundingClientRect())
    const over = rows.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY <= bottom)
    if (over >= 0) move(held, over)
  }
  const byKey = (event: KeyboardEvent, id: string) => {
    const at = order.indexOf(id)
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: order.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(id, to)
  }

  return (
    <>
      <ol className={styles.list} ref={list}>
        {order.map((id, at) => (
          <li key={id} className={styles.row} data-held={held === id || undefined}>
            <span className={styles.place}>{at + 1}</span>
            <button
              type="button"
              className={styles.handle}
              aria-label={words.move(label(id), at + 1, order.length)}
              onKeyDown={(event) => byKey(event, id)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                setHeld(id)
              }}
              onPointerMove={drag}
              onPointerUp={() => setHeld(null)}
              onPointerCancel={() => setHeld(null)}
            >
              <IconGripVertical size={16} stroke={1.7} />
              <span>{label(id)}</span>
            </button>
            {aside?.(id)}
            <span className={styles.arrows}>
              <IconButton label={words.up(label(id))} tip={false} onClick={() => move(id, at - 1)}>
                <IconArrowUp size={15} />
              </IconButton>
              <IconButton label={words.down(label(id))} tip={false} onClick={() => move(id, at + 1)}>
                <IconArrowDown size={15} />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  )
}
