import { clockOf } from '#journey/replay.ts'
import { evolve, type Happening } from '#journey/evolve.ts'
import type { Entry } from '#ledger/entry.ts'
import type { LeadState } from '#journey/state.ts'

/** When a lead is looked at: a day after its pass began, or when it was first qualified. */
export const MOMENTS = ['entry', 'qualified'] as const
export type LookMoment = (typeof MOMENTS)[number]
export const OUTCOMES = ['opportunity', 'won'] as const
export type OutcomeKind = (typeof OUTCOMES)[number]

/** A pass of a lead, as its row says. Moments: epoch ms; `came`: those of all passes of the lead. */
export interface PassSeen {
  lead: string
  pass: number
  beganAt: number
  recordedAt: number
  qualifiedAt: number | null
  endedAt: number | null
  source: string | null
  channel: string | null
  came: Record<OutcomeKind, number[]>
}

/** A lead as it was known at one moment, with what came of it within the horizon. */
export interface Example {
  at: number
  beganAt: number
  cells: Record<string, string>
  came: Record<OutcomeKind, boolean>
  /** of the signed rules at that moment, and those that gave points */
  score: number
  rules: string[]
}

/** Why passes are not learned from, by name, in the order in which it is asked. */
export interface LeftOut {
  /** never qualified, so that there was no such moment */
  never: number
  /** the outcome had come before the lead was looked at */
  decided: number
  /** the pass was over before */
  over: number
  /** the horizon is not over yet */
  censored: number
  /** its stream cannot be folded; the audit says so */
  unreadable: number
}

const DAY_MS = 86_400_000
/** Who enters fills in a form, and what enrichment and the first response add is known by the next day. */
export const SETTLE_MS = DAY_MS

/** When a pass is looked at, or why it is not. @param horizonMs counted from that moment; `now`: epoch ms */
export function lookAt(
  pass: PassSeen,
  moment: LookMoment,
  outcome: OutcomeKind,
  horizonMs: number,
  now: number,
): number | Exclude<keyof LeftOut, 'unreadable'> {
  const at = moment === 'entry' ? pass.beganAt + SETTLE_MS : pass.qualifiedAt
  if (at === null) return 'never'
  if (pass.came[outcome].some((one) => one <= at && one >= pass.beganAt)) return 'decided'
  if (pass.endedAt !== null && pass.endedAt <= at) return 'over'
  return at + horizonMs > now ? 'censored' : at
}

/**
 * What was known of a lead at each of these moments: facts that the journey heard of later are not looked at. A stream is
 * folded once, however many moments are asked for.
 * @param moments in the order of time
 */
export function knownAt<Known>(
  entries: readonly Entry[],
  moments: readonly number[],
  read: (state: LeadState, moment: number) => Known,
): (Known | null)[] {
  const known: (Known | null)[] = []
  let state: LeadState | null = null
  let next = 0
  for (const moment of moments) {
    for (; next < entries.length; next++) {
      const entry = entries[next]!
      const clock = clockOf(state, entry)
      if (clock > moment) break
      state = evolve(state, entry as unknown as Happening, clock)
    }
    known.push(state === null ? null : read(state, moment))
  }
  return known
}

/**
 * The cells of an example, named as conditions of the agreement name them: `lead.FIELD`, `known.phone`, `touch:KIND` (none,
 * once, twice or more in this pass), `touch.source`, `touch.channel`. Nothing is in them that a scoring rule could not see.
 */
export function cellsOf(
  state: Pick<LeadState, 'attributes' | 'known' | 'touched'>,
  { source, channel }: Pick<PassSeen, 'source' | 'channel'>,
): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [field, value] of Object.entries(state.attributes)) cells[`lead.${field}`] = String(value)
  for (const [what, known] of Object.entries(state.known)) cells[`known.${what}`] = known ? 'yes' : 'no'
  for (const [kind, n] of Object.entries(state.touched))
    cells[`touch:${kind}`] = String(Math.min(n, MOST_TOUCHES))
  cells['touch.source'] = source ?? ''
  cells['touch.channel'] = channel ?? ''
  return cells
}

export const MOST_TOUCHES = 2

/** What came within the horizon after a moment, in whichever pass: who comes back and is won then was worth it. */
export function cameWithin(
  came: PassSeen['came'],
  at: number,
  horizonMs: number,
): Record<OutcomeKind, boolean> {
  const within = (moments: number[]) => moments.some((one) => one > at && one <= at + horizonMs)
  return { opportunity: within(came.opportunity), won: within(came.won) }
}
