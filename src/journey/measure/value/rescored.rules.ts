import { addTouch, scoreAt, type Engagement } from '#journey/scoring/rules.ts'
import { BASE_RULE } from '#journey/learning/workspace/drafted.rules.ts'
import { clockOf } from '#journey/replay.ts'
import { counts } from '#journey/capture/facts.ts'
import { evolve, type Happening } from '#journey/evolve.ts'
import type { Entry } from '#ledger/entry.ts'
import type { LeadState } from '#journey/state.ts'
import type { Past } from '#journey/measure/value/landmarks.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** Does this agreement score by a learned card? */
export function isLearned({ fit }: Pick<Ruleset, 'fit'>): boolean {
  return fit.rules.some(({ id }) => id === BASE_RULE)
}

/**
 * What a lead of the past would have scored under these rules whenever something was heard of it. A learned card means other
 * points than the rules before it: chances by points can be learned from the past only where both are of one scale.
 */
export function rescored(entries: readonly Entry[], rules: Ruleset): Past['scores'] {
  const scores: Past['scores'] = []
  let state: LeadState | null = null
  let engagement: Engagement = { at: 0, sums: {} }
  for (const entry of entries) {
    const clock = clockOf(state, entry)
    state = evolve(state, entry as unknown as Happening, clock)
    if (!entry.fact) continue
    const { touch } = entry.body as { touch?: Touch | null }
    if (touch?.kind && counts(touch))
      engagement = addTouch(rules, engagement, touch, entry.at, clock, state.attributes) ?? engagement
    const { total } = scoreAt(rules, { lead: state.attributes, known: state.known }, engagement, clock)
    if (total !== scores.at(-1)?.total) scores.push({ at: clock, total })
  }
  return scores
}
