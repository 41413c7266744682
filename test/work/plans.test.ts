import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BY_KEY, openDatabase } from '#platform/database.ts'
import { accept } from '#journey/lifecycle/actions.rules.ts'
import { createGatherer } from '#work/gather.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Database } from '#platform/database.ts'

describe('given a store that is still empty, on which plans are made that stay', () => {
  let one: Awaited<ReturnType<typeof servicesAt>>
  let keyed: Database
  const texts = new Set<string>()

  beforeAll(async () => {
    const { url } = await freshDatabase()
    one = await servicesAt(url)
    keyed = openDatabase(url, { max: 1, settings: BY_KEY })
  })
  afterAll(() => Promise.all([one.end(), keyed.close()]))

  test('when leads are captured and touched, then every statement of a batch finds its rows by key', async () => {
    const listening: Database = {
      ...keyed,
      query: (text, ...rest) => {
        texts.add(text)
        return keyed.query(text, ...rest)
      },
    }
    const gatherer = createGatherer({ ...one, batches: listening })
    const fields = { seniority: 'director', employees: 480, budget: true, timeline: 'now', intent: 'buy' }
    const lead = captureOf(one, { email: 'plan@firm.example', company: 'Firm', fields }, 'demo_requested')
    const { card } = await gatherer.do(lead)
    expect(card).not.toBeNull()
    await gatherer.do(captureOf(one, { email: 'plan@firm.example' }, 'contact_requested'))
    // an offer, its answer and what follows: passages, hand-offs and clocks of earlier batches are changed
    const accepted = await gatherer.do({ target: { leadId: card!.leadId }, decide: accept(undefined) })
    expect(accepted.refusal).toBeNull()
    expect(texts.size).toBeGreaterThan(3)
    for (const text of texts) {
      const { rows } = await keyed.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).not.toMatch(/Seq Scan|Hash Join|Merge Join/)
      // what grows with the leads is found by its key, and never walked for each row of a batch
      const scans = /using (\w+) on (leads|identity_keys|passages|handoffs|clocks) .*\n\s*Index Cond: (.*)/g
      for (const [, index, table, condition] of plan.matchAll(scans)) {
        expect(index).toBe(`${table}_pkey`)
        expect(condition).not.toBe('(workspace_no = 1)')
      }
    }
  })
})
