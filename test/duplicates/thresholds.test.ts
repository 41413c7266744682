import { expect, test } from 'vitest'
import fc from 'fast-check'
import { evidenceFor, proposal } from '#journey/duplicates/thresholds.rules.ts'
import { latestRun } from '#journey/duplicates/runs.store.ts'
import { bitsAt } from '#journey/matching/match.rules.ts'
import { MONDAY } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const clock = { now: MONDAY }
const { ask, errors, services } = await testServer(clock)
const IN_FORCE = { same: 0.8, ask: 0.2 }

/** So many decisions about pairs of this chance, the first of which were one person. */
function decided(chance: number, n: number, one: number): { bits: number; same: boolean }[] {
  return Array.from({ length: n }, (_, i) => ({ bits: bitsAt(chance), same: i < one }))
}

test('given decisions on both sides of a threshold, then each side says how many of its pairs were one person', () => {
  const decisions = [...decided(0.9, 10, 9), ...decided(0.5, 4, 1), ...decided(0.1, 5, 0)]
  const { same, ask: asked } = evidenceFor(decisions, 0, IN_FORCE)
  // Wilson's interval of 9 in 10: 0.5958 to 0.9821
  expect(same).toMatchObject({ hits: 9, n: 10 })
  expect(same!.low).toBeCloseTo(0.5958, 3)
  expect(same!.high).toBeCloseTo(0.9821, 3)
  expect(asked).toMatchObject({ hits: 1, n: 4, share: 0.25 })
  expect(evidenceFor([], 0, IN_FORCE)).toEqual({ same: null, ask: null })
})

test('given pairs that are always one from a lower chance on, then the same begins there; one decision too few proposes nothing', () => {
  expect(proposal(decided(0.65, 35, 35), 0, IN_FORCE)).toMatchObject({
    same: 0.5,
    ask: 0.2,
    because: { same: { hits: 35, n: 35 }, ask: null },
  })
  expect(proposal(decided(0.65, 34, 34), 0, { ...IN_FORCE, ask: 0.05 })?.because.same ?? null).toBeNull()
})

test('given questions of which hardly any was one person, then fewer are asked; where most were, more are', () => {
  expect(proposal(decided(0.25, 40, 0), 0, IN_FORCE)).toMatchObject({ same: 0.8, ask: 0.5 })
  expect(proposal(decided(0.25, 40, 30), 0, IN_FORCE)).toMatchObject({ same: 0.8, ask: 0.1 })
  expect(proposal(decided(0.25, 40, 12), 0, IN_FORCE)).toBeNull()
})

test('given any decisions, then what is proposed could be set, and rests on decisions', () => {
  const decision = fc.record({ bits: fc.double({ min: -6, max: 20, noNaN: true }), same: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(decision, { maxLength: 200 }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (decisions, shift) => {
        const found = proposal(decisions, shift, IN_FORCE)
        if (found === null) return
        expect(found.ask).toBeLessThan(found.same)
        expect(found.because.same ?? found.because.ask).not.toBeNull()
      },
    ),
  )
})

const put = (bits: number, state = 'open', bulk: string | null = null) =>
  services.db.query(
    `with two as (select min(lead_id::text)::uuid as a, max(lead_id::text)::uuid as b from
         (select lead_id from leads where not exists (select from duplicate_pairs p where leads.lead_id in (p.lead_id, p.other_id))
           order by lead_id limit 2) as l)
     insert into duplicate_pairs (workspace_no, lead_id, other_id, bits, parts, model, state, found_at, changed_at,
            decided_by, decided_at, decided_bits, bulk_id)
     select 1, a, b, $1::float8, '[]', 0, $2::text, now(), now(), case when $2 = 'open' then null else 'api' end,
            case when $2 = 'open' then null else now() end, case when $2 = 'open' then null else $1 end, $3::uuid from two`,
    [bits, state, bulk],
  )

test('given pairs that wait, when thresholds are tried, then it is said how many would fall into each class, before anything is set', async () => {
  const lines = Array.from({ length: 16 }, (_, i) => JSON.stringify({ email: `p${i}@firm${i}.example` }))
  await ask('POST', '/api/leads/batch', lines.join('\n'), { 'content-type': 'application/x-ndjson' })
  for (const chance of [0.95, 0.85, 0.6, 0.3, 0.1]) await put(bitsAt(chance))
  await put(bitsAt(0.92), 'same')
  // merged together with others, because of the threshold: says nothing of it
  await put(bitsAt(0.92), 'same', '00000000-0000-4000-8000-000000000001')
  const tried = await ask('GET', '/api/duplicates/thresholds?same=0.9&ask=0.5')
  expect(tried.body).toMatchObject({
    same: 0.9,
    ask: 0.5,
    inForce: { ...IN_FORCE, set: null },
    pairs: { same: 1, ask: 2, different: 2 },
    complete: true,
    decided: { same: { hits: 1, n: 1 }, ask: null },
    proposed: null,
  })
  expect((await ask('GET', '/api/duplicates/thresholds')).body).toMatchObject({
    ...IN_FORCE,
    pairs: { same: 2, ask: 2, different: 1 },
  })
})

test('given thresholds that cross, or none at all, then the answer names the field', async () => {
  const crossed = await ask('GET', '/api/duplicates/thresholds?same=0.6&ask=0.7')
  expect([crossed.status, crossed.body.errors]).toEqual([
    422,
    [{ field: 'ask', message: 'must be less than same' }],
  ])
  const odd = await ask('GET', '/api/duplicates/thresholds?same=much')
  expect([odd.status, odd.body.errors[0].field]).toEqual([422, 'same'])
})

test('given a lower threshold, when it is set, then it says who set it, and all leads are compared anew; a higher one needs no run', async () => {
  const set = (given: object) => ask('POST', '/api/duplicates/settings', given)
  expect((await set({ same: 0.9, ask: 0.4 })).status).toBe(200)
  expect(await latestRun(services.db)).toBeNull()
  expect((await ask('GET', '/api/duplicates/thresholds?ask=0.02')).body.complete).toBe(false)
  await set({ same: 0.9, ask: 0.02 })
  expect(await latestRun(services.db)).toMatchObject({ state: 'running', stage: 'learn' })
  expect((await ask('GET', '/api/duplicates/thresholds')).body.inForce).toMatchObject({
    same: 0.9,
    ask: 0.02,
    set: { by: { id: expect.any(String) }, at: expect.any(String) },
  })
  expect(errors).toEqual([])
})
