import { authorIn, refuse } from '#journey/lifecycle/telling.rules.ts'
import { fact, hasMoved, tried } from '#journey/outreach/acting.rules.ts'
import { booking } from '#journey/outreach/meetings.rules.ts'
import { PHRASES, recyclingReasons, stepOf } from '#journey/outreach/cadence.rules.ts'
import { attempt } from '#journey/handoff/attempts.rules.ts'
import { sortSubmission } from '#journey/capture/rules.ts'
import type { Acting, Decide } from '#journey/lifecycle/telling.rules.ts'
import type { Booking } from '#journey/outreach/meetings.rules.ts'
import type { Body, LeadFact } from '#journey/entries.ts'
import type { Law } from '#journey.ts'
import type { LeadState } from '#journey/state.ts'
import type { Refusal, Told } from '#work/card.ts'
import type { Ruleset, Scalar } from '#journey/agreement/ruleset.ts'
import type { Way } from '#journey/outreach/facts.ts'

/** What follows an attempt: a next step with its date, or an end. There is no third. */
export type Then =
  | { do: 'next'; by: Exclude<Way, 'meeting'>; due: number; promised: boolean; step: number | null }
  | { do: 'meeting'; meeting: Booking; qualified: boolean }
  | { do: 'qualified' }
  | { do: 'recycled'; reason: string; note?: string | undefined }
  | { do: 'disqualified'; reason: string; note?: string | undefined }

/** What was learnt: lead fields by id (null takes an answer back), and whether they agree to be called. */
export interface Answers {
  fields: Record<string, Scalar | null>
  consentPhone?: boolean | undefined
}

export interface Called extends Acting {
  how: Body<'ContactAttempted'>['how']
  outcome: Body<'ContactAttempted'>['outcome']
  note?: string | undefined
  answers: Answers
  then: Then
  /** what the record says against what comes next; an end is always taken */
  hindered?: Refusal | null
}

const YEAR = 366 * 24 * 3_600_000

/** An attempt with what was learnt in it and what comes next, told at once: never the one without the other. */
export function called(law: Law, given: Called): Decide {
  return (card, now) => {
    const { state } = card!
    const rules = law.version(state.version)
    const stage = rules.stages[state.stage]!
    if (stage.owner !== 'leadgen' || (stage.kind !== 'develop' && stage.kind !== 'work'))
      return refuse('wrong_stage', `Stage ${stage.name} is not worked by lead development.`)
    const learnt = answersFact(rules, state, given.answers, given, now)
    if (learnt && 'refused' in learnt) return learnt
    const facts: LeadFact[] = learnt ? [learnt] : []
    const { how, outcome, note } = given
    const attempts = attempt({ how, outcome, automatic: false, at: null, note, author: authorIn(given) })(
      card,
      now,
    )
    if ('refused' in attempts) return attempts
    facts.push(...attempts.facts)
    const end = ending(law, rules, state, facts, given, now)
    return 'refused' in end ? end : { facts: [...facts, ...end.facts] }
  }
}

/** What the qualification card learns without a call. */
export function answered(law: Law, answers: Answers, acting: Acting): Decide {
  return (card, now) => {
    const learnt = answersFact(law.version(card!.state.version), card!.state, answers, acting, now)
    if (learnt && 'refused' in learnt) return learnt
    return { facts: learnt ? [learnt] : [] }
  }
}

function answersFact(
  rules: Ruleset,
  state: LeadState,
  { fields, consentPhone }: Answers,
  acting: Acting,
  now: number,
): LeadFact | Refusal | null {
  const said: Record<string, Scalar> = {}
  const attributes: Record<string, Scalar | null> = {}
  for (const [id, value] of Object.entries(fields)) {
    const field = Object.hasOwn(rules.fields, id) ? rules.fields[id]! : null
    if (!field || field.personal)
      return refuse('invalid', `The agreement has no field ${id} that rules can see.`, `answers.${id}`)
    if (value === null || value === '') attributes[id] = null
    else said[id] = value
  }
  const sorted = sortSubmission(rules, { fields: said }, 'strict')
  if ('problems' in sorted) {
    const errors = sorted.problems.map(({ field, message }) => ({
      field: field.replace(/^fields\./, 'answers.'),
      message,
    }))
    return {
      refused: 'invalid',
      detail: errors.map((one) => `${one.field} ${one.message}`).join('; '),
      errors,
    }
  }
  Object.assign(attributes, sorted.body.attributes)
  // of a lead that others go on in, all that was said is kept: without the merge it may be news to one of them
  for (const [id, value] of Object.entries(attributes))
    if (!state.merged && (state.attributes[id] ?? null) === value) delete attributes[id]
  const consent =
    consentPhone === undefined || consentPhone === state.consent.phone ? {} : { phone: consentPhone }
  if (Object.keys(attributes).length === 0 && Object.keys(consent).length === 0) return null
  return {
    kind: 'LeadDetailsChanged',
    at: now,
    by: authorIn(acting),
    history: false,
    body: {
      source: null,
      campaign: null,
      channel: null,
      company: null,
      companyId: null,
      attributes,
      known: { email: false, phone: false, name: false, company: false },
      consent,
      touch: null,
      // who qualifies by phone has it from the person
      ...(Object.keys(attributes).length > 0 && { said: { by: 'human', fields: Object.keys(attributes) } }),
    },
  }
}

