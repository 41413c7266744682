import type { LeadState } from '#journey/state.ts'

/** The next word that is owed about a lead that came back. */
export interface OpenReturn {
  /** answer: to the return, by whoever had handed it over · decision: of the appeal, by the manager of who returned it */
  owes: 'answer' | 'decision'
  /** epoch ms, of the clock that runs for it; null: no time was agreed on, or nobody owes it any more */
  due: number | null
}

/**
 * Whether something can be said to a return, and what. The one place that says so: whoever answers is judged by it, and the
 * columns `return_owes` and `return_due_at` of a lead are written from it, which lists and counts read.
 */
export function openReturn({ back, clocks, erased }: LeadState): OpenReturn | null {
  if (!back) return null
  if (back.answer === null)
    // of somebody who was erased there is nothing left to agree on
    return erased ? null : { owes: 'answer', due: dueOf(clocks, 'return_answered') }
  if (back.answer === 'appealed' && back.appeal === null)
    return { owes: 'decision', due: dueOf(clocks, 'appeal_decided') }
  return null
}

function dueOf(clocks: LeadState['clocks'], until: string): number | null {
  return clocks?.find((clock) => clock.until === until)?.due ?? null
}
