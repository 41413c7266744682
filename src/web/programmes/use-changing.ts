import { useMemo, useRef, useState } from 'react'
import { toast } from '../ui/toast.ts'
import { inserted, moved, removed } from './changes.ts'
import type { Edit } from './drawn.ts'
import { stepWords } from './step-words.ts'
import type { Drawing } from './use-drawing.ts'
import { words } from './words.ts'

const names = { step: stepWords.fresh, way: stepWords.freshWay }

/** What is done on a drawing, with the step whose panel is open. */
export function useChanging(drawing: Drawing): {
  edit: Edit
  chosen: string | null
  choose: (step: string | null) => void
} {
  const [chosen, choose] = useState<string | null>(null)
  const [moving, move] = useState<string | null>(null)
  const latest = useRef(drawing)
  latest.current = drawing
  const edit = useMemo<Edit>(
    () => ({
      write: (next, about) => latest.current.write(next, about),
      add: (at, does) => {
        const { programme, id } = inserted(latest.current.programme, at, does, names)
        latest.current.write(programme)
        choose(id)
      },
      remove: (step) => {
        const after = removed(latest.current.programme, step)
        if (after === null) {
          toast({ text: stepWords.last, tone: 'plain' })
          return
        }
        latest.current.write(after.programme)
        choose(null)
        toast({
          text: words.removed(after.gone),
          tone: 'plain',
          action: { label: words.undo, run: () => latest.current.undo() },
        })
      },
      moving,
      move,
      put: (at) => {
        const after = moving === null ? null : moved(latest.current.programme, moving, at)
        if (after) latest.current.write(after)
        move(null)
      },
    }),
    [moving],
  )
  return { edit, chosen, choose }
}
