import { nextStepOfProgrammes } from '#journey/nurture/evolve.rules.ts'
import type { Scalar, TeamFunction } from '#journey/agreement/ruleset.ts'
import type { Rung } from '#journey/clocks/facts.ts'
import type { MeetingState } from '#journey/outreach/evolve.rules.ts'
import type { Enrolment, OpenTask, PastEnrolment } from '#journey/nurture/evolve.rules.ts'
import type { Plan } from '#journey/outreach/facts.ts'
import { nextWake } from '#journey/watch/evolve.rules.ts'
import type { Ranks } from '#journey/identity/source.rules.ts'
import type { ScorePart } from '#journey/scoring/facts.ts'
import type { LearnedState, WatchState } from '#journey/watch/evolve.rules.ts'

/** Where the hand-off of the current pass stands. */
export type HandoffState =
  | { status: 'none' }
  | { status: 'waiting' }
  | { status: 'offered'; to: string; at: number }
  | { status: 'accepted'; by: string; at: number }

/** A function whose person still has to be found; the desk owns the lead meanwhile. */
export interface Routing {
  function: TeamFunction
  since: number
}

/**
 * One lead as its stream folds to. It holds nothing that names a person. JSON-safe: the card keeps it as it is.
 * Only evolve.ts changes it.
 */
export interface LeadState {
  /** moment of the latest entry; time never runs back in a stream */
  clock: number
  createdAt: number
  version: number
  pass: number
  attributes: Record<string, Scalar>
  known: { email: boolean; phone: boolean; name: boolean; company: boolean }
  consent: { email: boolean; phone: boolean }
  origin: { source: string | null; campaign: string | null; channel: string | null }
  /** counts in this pass */
  touched: Record<string, number>
  /** the same since the present stage was entered */
  touchedHere: Record<string, number>
  lastTouchAt: number | null
  lastActivityAt: number
  score: { total: number; fit: number; engagement: number; parts: ScorePart[] }
  engagement: { at: number; sums: Record<string, number> }
  stage: string
  stageSince: number
  owner: string
  function: TeamFunction
  routing: Routing | null
  handoff: HandoffState
  offers: number
  returned: number
  /** who was offered the lead in this pass and let it go or gave it back: not asked again */
  tried: string[]
  activities: string[]
  activitiesHere: string[]
  contactedAt: number | null
  opportunities: Record<
    string,
    { pass: number; status: 'open' | 'won' | 'lost'; amount: string | null; currency: string | null }
  >
  /** what the owner owes, and the moment at which the agreement acts if it is still owed */
  nextStep: NextStep
  /** what somebody planned for this stage; left out: nothing yet */
  plan?: Plan
  /** meetings by their id; left out: none */
  meetings?: Record<string, MeetingState>
  /** the moment at which decay alone carries the score across a limit of this stage */
  wakeAt: number | null
  erased: boolean
  // What follows is left out until it happens, so that cards written before it existed stay as they are.
  /** the owner's calendar by its hash; left out: the agreement's own */
  calendar?: string
  /** clocks that run now, in the order in which they started */
  clocks?: RunningClock[]
  /** attempts to reach the person in this pass, automatic ones left out */
  attempts?: { n: number; lastAt: number; how: string; outcome: string }
  /** the latest return of this pass, until the lead is offered again; null: there is none any more */
  back?: Return | null
  /** the person's word on single purposes; one that is not here goes by consent.email */
  purposes?: Record<string, boolean>
  /** nobody agreed to mails in general: what has no word of its own is not agreed to */
  onlyPurposes?: true
  /** programmes that run, by id, and how earlier ones ended */
  programmes?: Record<string, Enrolment>
  programmesPast?: Record<string, PastEnrolment>
  /** what programmes asked of people, and is still to be done */
  tasks?: OpenTask[]
  /** when programme mails were due to this person, the latest last, over all programmes */
  mailed?: number[]
  /** mails do not arrive, or were reported as spam */
  unreachable?: 'hard' | 'complaint'
  /** out of office until then, or wants no mails until then */
  awayUntil?: number
  /** when we look at it again, where somebody said so */
  watch?: WatchState
  /** what became of it, as far as we learned */
  learned?: LearnedState
  /** leads that turned out to be the same person, and go on here: whether it is their address that is written to, or called */
  merged?: Record<string, { email: boolean; phone: boolean }>
  /** whose word fields are, by field; one that is not here is a system's */
  ranks?: Ranks
}

/** A promise of one person under the agreement that runs. Set by ClockStarted, gone with ClockStopped. */
export interface RunningClock {
  /** duty id */
  clock: string
  what: string
  /** where the duty is written, and in which version */
  stage: string
  version: number
  home: string | null
  until: string
  of: TeamFunction
  person: string
  calendar?: string
  since: number
  due: number
  breached: boolean
  /** still to come */
  rungs: Rung[]
  /** attempts counted by this clock */
  tries: number
  firstTry: number | null
}

/** A lead that came back, and what was said to it. */
export interface Return {
  rep: string
  reason: string
  /** the stage that it came back from, and whose it was there */
  stage: string
  team: TeamFunction
  at: number
  answer: 'agreed' | 'appealed' | null
  answeredBy: string | null
  appeal: 'upheld' | 'overturned' | null
}

/**
 * A promise with its date. `due` stays when it passes: the step is overdue until somebody acts. `actAt` is the clock:
 * at first the same moment, then later and later ones at which the agreement looks again.
 */
export interface NextStep {
  what: string
  due: number
  actAt: number
  /** how often the limit has passed since the step was set */
  missed: number
}

/** The next moment at which the agreement alone makes something happen. */
export function nextDueAt(state: LeadState): number {
  const { actAt } = state.nextStep
  const due = state.wakeAt !== null && state.wakeAt < actAt ? state.wakeAt : actAt
  const rung = state.clocks === undefined ? due : Math.min(due, nextRungAt(state))
  const step = state.programmes === undefined ? rung : Math.min(rung, nextStepOfProgrammes(state))
  return state.watch === undefined ? step : Math.min(step, nextWake(state))
}

/** The next moment at which a running clock rings; Infinity when none does. */
export function nextRungAt({ clocks }: LeadState): number {
  let next = Infinity
  if (clocks !== undefined)
    for (const { rungs } of clocks) if (rungs.length > 0 && rungs[0]!.at < next) next = rungs[0]!.at
  return next
}

/** The owner by construction when no person is found: each function's desk. */
export function desk(team: TeamFunction): string {
  return `desk:${team}`
}

/** What a record holds under a key that came from outside: never what every object inherits (`constructor`). */
export function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
