/** What happened: a form, a visit, a call. `kind` is an open list of lower_snake words (docs/agreement.md). */
export interface Touch {
  kind: string
  page?: string
  asset?: string
  channel?: string
  campaign?: string
  source?: string
  /** how likely a person did it, 0 to 1; left out: a person did. Below COUNTS it counts for nothing */
  human?: number
  /** what speaks for or against it: ids of human.rules.ts */
  why?: string[]
  /** the program that asked, shortened */
  agent?: string
  /** of a mail: the place of the entry that called for it */
  message?: number
}

/** From here on a touch counts. */
export const COUNTS = 0.5

/** Whether a person is likely enough to have done it: only then it scores, counts in criteria, and ends or begins anything. */
export function counts(touch: Touch): boolean {
  return touch.human === undefined || touch.human >= COUNTS
}
