/** A lead that changed, who has it now, and how many entries it has. */
export type ChangedLead = readonly [id: string, owner: string, seq: number]

/** What changed since the last telling. */
export interface Change {
  leads: readonly ChangedLead[]
  /** more leads than are worth naming: whoever shows leads looks at its own again */
  many: boolean
  /** other things that changed, by the first part of their route: people, agreements, imports … */
  topics: readonly string[]
  /** people who have a new notice */
  people: readonly string[]
}

/** After a gap nobody knows what was missed. */
export const EVERYTHING: Change = { leads: [], many: true, topics: ['*'], people: [] }
