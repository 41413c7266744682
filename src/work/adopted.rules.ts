import { project } from '#work/projection.rules.ts'
import type { Rows } from '#work/write.ts'
import type { Stretch } from '#work/card.ts'

/** Places of a lead’s own entries are positive: those of the leads that go on in it are below zero, a span for each. */
const SPAN = 1_000_000

/** The place of an entry of the lead with this number: later entries stand behind earlier ones, as in their own stream. */
export function placeOf(slot: number, seq: number): number {
  return seq - (slot + 1) * SPAN
}

/** Whether a place is one of the lead with this number. */
export function isPlaceOf(slot: number, place: number): boolean {
  return place > -(slot + 1) * SPAN && place < -slot * SPAN
}

/** The lead that another goes on in, as far as the other's rows depend on it. */
export interface Survivor {
  lead: string
  passages: readonly { pass: number; enteredAt: number }[]
  opportunities: Readonly<Record<string, { pass: number }>>
}

/**
 * What was done by and for a lead that goes on in another, as rows of that other one: reports of touches, answers, promises,
 * deals and words on consent still know it. How it moved through the stages stays with it. What ran then ended with the merge.
 * Pure. @param slot its number among those that go on in the survivor @param at when it was merged, epoch ms
 */
export function adopted(history: Stretch, survivor: Survivor, slot: number, at: number): Partial<Rows> {
  const { touches, handoffs, clocks, ratings, opportunityChanges, ...nurture } = project(history)
  const { enrolments, stepsTaken, consents, outcomes } = nurture
  const { lead, opportunities } = survivor
  const moved = <Row extends { seq: number }>(rows: Row[]): (Row & { lead: string })[] =>
    rows.map((row) => ({ ...row, lead, seq: placeOf(slot, row.seq) }))
  const passed = <Row extends { seq: number; pass: number }>(rows: Row[], when: (row: Row) => number) =>
    moved(rows).map((row) => ({ ...row, pass: passAt(survivor, Math.min(when(row), at)) }))
  return {
    touches: passed(touches, (row) => row.at),
    handoffs: passed(handoffs, (row) => row.offeredAt).map((row) =>
      row.answeredAt === null ? { ...row, answeredAt: at, answer: 'withdrawn' } : row,
    ),
    clocks: passed(clocks, (row) => row.startedAt).map((row) =>
      row.stoppedAt === null ? { ...row, stoppedAt: at, outcome: 'moot' } : row,
    ),
    ratings: passed(ratings, (row) => row.at),
    opportunityChanges: passed(opportunityChanges, (row) => row.at).map((row) => ({
      ...row,
      pass: opportunities[row.id]?.pass ?? row.pass,
    })),
    enrolments: moved(enrolments).map((row) =>
      row.leftAt === null ? { ...row, leftAt: at, because: 'moved', step: null } : row,
    ),
    stepsTaken: moved(stepsTaken),
    consents: moved(consents),
    outcomes: moved(outcomes),
  }
}

/**
 * The survivor's pass in which something fell; what was before its first pass falls in that. A pass that began in the very
 * millisecond is left out: whether it was there when the leads were merged could not be told later.
 */
function passAt({ passages }: Survivor, moment: number): number {
  return (passages.findLast(({ enteredAt }) => enteredAt < moment) ?? passages[0])?.pass ?? 1
}
