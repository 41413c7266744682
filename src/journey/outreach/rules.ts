import { leaveFor, settle } from '#journey/lifecycle/rules.ts'
import { own } from '#journey/state.ts'
import { rule } from '#journey/run.ts'
import type { Body } from '#journey/entries.ts'
import type { Run } from '#journey/run.ts'

/**
 * Somebody planned what comes next: that is what the owner owes now. The stage's limit is counted from the planned date,
 * so that a lead who asked to be called in three weeks is not given up in two days.
 */
export function planned(run: Run, body: Body<'NextStepPlanned'>): void {
  const { rules, state } = run
  const { stage, stageSince, handoff } = state
  settle(run)
  if (state.function !== 'leadgen') return
  if (state.stage !== stage || state.stageSince !== stageSince || handoff.status === 'offered') return
  const due = Math.max(body.due, run.at)
  const actAt = rules.due(due, rules.stages[stage]!.limit)
  rule(run, 'NextStepSet', { nextStep: body.what, due, actAt })
}

/** The reasons why a lead is not right now are one list, whoever finds it out: sales after the hand-off, or we before. */
export function recycled(run: Run, body: Body<'LeadRecycled'>): void {
  const reason = own(run.rules.returnReasons, body.reason)
  if (reason) leaveFor(run, reason)
  else settle(run)
}
