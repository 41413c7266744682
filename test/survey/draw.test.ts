import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftText } from '#journey/survey/draft.rules.ts'
import { inStrata } from '#journey/survey/draw.rules.ts'
import { seeded, shuffled } from '#journey/survey/random.rules.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { DEFAULT_AGREEMENT, defaultRules } from '../support/cast.ts'
import type { PointChange } from '#journey/survey/points.rules.ts'

describe('cards are drawn so that they differ', () => {
  it('given hundreds of quiet inquiries and few won leads, then both are among the first cards', () => {
    const candidates = Array.from({ length: 500 }, (_, i) => ({
      leadId: `lead${i}`,
      score: i % 100,
      kind: i % 100 === 0 ? 'won' : i % 25 === 0 ? 'work' : 'develop',
    }))
    const first = inStrata(candidates, seeded('a')).slice(0, 15)
    const kinds = first.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'won').length).toBeGreaterThanOrEqual(2)
    expect(kinds.filter((kind) => kind === 'develop').length).toBeGreaterThanOrEqual(3)
  })

  it('given any candidates, then each is there once, and the seed alone decides the order', () => {
    const one = fc.record({
      leadId: fc.uuid(),
      score: fc.integer({ min: 0, max: 100 }),
      kind: fc.constantFrom('won', 'develop', 'nurture'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ leadId }) => leadId }), fc.string(), (all, seed) => {
        const drawn = inStrata(all, seeded(seed))
        expect(drawn.map(({ leadId }) => leadId).sort()).toEqual(all.map(({ leadId }) => leadId).sort())
        expect(inStrata(all, seeded(seed))).toEqual(drawn)
      }),
    )
  })

  it('given a seed, then a shuffle is fair: every place is as likely', () => {
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 8_000; i++) counts[shuffled(['a', 'b', 'c', 'd'], seeded(`s${i}`)).indexOf('a')]!++
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200)
  })
})

describe('a draft drawn from a survey', () => {
  const survey = { title: 'Which?\nversion: 9', people: 3, cards: 40, closedOn: '2026-06-01', alpha: null }
  const rules = [...defaultRules.fit.rules, ...defaultRules.engagement.rules]

  it('given any changes of points, then it compiles, and nothing but points, version and date differs', () => {
    const change = fc.record({
      rule: fc.constantFrom(...rules.map(({ id }) => id)),
      to: fc.integer({ min: -60, max: 60 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(change, { selector: ({ rule }) => rule }), (wanted) => {
        const within = wanted.map(({ rule, to }) => ({ rule, to: underCap(rule, to) }))
        const changes = within.map(({ rule, to }): PointChange => {
          const kind = defaultRules.fit.rules.some(({ id }) => id === rule) ? 'fit' : 'engagement'
          const share = { leads: 1, of: 2 }
          return { rule, to, kind, from: 1, label: rule, with: share, without: share, sides: 2 }
        })
        const text = draftText({
          text: DEFAULT_AGREEMENT,
          version: 2,
          effectiveFrom: '2027-01-01',
          survey,
          changes,
        })
        const compiled = compileAgreement(text!)
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
        const after = [...compiled.ruleset.fit.rules, ...compiled.ruleset.engagement.rules]
        const wantedPoints = new Map(within.map(({ rule, to }) => [rule, to]))
        expect(after.map(({ id, points }) => [id, points])).toEqual(
          rules.map(({ id, points }) => [id, wantedPoints.get(id) ?? points]),
        )
        expect(compiled.ruleset.version).toBe(2)
      }),
      { numRuns: 12 },
    )
  })
})

/** As pointChanges leaves them: an agreement whose points pass their own cap does not compile. */
function underCap(id: string, to: number): number {
  const cap = defaultRules.engagement.rules.find((rule) => rule.id === id)?.cap ?? null
  if (cap === null) return to
  return cap >= 0 ? Math.min(Math.max(to, 0), cap) : Math.max(Math.min(to, 0), cap)
}
