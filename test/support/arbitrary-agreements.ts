/** Agreements that nobody wrote: the default one with its numbers changed at random, as far as it still compiles. */
import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { DEFAULT_AGREEMENT, defaultRules } from './cast.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

interface Stage {
  within: string
  handoff?: { answerWithin: string; maxOffers: number }
  exits: object[]
}

interface Document {
  version: number
  effectiveFrom: string
  scoring: {
    fit: { max: number; rules: { points: number }[] }
    engagement: { max: number; halfLife: string; rules: { points: number; cap?: number }[] }
  }
  stages: Record<string, Stage>
}

const spans = ['20 business hours', '6 business days', '11 days', '5 weeks', '300 days']
const answers = ['90 minutes', '3 business hours', '5 hours', '2 business days', '3 weeks']

export interface Change {
  halfLifeDays: number
  spans: number[]
  points: number[]
  caps: number[]
  maxOffers: number
  threshold: number
  coldBelow: number | null
}

const change: fc.Arbitrary<Change> = fc.record({
  halfLifeDays: fc.integer({ min: 1, max: 400 }),
  spans: fc.array(fc.nat(spans.length - 1), { minLength: 12, maxLength: 12 }),
  points: fc.array(fc.integer({ min: -30, max: 45 }), { minLength: 20, maxLength: 20 }),
  caps: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 20, maxLength: 20 }),
  maxOffers: fc.integer({ min: 1, max: 4 }),
  threshold: fc.integer({ min: 20, max: 55 }),
  coldBelow: fc.option(fc.integer({ min: 5, max: 60 })),
})

/** The agreement with a change in it, and null when the compiler finds fault with it. */
export function agreementWith(given: Change, version = 1, effectiveFrom = '2000-01-01'): Ruleset | null {
  const text = DEFAULT_AGREEMENT.replaceAll('score.total >= 40', `score.total >= ${given.threshold}`)
  const document = parse(text) as Document
  document.version = version
  document.effectiveFrom = effectiveFrom
  const { engagement } = document.scoring
  engagement.halfLife = `${given.halfLifeDays} days`
  engagement.rules.forEach((rule, i) => {
    const points = given.points[i]!
    if (points !== 0) rule.points = points
    const times = given.caps[i]!
    if (times === 0) delete rule.cap
    else rule.cap = rule.points * times
  })
  Object.values(document.stages).forEach((stage, i) => {
    stage.within = spans[given.spans[i % given.spans.length]!]!
    if (stage.handoff)
      Object.assign(stage.handoff, { maxOffers: given.maxOffers, answerWithin: answers[given.spans[11]!] })
  })
  if (given.coldBelow !== null) {
    const cold = { id: 'cold', label: 'Interest has faded', if: `score.total < ${given.coldBelow}` }
    document.stages['mql']!.exits.unshift({ to: 'nurture', because: 'Interest faded', when: [cold] })
  }
  const compiled = compileAgreement(stringify(document))
  return compiled.ok ? compiled.ruleset : null
}

/** The default agreement half of the time, and a changed one that compiles else. */
export const agreements: fc.Arbitrary<Ruleset> = fc.oneof(
  fc.constant(defaultRules),
  change.map((given) => agreementWith(given)).filter((rules) => rules !== null),
)
