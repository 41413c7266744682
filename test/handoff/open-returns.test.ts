import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { answerReturn, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { appeals } from '#journey/measure/team.store.ts'
import { countReturns } from '#work/open-returns.ts'
import { createGatherer } from '#work/gather.ts'
import { doBatch } from '#work/batch.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { listReturns } from '#journey/handoff/returns.store.ts'
import { auditWorkspace } from '../support/audited.ts'
import { under } from '../agreement-life/versions.ts'
import { anna, ben, changed, DAY, defaultRules, HOUR, MONDAY } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Queryable } from '#platform/database.ts'
import type { Work } from '#work/card.ts'

const MIGRATION = new URL('../../src/platform/migrations/0019_returns.sql', import.meta.url)
const NINA = { id: 'nina', author: 'person:nina', role: 'marketing', function: 'marketing' }
const BOSS = { id: 'boss', author: 'person:boss', role: 'sales_manager', function: 'sales' }
const SOON = MONDAY + DAY
const without = changed([/ {6}- \{ id: (answer_return|decide_appeal).*\n/g, ''])

const clock = { now: MONDAY }
const law = lawOf([without, under(defaultRules, 2, SOON, 'finish')])
let one: Awaited<ReturnType<typeof servicesAt>>
let gatherer: ReturnType<typeof createGatherer>
let db: Queryable

beforeAll(async () => {
  const { url, database } = await freshDatabase()
  db = database
  one = { ...(await servicesAt(url, clock)), law }
  gatherer = createGatherer(one)
})
afterAll(() => one.end())

function does(leadId: string, decide: Work['decide']) {
  return gatherer.do({ target: { leadId }, decide })
}

async function returned(name: string): Promise<string> {
  const who = { ...anna, email: `${name}@firm.example`, company: name }
  const { card } = await gatherer.do(captureOf(one, who, 'demo_requested'))
  const { refusal } = await does(card!.leadId, act.giveBack(law, { reason: 'no_need' }))
  expect(refusal).toBeNull()
  return card!.leadId
}

async function listed(state: 'open' | 'appealed'): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const query = { state, limit: 1, ...(cursor === undefined ? {} : { cursor }) }
    const page = (await listReturns(db, query))!
    ids.push(...page.items.map(({ lead_id }) => lead_id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return ids
}

describe('given returns of before and after an agreement gave the answer its time', () => {
  let old: string
  let timed: string

  test('when they are listed, then both stand there, and none that cannot be answered', async () => {
    old = await returned('old')
    clock.now = SOON + HOUR
    timed = await returned('timed')
    const again = await returned('again')
    await does(again, act.touch({ kind: 'demo_requested' }, { at: null }))
    const erased = await returned('erased')
    await does(erased, (_card, at) => ({
      facts: [{ kind: 'PersonErased', at, by: 'person:dpo', history: false, body: { because: 'asked' } }],
    }))
    for (const id of [again, erased]) {
      const { refusal } = await does(id, answerReturn(NINA, { answer: 'agreed' }))
      expect(['not_returned', 'erased']).toContain(refusal?.refused)
    }
    expect(await listed('open')).toEqual([old, timed])
    expect(await countReturns(db, clock.now)).toEqual({ open: 2, late: 0, appealed: 0 })
    // two business days after Tuesday morning
    expect(await countReturns(db, clock.now + 7 * DAY)).toMatchObject({ open: 2, late: 1 })
  })

  test('when the columns are filled in of leads from before there were any, then they are the same', async () => {
    const columns = async () =>
      (await db.query('select lead_id, return_owes, return_due_at from leads order by lead_id')).rows
    const before = await columns()
    const fill = /update leads set[^;]*;/.exec(await readFile(MIGRATION, 'utf8'))![0]
    await db.query('update leads set return_owes = null, return_due_at = null')
    await db.query(fill)
    expect(await columns()).toEqual(before)
  })

  test('when both are appealed, then list, count and the manager’s page say the same, also after one is decided', async () => {
    for (const id of [old, timed])
      await does(id, answerReturn(NINA, { answer: 'appealed', note: 'They asked for it' }))
    expect(await listed('open')).toEqual([])
    expect(await listed('appealed')).toEqual([old, timed])
    expect(await countReturns(db, clock.now)).toMatchObject({ open: 0, appealed: 2 })
    const { count, rows } = await appeals(db)
    expect([count, rows.map(({ id }) => id)]).toEqual([2, [old, timed]])
    expect(rows.map(({ due }) => due !== null)).toEqual([false, true])
    await does(old, decideAppeal(law, BOSS, { outcome: 'upheld' }))
    expect(await listed('appealed')).toEqual([timed])
    expect((await appeals(db)).count).toBe(1)
  })

  test('when everything is derived anew, then the columns are what the record says', async () => {
    const { chain, replay, promises } = await auditWorkspace(one)
    // the fact of the erasure alone was told here: what it deletes is still there
    const others = promises === 'ok' ? [] : promises.filter(({ what }) => !what.includes('erased'))
    expect({ chain, replay, others }).toEqual({ chain: 'ok', replay: 'ok', others: [] })
  })

  test('when there are thousands of leads, then a page and a count read one range of an index', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) =>
      captureOf(one, { ...ben, email: `many-${i}@firm.example` }),
    )
    await doBatch(one, many)
    await db.query(
      `update leads set return_owes = 'answer' where workspace_no = 1 and email like 'many-%7@firm.example'`,
    )
    await db.query('vacuum analyze leads')
    await db.query('vacuum analyze handoffs')
    const plans: string[] = []
    const explaining = {
      query: async (text: string, values: unknown[]) => {
        const { rows } = await db.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
        return db.query(text, values)
      },
    } as unknown as Queryable
    await listReturns(explaining, { state: 'open', limit: 20 })
    await countReturns(explaining, clock.now)
    await appeals(explaining)
    for (const plan of plans) {
      expect(plan).toContain('leads_returns')
      // the page alone may be put in order again, on top of the order that the index gave it
      expect(plan).not.toMatch(/Seq Scan on leads|Sort Key: .*stage_since.*\n(?!\s*Presorted Key)/)
    }
  })
})
