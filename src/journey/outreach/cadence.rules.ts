import { atTheirDesk, tomorrowAtTen } from '#journey/outreach/zones.rules.ts'
import type { Cadence } from '#journey/agreement/ruleset.cadence.ts'
import type { LeadState } from '#journey/state.ts'
import type { Reason, Ruleset } from '#journey/agreement/ruleset.ts'
import type { Way } from '#journey/outreach/facts.ts'

/** What came of an attempt, as the keys of the call screen say it. */
export const OUTCOMES = [
  'connected',
  'no_answer',
  'voicemail',
  'call_later',
  'wrong_number',
  'not_interested',
  'sent',
  'bounced',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What the agreement proposes after an outcome: the next step with its date, or an end. */
export type Proposal =
  | { do: 'next'; by: Way; due: number; what: string; step: number | null; promised: boolean }
  | { do: 'qualified' }
  | { do: 'recycled'; reason: string }

const HOUR = 3_600_000

/** Which step of the cadence is due now. */
export function stepOf({ plan }: LeadState): number {
  return plan?.step ?? 0
}

/** What is proposed after each outcome. `ready`: the card's criteria are met, so that a talk can end in a hand-off. */
export function proposalsOf(
  rules: Ruleset,
  state: LeadState,
  zone: string | null,
  ready: boolean,
  now: number,
): Record<Outcome, Proposal> {
  const { cadence } = rules.stages[state.stage]!
  const next = nextStep(rules, state, cadence, zone, now)
  const stop = (ids: string[]): Proposal => {
    const reason = recycling(rules, ids)
    return reason ? { do: 'recycled', reason: reason.id } : later(zone, now)
  }
  const onward = next ?? stop(['not_reachable', 'timing_later'])
  const other: Proposal = state.known.email
    ? {
        do: 'next',
        by: 'email',
        due: soon(rules, state, now),
        what: PHRASES.email,
        step: keep(state),
        promised: false,
      }
    : stop(['bad_contact_data'])
  return {
    connected: ready ? { do: 'qualified' } : later(zone, now),
    no_answer: onward,
    voicemail: onward,
    sent: onward,
    call_later: { ...later(zone, now), promised: true } as Proposal,
    wrong_number: other,
    bounced: state.known.phone
      ? {
          do: 'next',
          by: 'call',
          due: soon(rules, state, now),
          what: PHRASES.call,
          step: keep(state),
          promised: false,
        }
      : stop(['bad_contact_data']),
    not_interested: stop(['no_need', 'wants_information']),
  }
}

/** Next steps outside of the cadence. Phrases, because what stands on the card must not name anybody. */
export const PHRASES: Record<Way, string> = {
  call: 'Call again',
  email: 'Write a mail',
  message: 'Send a message',
  meeting: 'Hold the meeting',
}

function nextStep(
  rules: Ruleset,
  state: LeadState,
  cadence: Cadence | null,
  zone: string | null,
  now: number,
): Proposal | null {
  const step = stepOf(state) + 1
  const found = cadence?.steps[step]
  if (!found) return null
  const due = atTheirDesk(zone, rules.due(now, found.after))
  return { do: 'next', by: found.by, due, what: found.name, step, promised: false }
}

function later(zone: string | null, now: number): Proposal {
  return {
    do: 'next',
    by: 'call',
    due: tomorrowAtTen(zone, now),
    what: PHRASES.call,
    step: null,
    promised: false,
  }
}

function soon(rules: Ruleset, state: LeadState, now: number): number {
  const { limit } = rules.stages[state.stage]!
  return rules.due(now, { ...limit, ms: Math.min(HOUR, limit.ms) })
}

function keep(state: LeadState): number | null {
  return state.plan?.step ?? null
}

/** The reason to park a lead with: the first of the wanted ones that leads to nurture, else any that does. */
function recycling(rules: Ruleset, wanted: string[]): Reason | undefined {
  const reasons = recyclingReasons(rules)
  return wanted.map((id) => reasons.find((one) => one.id === id)).find(Boolean) ?? reasons[0]
}

/** Reasons for "not now": those of the returns that lead to a stage of kind nurture. */
export function recyclingReasons(rules: Ruleset): Reason[] {
  return Object.values(rules.returnReasons).filter(({ to }) => rules.stages[to]?.kind === 'nurture')
}
