import { seenOf } from '#journey/scoring/rules.ts'
import type { Brief } from '#journey/handoff/brief.contract.ts'
import type { LeadRecord, Seen } from '#journey/handoff/brief.record.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { ScoreView } from '#journey/capture/contract.ts'

/** The score's parts, each with how often it happened and the latest entry behind it. They add up as before. */
export function scoreParts(
  rules: Ruleset,
  state: LeadState,
  record: LeadRecord,
  score: ScoreView,
): Brief['score'] {
  const matched = touchesByRule(rules, state, record)
  const fit = new Map(rules.fit.rules.map((rule) => [rule.id, rule]))
  const parts = score.parts.map((part) => {
    const touches = matched.get(part.rule)
    const rule = fit.get(part.rule)
    const seq = touches ? touches[0]!.seq : rule ? record.toldBy(rule.text) : null
    return { ...part, times: touches?.length ?? 0, seq }
  })
  return { ...score, parts }
}

/** The touches that each engagement rule counts, newest first; rules that count none are left out. */
export function touchesByRule(
  rules: Ruleset,
  state: LeadState,
  { touches }: LeadRecord,
): Map<string, Seen[]> {
  const matched = new Map<string, Seen[]>()
  for (const one of touches) {
    const seen = { touch: seenOf(one.touch), lead: state.attributes }
    for (const rule of rules.engagement.rules) {
      if (!rule.test(seen)) continue
      const list = matched.get(rule.id)
      if (list) list.push(one)
      else matched.set(rule.id, [one])
    }
  }
  return matched
}
