import { leaveFor, settle } from '#journey/lifecycle/rules.ts'
import { desk, own } from '#journey/state.ts'
import { rule } from '#journey/run.ts'
import type { Run } from '#journey/run.ts'

const ANSWER = 'Accept or return'
export const ASSIGN = 'Assign by hand'

/** A rep was found: the lead is offered, and the clock of the answer starts. */
export function offerTo(run: Run, rep: string): void {
  const { rules, state } = run
  const terms = rules.stages[state.stage]!.handoff
  if (!terms) return
  rule(run, 'HandoffOffered', {
    to: rep,
    n: state.offers + 1,
    due: rules.due(run.at, terms.answerWithin),
    nextStep: ANSWER,
  })
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
}

/** Sales said no, with a reason from the agreement. A reason that stays in the stage means: somebody else. */
export function returned(run: Run, reasonId: string): void {
  const reason = own(run.rules.returnReasons, reasonId)
  if (reason) leaveFor(run, reason)
  else settle(run)
}
