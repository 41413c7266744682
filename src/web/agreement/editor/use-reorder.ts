import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { editorWords as words } from './words.ts'

interface Reordering {
  count: number
  what: string
  /** false: the file did not take it */
  move: (from: number, to: number) => boolean
}

/** What a row needs to be put elsewhere: by its grip, by Alt and an arrow, by its buttons. */
export interface Place {
  at: number
  held: boolean
  /** the held row would come to stand before or behind this one */
  drop: 'before' | 'after' | undefined
  up: (() => void) | null
  down: (() => void) | null
  grip: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void
    onPointerMove: (event: PointerEvent<HTMLElement>) => void
    onPointerUp: () => void
    onPointerCancel: () => void
    onKeyDown: (event: KeyboardEvent) => void
  } | null
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Puts a list in order. The file is written when the row is let go, not on the way: each writing is a step of undo.
 * `said` is for screen readers: where the row is now.
 */
export function useReorder({ count, what, move }: Reordering) {
  const list = useRef<HTMLOListElement>(null)
  const [held, setHeld] = useState<{ from: number; to: number } | null>(null)
  const [said, setSaid] = useState('')
  const focus = useFocusKept(list)
  const put = (from: number, to: number) => {
    const place = Math.min(Math.max(to, 0), count - 1)
    if (place === from) return
    focus.keep(place)
    if (move(from, place)) setSaid(words.movedTo(what, place + 1, count))
  }
  const byKey = (from: number) => (event: KeyboardEvent) => {
    const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: count - 1 }[event.key]
    if (event.key === 'Escape') setHeld(null)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    put(from, to)
  }
  const placeOf = (at: number): Place => ({
    at,
    held: held?.from === at,
    drop: dropAt(held, at),
    up: at > 0 ? () => put(at, at - 1) : null,
    down: at < count - 1 ? () => put(at, at + 1) : null,
    grip:
      count < 2
        ? null
        : {
            onPointerDown: (event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              setHeld({ from: at, to: at })
            },
            onPointerMove: (event) => {
              const to = rowAt(list.current, event.clientY)
              if (held && to !== null && to !== held.to) setHeld({ from: held.from, to })
            },
            onPointerUp: () => {
              if (held) put(held.from, held.to)
              setHeld(null)
            },
            onPointerCancel: () => setHeld(null),
            onKeyDown: byKey(at),
          },
    onKeyDown: (event) => {
      const typing = event.target instanceof Element && event.target.matches('input, select, textarea')
      if (event.altKey && !typing && event.key.startsWith('Arrow')) byKey(at)(event)
    },
  })
  return { list, said, placeOf }
}

function dropAt(held: { from: number; to: number } | null, at: number): Place['drop'] {
  if (!held || held.to !== at || held.from === at) return undefined
  return held.to < held.from ? 'before' : 'after'
}

/** The row under the pointer; above all the first, below all the last. */
function rowAt(list: HTMLOListElement | null, y: number): number | null {
  const rows = list ? [...list.children].map((row) => row.getBoundingClientRect()) : []
  if (rows.length === 0) return null
  const under = rows.findIndex(({ bottom }) => y <= bottom)
  return under < 0 ? rows.length - 1 : under
}

/** A row that is moved in the page loses the focus, and a button that is gone at the end of the list takes it along. */
function useFocusKept(list: { current: HTMLOListElement | null }) {
  const kept = useRef<{ element: Element | null; row: number } | null>(null)
  useLayoutEffect(() => {
    if (!kept.current) return
    const { element, row } = kept.current
    kept.current = null
    if (element === document.activeElement && element?.isConnected) return
    if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true })
    else list.current?.children[row]?.querySelector<HTMLElement>('[data-grip]')?.focus()
  })
  return {
    keep: (row: number) => {
      const inside = list.current?.contains(document.activeElement)
      kept.current = inside ? { element: document.activeElement, row } : null
    },
  }
}

/** Keys that go with the items of a list whose items have none: an open row stays open wherever it is moved. */
export function useKeys(count: number) {
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < count) keys.current.push(next.current++)
  // an undone addition
  keys.current.length = count
  return {
    of: (at: number) => keys.current[at],
    moved: (from: number, to: number) => keys.current.splice(to, 0, ...keys.current.splice(from, 1)),
    removed: (at: number) => keys.current.splice(at, 1),
  }
}
