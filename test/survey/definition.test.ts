import { describe, expect, it } from 'vitest'
import { effectsOf } from '#journey/survey/definition.rules.ts'
import { jointEffects } from '#journey/survey/joint.rules.ts'
import { pointChanges } from '#journey/survey/points.rules.ts'
import { defaultRules } from '../support/cast.ts'
import type { GivenAnswer } from '#journey/survey/answers.rules.ts'

const CARDS = Array.from({ length: 24 }, (_, card) => card)
/** Budget on every second card; business mail and a known company always together, on two of three; demo on every fourth. */
const signals = new Map(
  CARDS.map((card) => [
    card,
    [
      ...(card % 2 === 0 ? ['has_budget'] : []),
      ...(card % 3 === 0 ? [] : ['business_mail', 'company_known']),
      ...(card % 4 === 1 ? ['demo'] : []),
    ],
  ]),
)
const says = (person: string, side: string, lead: (card: number) => boolean): GivenAnswer[] =>
  CARDS.map((card) => ({ person, side, card, answer: lead(card) ? 'lead' : 'never' }))

describe('the definition that a side applies', () => {
  it('given somebody who goes by budget alone, then budget is clear and strongest, and counts add up', () => {
    const effects = effectsOf(
      defaultRules,
      says('ines', 'reps', (card) => card % 2 === 0),
      signals,
    )
    const budget = effects.find(({ rule }) => rule === 'has_budget')!
    expect(budget).toMatchObject({ with: { leads: 12, of: 12 }, without: { leads: 0, of: 12 }, clear: true })
    const others = effects.filter(({ rule }) => rule !== 'has_budget')
    expect(others.every(({ logOdds }) => Math.abs(logOdds!) < budget.logOdds!)).toBe(true)
  })

  it('given a signal on fewer than three cards, then nothing is said about it', () => {
    const rare = new Map(CARDS.map((card) => [card, card < 2 ? ['demo'] : []]))
    const [demo] = effectsOf(
      defaultRules,
      says('ines', 'reps', (card) => card < 2),
      rare,
    )
    expect(demo).toMatchObject({ logOdds: null, clear: false })
  })
})

describe('the joint effects', () => {
  const ids = ['has_budget', 'business_mail', 'company_known', 'demo']

  it('given two signals that always come together, then they share one effect', () => {
    const answers = says('ines', 'reps', (card) => card % 3 !== 0)
    const effects = jointEffects(ids, answers, signals)
    expect(effects.get('business_mail')).toBeCloseTo(effects.get('company_known')!, 8)
    expect(effects.get('business_mail')!).toBeGreaterThan(0.5)
    expect(Math.abs(effects.get('has_budget')!)).toBeLessThan(0.3)
  })

  it('given sides that differ only in how strict they are, then no signal gets the blame', () => {
    const answers = [...says('ines', 'reps', () => false), ...says('maja', 'marketing', () => true)]
    for (const effect of jointEffects(ids, answers, signals).values())
      expect(Math.abs(effect)).toBeLessThan(1e-6)
  })

  it('given one rep more or less of the same mind, then marketing’s voice weighs the same', () => {
    const reps = (n: number) =>
      Array.from({ length: n }, (_, i) => says(`rep${i}`, 'reps', (card) => card % 2 === 0)).flat()
    const marketing = says('maja', 'marketing', (card) => card % 4 === 1)
    const share = (n: number) => {
      const effects = jointEffects(ids, [...reps(n), ...marketing], signals)
      return effects.get('demo')! - effects.get('has_budget')!
    }
    expect(Math.sign(share(1))).toBe(Math.sign(share(6)))
  })

  it('given answers that follow budget, then its points rise, and rules that nothing speaks about stay', () => {
    const answers = [
      ...says('ines', 'reps', (card) => card % 2 === 0),
      ...says('maja', 'marketing', (card) => card % 2 === 0),
    ]
    const changes = pointChanges(defaultRules, answers, signals)
    const budget = changes.find(({ rule }) => rule === 'has_budget')
    const demo = changes.find(({ rule }) => rule === 'demo')
    expect(budget?.to ?? 0).toBeGreaterThan(10)
    expect(demo === undefined || demo.to < 40).toBe(true)
    expect(changes.some(({ rule }) => rule === 'trial')).toBe(false)
  })
})
