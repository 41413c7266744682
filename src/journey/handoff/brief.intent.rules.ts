import { ago, asks, claim, claimIf, type LeadRecord } from '#journey/handoff/brief.record.rules.ts'
import { seenOf } from '#journey/scoring/rules.ts'
import type { Brief, Claim } from '#journey/handoff/brief.contract.ts'
import type { IntentSign } from '#journey/agreement/intent.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Ruleset, Stage, TouchEvidence } from '#journey/agreement/ruleset.ts'

export type Intent = Brief['intent']

interface Sign {
  claim: Claim
  /** the lead said it, nobody concluded it */
  stated: boolean
}

/** Wants to buy or to learn. What was said outranks what was done; of what was done, a sign of buying decides. */
export function intentOf(
  rules: Ruleset,
  state: LeadState,
  record: LeadRecord,
  now: number,
): { intent: Intent; signs: Claim[] } {
  const buy = signsOf(rules.intent.buy, rules, state, record, now)
  const learn = signsOf(rules.intent.learn, rules, state, record, now)
  const says = (signs: Sign[]) => signs.some(({ stated }) => stated)
  const intent: Intent = says(buy)
    ? 'buy'
    : says(learn)
      ? 'learn'
      : buy.length > 0
        ? 'buy'
        : learn.length > 0
          ? 'learn'
          : 'unclear'
  const [first, second] = intent === 'learn' ? [learn, buy] : [buy, learn]
  return { intent, signs: [...first.slice(0, 4), ...second.slice(0, 2)].map((sign) => sign.claim) }
}

/** The signs that hold, in the agreement's order; each with its latest touch, or with the entry that told it. */
function signsOf(
  signs: IntentSign[],
  rules: Ruleset,
  state: LeadState,
  record: LeadRecord,
  now: number,
): Sign[] {
  const seen = (touch: TouchEvidence['touch']): TouchEvidence => ({ touch, lead: state.attributes })
  return signs.flatMap((sign): Sign[] => {
    if (!asks(sign.text).touch) {
      if (!sign.test(seen(seenOf({ kind: '' })))) return []
      return claimIf(sign.label, record.toldBy(sign.text)).map((one) => ({ claim: one, stated: true }))
    }
    const latest = record.touches.find(
      ({ touch, at }) => now - at <= rules.intent.withinMs && sign.test(seen(seenOf(touch))),
    )
    if (!latest) return []
    return [
      { claim: claim(`${sign.label}, ${ago(now - latest.at, record.words)}`, latest.seq), stated: false },
    ]
  })
}

/** Of this stage's job aids the one for this intent, else one for all; else of the next stage's. */
export function jobAidOf(rules: Ruleset, stage: Stage, intent: Intent): Brief['jobAid'] {
  const next = rules.stages[rules.path[rules.path.indexOf(stage.id) + 1] ?? '']
  for (const { jobAids } of [stage, ...(next ? [next] : [])]) {
    const aid =
      jobAids.find((one) => one.intent === intent) ?? jobAids.find((one) => one.intent === undefined)
    if (aid) return { title: aid.title, body: aid.body }
  }
  return null
}
