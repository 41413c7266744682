import { project } from '#work/projection.rules.ts'
import type { Rows } from '#work/write.ts'
import type { Stretch } from '#work/card.ts'

/** Places of a lead’s own entries are positive: those of the leads that go on in it are below zero, a span for each. */
const SPAN = 1_000_000

/** The places of the lead with this number: from the first down to the last, which is left out. */
export function placesOf(slot: number): [number, number] {
  return [-(slot * SPAN) - 1, -((slot + 1) * SPAN)]
}

/**
 * What was done by and for a lead that goes on in another, as rows of that other one: reports of touches, answers, promises
 * and words on consent still know it. How it moved through the stages stays with it. What ran then ended with the merge.
 * Pure. @param slot its number among those that go on in `lead` @param at when it was merged, epoch ms
 */
export function adopted(history: Stretch, lead: string, slot: number, at: number): Partial<Rows> {
  const { touches, handoffs, clocks, ratings, enrolments, stepsTaken, consents, outcomes } = project(history)
  const moved = <Row extends { seq: number }>(rows: Row[]): (Row & { lead: string })[] =>
    rows.map((row) => ({ ...row, lead, seq: -(slot * SPAN) - row.seq }))
  return {
    touches: moved(touches),
    handoffs: moved(handoffs).map((row) =>
      row.answeredAt === null ? { ...row, answeredAt: at, answer: 'withdrawn' } : row,
    ),
    clocks: moved(clocks).map((row) =>
      row.stoppedAt === null ? { ...row, stoppedAt: at, outcome: 'moot' } : row,
    ),
    ratings: moved(ratings),
    enrolments: moved(enrolments).map((row) =>
      row.leftAt === null ? { ...row, leftAt: at, because: 'moved', step: null } : row,
    ),
    stepsTaken: moved(stepsTaken),
    consents: moved(consents),
    outcomes: moved(outcomes),
  }
}
