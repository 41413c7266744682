import { createContext, useContext } from 'react'
import type { ProgrammeChoices, StepCounts } from '#journey/nurture/contract.ts'
import type { Who } from './data.ts'
import type { Does, Exit, Programme } from './document.ts'

/** What every part of the drawing needs to know. */
export interface Drawn {
  programme: Programme
  choices: ProgrammeChoices | undefined
  /** of the version that is shown, by step; empty before anybody was in it */
  counts: ReadonlyMap<string, StepCounts>
  heldOut: number
  /** what is wrong, by step; '' is the entry */
  problems: ReadonlyMap<string, string[]>
  /** the step whose panel is open; '' is the entry */
  chosen: string | null
  choose: (step: string | null) => void
  showPeople: (who: Who) => void
  /** null: what runs is looked at, not changed */
  edit: Edit | null
}

export interface Edit {
  write: (next: Programme, about?: string) => void
  add: (at: Exit, does: Does) => void
  remove: (step: string) => void
  /** the step that is being moved */
  moving: string | null
  move: (step: string | null) => void
  put: (at: Exit) => void
}

export const DrawnContext = createContext<Drawn | null>(null)

export function useDrawn(): Drawn {
  const drawn = useContext(DrawnContext)
  if (!drawn) throw new Error('a part of the drawing stands outside it')
  return drawn
}
