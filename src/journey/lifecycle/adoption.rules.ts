import { enter, settle } from '#journey/lifecycle/rules.ts'
import { rescoreUnder } from '#journey/scoring/reactions.rules.ts'
import { rule } from '#journey/run.ts'
import { own } from '#journey/state.ts'
import type { Law, Run } from '#journey/run.ts'
import type { LeadState } from '#journey/state.ts'
import type { Ruleset, Stage } from '#journey/agreement/ruleset.ts'

/** When the lead moves to a version that judges leads in flight anew; Infinity when no such version is known. */
export function adoptionDueAt(law: Law, state: LeadState): number {
  const next = law.rejudged?.(state.version)
  if (!next) return Infinity
  // a closed lead is not in flight: should it come back, it begins a pass or moves then
  const stage = law.version(state.version).stages[state.stage]
  return stage === undefined || stage.kind === 'closed' ? Infinity : next.effectiveFrom
}

/**
 * The lead goes on under the next version that judges anew. It stays in its stage with its owner, its offer and its
 * promised date, unless the stage is another one there; the score is made anew, and then every exit is tried.
 * Nothing is taken back: a lead that was handed over under the former definition stays handed over.
 */
export function adopt(run: Run): void {
  const { law, state } = run
  const was = run.rules
  const stage = was.stages[state.stage]!
  run.rules = law.rejudged!(state.version)!
  const to = successorOf(run.rules, stage)
  rule(run, 'AgreementAdopted', { version: run.rules.version, from: was.version, stage: to.id })
  if (to.id !== stage.id || to.kind !== stage.kind || to.owner !== stage.owner) {
    const text = `Version ${run.rules.version} of the agreement has other stages`
    enter(run, to.id, { what: 'agreement', id: String(run.rules.version), text })
  }
  rescoreUnder(run, was)
  settle(run)
}

/** Where a stage goes on: as the new version says, else the same one, else the first of its kind, else the beginning. */
function successorOf(rules: Ruleset, stage: Stage): Stage {
  const stages = Object.values(rules.stages)
  return (
    own(rules.stages, own(rules.transition.stages, stage.id) ?? stage.id) ??
    rules.path.map((id) => rules.stages[id]!).find((one) => one.kind === stage.kind) ??
    stages.find((one) => one.kind === stage.kind) ??
    rules.stages[rules.path[0]!]!
  )
}