/** Whether a talk that is held now would carry the lead on. */
export function readyToQualify(law: Law, state: LeadState, now: number): boolean {
  const rules = law.version(state.version)
  const facts = qualifying(rules, state, {}, now)
  return facts.length > 0 && hasMoved(state, tried(law, state, facts, now))
}

function ending(
  law: Law,
  rules: Ruleset,
  state: LeadState,
  before: LeadFact[],
  given: Called,
  now: number,
): Told | Refusal {
  const { then } = given
  const after = tried(law, state, before, now)
  // what was learnt carried the lead on by itself: the stage it is in now has its own next step
  const gone = hasMoved(state, after)
  if (given.hindered && (then.do === 'next' || then.do === 'meeting')) return given.hindered
  if (then.do === 'next') {
    if (gone) return { facts: [] }
    if (then.due <= now)
      return refuse('next_step_needed', 'The next step lies in the past.', 'then.due', 'lies in the past')
    if (then.due > now + YEAR)
      return refuse(
        'next_step_needed',
        'The next step is more than a year away.',
        'then.due',
        'is more than a year away',
      )
    return { facts: [plannedFact(rules, state, then, given, now)] }
  }
  if (then.do === 'recycled' || then.do === 'disqualified') {
    const list = then.do === 'disqualified' ? Object.values(rules.disqualifyReasons) : recyclingReasons(rules)
    const reason = list.find(({ id }) => id === then.reason)
    if (!reason) {
      const message = `must be one of ${list.map(({ id }) => id).join(', ')}`
      return refuse('unknown_reason', 'The agreement has no such reason.', 'then.reason', message)
    }
    if (reason.noteRequired && !then.note?.trim())
      return refuse(
        'note_required',
        'This reason asks for a note.',
        'then.note',
        `is needed with the reason "${reason.label}"`,
      )
    if (gone && then.do === 'recycled') return { facts: [] }
    const kind = then.do === 'disqualified' ? ('LeadDisqualified' as const) : ('LeadRecycled' as const)
    return { facts: [fact(now, given, { kind, body: { reason: reason.id }, note: then.note })] }
  }
  const facts: LeadFact[] = []
  if (then.do === 'meeting') {
    const booked = booking(law, state, then.meeting, given, now)
    if ('refused' in booked) return within('then.meeting', booked)
    facts.push(...booked.facts)
    if (!then.qualified) return { facts }
  }
  facts.push(...qualifying(rules, state, given, now))
  if (then.do === 'qualified' && !gone && !hasMoved(state, tried(law, state, [...before, ...facts], now)))
    return refuse(
      'next_step_needed',
      'The criteria of the stage do not hold yet: it needs a next step.',
      'then.do',
      'does not carry the lead on: criteria are open',
    )
  return { facts }
}

/** Fields of a part, as the whole knows them; the lead itself is what the call is about. */
function within(part: string, { errors, ...refusal }: Refusal): Refusal {
  if (!errors) return refusal
  const named = ({ field }: { field: string }) => (field === 'id' ? 'then.do' : `${part}.${field}`)
  return { ...refusal, errors: errors.map((one) => ({ ...one, field: named(one) })) }
}

/** The required activities of the stage are done with this talk. */
function qualifying(rules: Ruleset, state: LeadState, acting: Acting, now: number): LeadFact[] {
  return rules.stages[state.stage]!.activities.filter(
    ({ id, required }) => required && !state.activitiesHere.includes(id),
  ).map(({ id }) =>
    fact<Extract<LeadFact, { kind: 'ActivityCompleted' }>>(now, acting, {
      kind: 'ActivityCompleted',
      body: { activity: id },
    }),
  )
}

function plannedFact(
  rules: Ruleset,
  state: LeadState,
  then: Extract<Then, { do: 'next' }>,
  acting: Acting,
  now: number,
): LeadFact {
  const steps = rules.stages[state.stage]!.cadence?.steps ?? []
  const proposed = then.step === null ? undefined : steps[then.step]
  const inCadence = proposed !== undefined && proposed.by === then.by
  // a call that was put off does not use up its step
  const step = inCadence ? then.step : steps.length > 0 ? Math.min(stepOf(state), steps.length - 1) : null
  return fact<Extract<LeadFact, { kind: 'NextStepPlanned' }>>(now, acting, {
    kind: 'NextStepPlanned',
    body: {
      by: then.by,
      why: then.promised ? 'promised' : inCadence ? 'cadence' : 'own',
      step,
      what: inCadence && !then.promised ? proposed.name : PHRASES[then.by],
      due: then.due,
    },
  })
}
