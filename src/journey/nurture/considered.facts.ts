import { entryType } from '#ledger/entry.ts'

/** Somebody asked that leads which are in a stage already be looked at by a programme, or that it ends for them. */
export interface ProgrammeConsidered {
  programme: string
  /** the reason that brought the lead into its stage, as the passages have it; null: none */
  reason: string | null
  ask: 'enter' | 'stop'
}

export const ProgrammeConsidered = entryType<'ProgrammeConsidered', ProgrammeConsidered>({
  kind: 'ProgrammeConsidered',
  fact: true,
  personal: 'none',
  sentence: (body) =>
    body.ask === 'enter' ? 'Looked at by a programme that began later' : 'Its programme was stopped by hand',
})
