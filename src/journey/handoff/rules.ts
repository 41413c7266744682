import { heard, met, stop } from '#journey/clocks/rules.ts'
import { enter, leaveFor, settle } from '#journey/lifecycle/rules.ts'
import { desk, own } from '#journey/state.ts'
import { rule, spanEnd } from '#journey/run.ts'
import type { Body } from '#journey/entries.ts'
import type { Ruleset, Stage } from '#journey/agreement/ruleset.ts'
import type { Run } from '#journey/run.ts'

const ANSWER = 'Accept or return'
export const ASSIGN = 'Assign by hand'

/** A rep was found: the lead is offered, and the clock of the answer starts. */
export function offerTo(run: Run, rep: string): void {
  const { rules, state } = run
  const terms = rules.stages[state.stage]!.handoff
  if (!terms) return
  // an offer to somebody else, and a lead offered again before its return was answered
  stop(run, 'moot', ({ until }) => OVER_WITH_AN_OFFER.includes(until))
  rule(run, 'HandoffOffered', {
    to: rep,
    n: state.offers + 1,
    due: spanEnd(run, rules, run.at, terms.answerWithin, state.calendar),
    nextStep: ANSWER,
  })
  heard(run, 'offered')
}

const OVER_WITH_AN_OFFER = ['answer', 'return_answered', 'appeal_decided']

/** The rep said yes: what they owe from now on begins. */
export function accepted(run: Run): void {
  const { stage } = run.state
  met(run, 'answer')
  settle(run)
  heard(run, 'accepted', stage)
}

/** Nobody answered in time: taken back and offered to the next, or left to the desk when offers are used up. */
export function expire(run: Run): void {
  const { rules, state } = run
  const stage = rules.stages[state.stage]!
  if (state.handoff.status !== 'offered' || !stage.handoff) return
  rule(run, 'HandoffExpired', {
    rep: state.handoff.to,
    n: state.offers,
    escalated: state.offers >= stage.handoff.maxOffers,
    owner: desk(stage.owner),
    nextStep: ASSIGN,
    due: rules.due(run.at, stage.limit),
  })
  stop(run, 'taken_back', ({ until }) => until === 'answer')
}

/** Sales said no, with a reason from the agreement. A reason that stays in the stage means: somebody else. */
export function returned(run: Run, { reason: reasonId, stage }: Body<'HandoffReturned'>): void {
  const reason = own(run.rules.returnReasons, reasonId)
  const from = run.state.stage
  met(run, 'answer', 'verdict')
  if (reason) leaveFor(run, reason)
  else settle(run)
  // whoever handed it over owes an answer; returns of older versions cannot be answered
  if (stage !== undefined && run.state.back)
    heard(run, 'returned', handoffBefore(run.rules, from)?.id ?? null, from)
}

/** The hand-off that lies behind a stage of the path, or is that stage. */
export function handoffBefore(rules: Ruleset, stage: string): Stage | null {
  const place = rules.path.indexOf(stage)
  const id = rules.path.slice(0, place + 1).findLast((one) => rules.stages[one]!.kind === 'handoff')
  return id === undefined ? null : rules.stages[id]!
}

/** Agreed with, it is over; appealed against, the manager of the team that returned it owes a decision. */
export function answeredReturn(run: Run, { answer }: Body<'ReturnAnswered'>): void {
  const { back } = run.state
  met(run, 'return_answered')
  if (answer === 'appealed' && back)
    heard(run, 'appealed', handoffBefore(run.rules, back.stage)?.id ?? null, back.stage)
  settle(run)
}

/** The return does not stand: the lead is put before that team again, somebody else first, unless it went on since. */
export function decided(run: Run, { outcome, stays }: Body<'AppealDecided'>): void {
  const { back, handoff, erased } = run.state
  const again = back ? handoffBefore(run.rules, back.stage) : null
  met(run, 'appeal_decided')
  if (outcome === 'overturned' && stays === undefined && again && handoff.status === 'none' && !erased) {
    enter(run, again.id, { what: 'reason', id: 'appeal', text: 'The return was overturned' }, null, 'anew')
  }
  settle(run)
}

/** Other hours count for whoever it is offered to: the time to answer is measured anew. */
export function reoffered(run: Run, person: string): void {
  const { rules, state } = run
  const terms = rules.stages[state.stage]!.handoff
  if (state.handoff.status !== 'offered' || state.handoff.to !== person || !terms) return
  const due = Math.max(run.at, spanEnd(run, rules, state.handoff.at, terms.answerWithin, state.calendar))
  if (due !== state.nextStep.due) rule(run, 'NextStepSet', { nextStep: state.nextStep.what, due })
}

/** Nobody has the lead: in a hand-off it waits for the next one, elsewhere the step stays as it was promised. */
export function released(run: Run): void {
  const { rules, state } = run
  const stage = rules.stages[state.stage]!
  if (state.handoff.status === 'waiting' && state.nextStep.what === ANSWER)
    rule(run, 'NextStepSet', { nextStep: stage.nextStep, due: rules.due(run.at, stage.limit) })
  settle(run)
}
