import { entryType } from '#ledger/entry.ts'

/** Somebody did what a programme had asked of people: told by a press. An activity that the step names does it as well. */
export interface ProgrammeTaskDone {
  programme: string
  step: string
  /** the step's name, as people read it */
  what: string
}

export const ProgrammeTaskDone = entryType<'ProgrammeTaskDone', ProgrammeTaskDone>({
  kind: 'ProgrammeTaskDone',
  fact: true,
  personal: 'erase',
  sentence: (body) => `Task done: ${body.what}`,
})
