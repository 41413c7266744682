import { useCallback, useMemo, useReducer, useRef } from 'react'
import { begun, written } from '../agreement/editor/history.ts'
import type { Programme } from './document.ts'

export interface Drawing {
  programme: Programme
  /** its text: equal texts are equal programmes */
  text: string
  /** @param about typing on at the same place is one step back, not twenty */
  write: (next: Programme, about?: string) => void
  replace: (next: Programme) => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
}

/** The programme under the hands, with every step back. */
export function useDrawing(start: Programme): Drawing {
  const [state, act] = useReducer(written, start, (first) => begun(JSON.stringify(first)))
  const { text } = state
  const programme = useMemo(() => JSON.parse(text) as Programme, [text])
  const latest = useRef(act)
  latest.current = act
  const write = useCallback((next: Programme, about: string | null = null) => {
    latest.current({ do: 'write', text: JSON.stringify(next), about, now: Date.now() })
  }, [])
  return {
    programme,
    text,
    write,
    replace: (next) => act({ do: 'begin', text: JSON.stringify(next) }),
    undo: () => act({ do: 'undo' }),
    redo: () => act({ do: 'redo' }),
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  }
}
