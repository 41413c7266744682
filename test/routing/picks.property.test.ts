import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findOwner } from '#journey/handoff/routing.rules.ts'
import { obstacle } from '#journey/handoff/availability.rules.ts'
import { pickOne } from '#journey/handoff/rotation.rules.ts'
import type { Asked } from '#journey/handoff/routing.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { TeamRouting } from '#journey/agreement/ruleset.routing.ts'

const ids = ['ada', 'bob', 'cleo', 'dan', 'eve']
const person = (id: string): fc.Arbitrary<Candidate> =>
  fc.record({
    id: fc.constant(id),
    function: fc.constantFrom('sales', 'sales', 'sales', 'leadgen'),
    available: fc.boolean(),
    desk: fc.constant(false),
    turn: fc.nat(50),
    capacity: fc.option(fc.nat(3), { nil: null }),
    load: fc.nat(3),
    team: fc.constantFrom('North', 'South', null),
    languages: fc.subarray(['de', 'en', 'fr']),
  })
const crew = fc.tuple(...ids.map(person)).map((all) => new Map(all.map((one) => [one.id, one] as const)))
const to: fc.Arbitrary<TeamRouting['rules'][number]['to']> = fc.oneof(
  fc.constant({ among: 'account_owner' as const }),
  fc.constant({ among: 'everybody' as const }),
  fc.record({
    among: fc.constant('people' as const),
    people: fc.subarray([...ids, 'ghost'], { minLength: 1 }),
  }),
  fc.record({ among: fc.constant('team' as const), team: fc.constantFrom('North', 'West') }),
  fc.constant({ among: 'speakers' as const, field: 'language' }),
)
const rule: fc.Arbitrary<TeamRouting['rules'][number]> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  because: fc.constant('because'),
  text: fc.constant(null),
  test: fc.boolean().map((yes) => () => yes),
  to,
  pick: fc.constantFrom('rotation', 'weighted', 'least_load'),
  weights: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 9 })),
  otherwise: fc.constantFrom('next', 'wait'),
})
const routing: fc.Arbitrary<TeamRouting> = fc.record({
  offHours: fc.constantFrom('prefer', 'skip', 'allow'),
  rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
})
const asking: fc.Arbitrary<Asked> = fc.record({
  team: fc.constant('sales'),
  lead: fc.record({
    lead: fc.constantFrom({}, { language: 'de' }),
    known: fc.constant({ email: true, phone: true, name: true, company: true }),
  }),
  exclude: fc.subarray(ids),
  accountOwners: fc.subarray(ids),
  office: fc.constant(null),
  at: fc.constant(0),
  turn: fc.nat(1_000_000),
})

describe('given any rules, people and leads', () => {
  test('when an owner is found, then they can take it, and the same question has the same answer', () => {
    fc.assert(
      fc.property(fc.option(routing, { nil: undefined }), crew, asking, (rules, people, asked) => {
        const { owner, trace } = findOwner(rules, people, asked)
        expect(findOwner(rules, people, asked)).toEqual({ owner, trace })
        expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
        expect(trace.candidates.length).toBeLessThanOrEqual(12)
        if (owner === null) return
        const chosen = people.get(owner)!
        expect(obstacle(chosen, asked.exclude)).toBeNull()
        expect(chosen.function).toBe('sales')
        expect(trace.candidates[0]).toMatchObject({ id: owner, why: 'picked', available: true })
      }),
      { numRuns: 500 },
    )
  })

  test('when the last rule is for everybody and none waits, then a lead waits only if nobody at all could take it', () => {
    fc.assert(
      fc.property(routing, crew, asking, (given, people, asked) => {
        const rules = given.rules.map((one) => ({ ...one, otherwise: 'next' as const }))
        const last = { ...rules[0]!, id: 'all', test: () => true, to: { among: 'everybody' as const } }
        const { owner } = findOwner({ offHours: 'prefer', rules: [...rules, last] }, people, asked)
        const could = [...people.values()].some(
          (one) => one.function === 'sales' && obstacle(one, asked.exclude) === null,
        )
        expect(owner !== null).toBe(could)
      }),
    )
  })

  test('when a weighted rotation goes on, then everybody’s share comes near their weight and stays there', () => {
    const weights = fc.tuple(...ids.map(() => fc.integer({ min: 1, max: 20 })))
    fc.assert(
      fc.property(weights, fc.nat(100_000), (shares, start) => {
        const by = Object.fromEntries(ids.map((id, i) => [id, shares[i]!]))
        const pool = ids.map((id) => ({ id, function: 'sales', available: true, desk: false, turn: 0 }))
        const all = shares.reduce((sum, one) => sum + one, 0)
        const got: Record<string, number> = {}
        const turns = 2_000
        for (let turn = start; turn < start + turns; turn++) {
          const { id } = pickOne(pool, 'weighted', by, turn)
          got[id] = (got[id] ?? 0) + 1
        }
        // a golden-ratio sequence misses an arc's share by some ten at most, whatever the length
        for (const id of ids) expect(Math.abs((got[id] ?? 0) - (turns * by[id]!) / all)).toBeLessThan(10)
      }),
    )
  })
})
