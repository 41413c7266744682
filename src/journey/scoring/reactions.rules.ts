import {
  addTouch,
  carryOver,
  decayed,
  differs,
  marks,
  nextCrossing,
  scoreAt,
} from '#journey/scoring/rules.ts'
import { settle } from '#journey/lifecycle/rules.ts'
import { rule } from '#journey/run.ts'
import type { Engagement } from '#journey/scoring/rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Run } from '#journey/run.ts'
import type { ScoreChanged } from '#journey/scoring/facts.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** Details changed: fit may have. */
export function rescore(run: Run): void {
  const score = scoreAt(
    run.rules,
    { lead: run.state.attributes, known: run.state.known },
    run.state.engagement,
    run.at,
  )
  if (differs(run.state.score, score)) record(run, run.state.engagement, 'details')
}

/** Something happened: a touch that a rule speaks of is always recorded, capped or not, since the sums changed. */
export function rescoreAfterTouch(run: Run, touch: Touch, at: number): void {
  const { state, rules } = run
  const engagement = addTouch(rules, state.engagement, touch, at, run.at, state.attributes)
  if (engagement) record(run, engagement, 'touch')
  else rescore(run)
}

/** Several at once, of another time: one ruling says what they add. */
export function rescoreAfterTouches(run: Run, touches: { at: number; touch: Touch }[]): void {
  const { state, rules } = run
  let gained: Engagement | null = null
  for (const { at, touch } of touches)
    gained = addTouch(rules, gained ?? state.engagement, touch, at, run.at, state.attributes) ?? gained
  if (gained) record(run, gained, 'touch')
  else rescore(run)
}

/** The solved moment has come at which fading carried the score across a limit. */
export function wake(run: Run): void {
  record(run, run.state.engagement, 'decay')
  settle(run)
}

/** Another agreement: what was gathered under the rules that both have goes on at the new points. */
export function rescoreUnder(run: Run, was: Ruleset): void {
  record(run, carryOver(run.state.engagement, was, run.rules, run.at), 'agreement')
}

/** Touches of the past count otherwise. */
export function rescoreWith(run: Run, engagement: Engagement): void {
  record(run, engagement, 'signals')
}

function record(run: Run, engagement: Engagement, why: ScoreChanged['why']): void {
  const { state, rules } = run
  const {
    total,
    fit,
    engagement: points,
    parts,
  } = scoreAt(rules, { lead: state.attributes, known: state.known }, engagement, run.at)
  const sums = decayed(engagement, run.at, rules.engagement.halfLifeMs)
  const stage = rules.stages[state.stage]!
  const limits = marks(stage, total, run.law.unlisted)
  const wakeAt = nextCrossing(rules, fit, { at: run.at, sums }, limits, run.at)
  rule(run, 'ScoreChanged', {
    total,
    fit,
    engagement: points,
    was: state.score.total,
    parts,
    sums,
    why,
    wakeAt,
  })
}
