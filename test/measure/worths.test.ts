/** Order by value over a real database: nobody twice, nobody missing, and never a worth from an older picture. */
import { beforeAll, describe, expect, test } from 'vitest'
import { doBatch } from '#work/batch.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { tellWorths } from '#journey/measure/value/worths.ts'
import * as store from '#journey/measure/value/worths.store.ts'
import { ben, DAY, MONDAY } from '../support/cast.ts'
import { captureOf } from '../support/workroom.ts'
import { testServer } from '../support/server.ts'

const clock = { now: MONDAY }
const { app, ask, services } = await testServer(clock)
const { db } = services
const captured = (n: number, of: string, touch = 'contact_requested') =>
  doBatch(
    services,
    Array.from({ length: n }, (_, i) =>
      captureOf(services, { ...ben, company: of, email: `one-${String(i)}@${of}.example` }, touch),
    ),
  )
const settle = async () => {
  await settleGrain(services)
  while (await tellWorths(services));
}
/** As if the history that is learned from had said so. */
const value = (company: string, cents: number) =>
  db.query(
    `update worths w set value = $2::int8, why = null, stage = 'mql', age = 0, seen = 40, seen_won = 4, chance = 0.1, chance_low = 0.04,
        chance_high = 0.23, amount = $2::int8 * 10, amount_low = $2::int8 * 8, amount_high = $2::int8 * 12, value_low = $2::int8 / 2, value_high = $2::int8 * 2
      from leads l where l.lead_id = w.lead_id and l.company = $1`,
    [company, cents],
  )

interface Listed {
  id: string
  company: string
  worth: { value: { mean: number } | null; why: string | null; by: string } | null
}

async function pages(query: string, between: () => Promise<unknown>): Promise<Listed[]> {
  const items: Listed[] = []
  let cursor = ''
  for (;;) {
    const { status, body } = await ask('GET', `${query}&limit=7${cursor && `&cursor=${cursor}`}`)
    expect(status).toBe(200)
    items.push(...body.items)
    if (body.next === null) return items
    cursor = body.next
    await between()
  }
}

beforeAll(async () => {
  await captured(12, 'small')
  await captured(9, 'large')
  await captured(5, 'middling')
  await settle()
})

describe('given leads of a company whose history tells nothing yet', () => {
  test('when they are listed by value, then each says why nothing is told, and the score orders them', async () => {
    const items = await pages('/api/leads?sort=value', async () => undefined)
    expect(items).toHaveLength(26)
    expect(new Set(items.map(({ worth }) => worth?.why))).toEqual(new Set(['too_few_leads']))
    expect(items.every(({ worth }) => worth?.value === null && worth.by === 'stage')).toBe(true)
  })
})

describe('given leads of three values', () => {
  beforeAll(async () => {
    await value('small', 10_00)
    await value('middling', 400_00)
    await value('large', 9_000_00)
  })

  test('when they are listed by value, then page by page the most valuable come first, each with its chance and amount', async () => {
    const items = await pages('/api/leads?sort=value', async () => undefined)
    const companies = items.map(({ company }) => company)
    expect(companies).toEqual([
      ...Array(9).fill('large'),
      ...Array(5).fill('middling'),
      ...Array(12).fill('small'),
    ])
    expect(items[0]!.worth).toMatchObject({
      value: { mean: 9000, low: 4500, high: 18_000 },
      chance: { mean: 0.1, low: 0.04, high: 0.23 },
      amount: { mean: 90_000, low: 72_000, high: 108_000 },
      seen: { n: 40, won: 4 },
      by: 'stage',
      days: [0, 7],
      why: null,
    })
    const upwards = await pages('/api/leads?sort=value&order=asc', async () => undefined)
    expect(upwards.map(({ id }) => id)).toEqual(items.map(({ id }) => id).reverse())
  })

  test('when others come in while somebody pages, then nobody stands twice and nobody is missing, told or not', async () => {
    const before = await pages('/api/leads?sort=value', async () => undefined)
    let turn = 0
    const items = await pages('/api/leads?sort=value', async () => {
      turn += 1
      await captured(2, `new${String(turn)}`)
      // every other time they are told at once, into the middle of the list
      if (turn % 2 === 0) await settle()
    })
    const ids = items.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(before.filter(({ id }) => !ids.includes(id))).toEqual([])
    expect(ids.length).toBeGreaterThan(before.length)
  })

  test('when the list is taken as a file, then chance, amount and what they rest on are columns of it', async () => {
    const answer = await app.request('/api/leads?sort=value&format=csv', {
      headers: { host: 'localhost:4380' },
    })
    const text = await answer.text()
    const [head, first] = text.split('\r\n')
    for (const column of [
      'worth.value.mean',
      'worth.chance.low',
      'worth.amount.high',
      'worth.by',
      'worth.seen.n',
    ])
      expect(head).toContain(column)
    expect(first).toContain('9000')
  })

  test('when it is narrowed and searched, then the order holds; a cursor of another order is refused by name', async () => {
    const { body } = await ask('GET', '/api/leads?sort=value&q=example&stage=mql,inquiry,mel,prospect')
    const values = body.items.map(({ worth }: Listed) => worth?.value?.mean ?? -1)
    expect(values).toEqual(values.toSorted((a: number, b: number) => b - a))
    const other = await ask('GET', '/api/leads?sort=score&limit=2')
    const refused = await ask('GET', `/api/leads?sort=value&cursor=${String(other.body.next)}`)
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toEqual([{ field: 'cursor', message: 'is not a cursor of this list' }])
  })
})

describe('given a lead to whom something happens while its worth is told', () => {
  test('then what was told from the older picture is not kept, and it is told again', async () => {
    const { rows } = await db.query<{ lead_id: string }>(
      'select lead_id from worths order by lead_id limit 1',
    )
    const id = rows[0]!.lead_id
    const [standing] = await store.readStandings(db, [id])
    await store.markWorths(db, [id])
    const told = {
      lead: id,
      turn: standing!.turn,
      stage: 'x',
      score: 1,
      told: 'won' as const,
      dueAt: Infinity,
    }
    await store.writeWorths(db, 1, [told])
    expect(await store.dueWorths(db, clock.now, 100)).toContain(id)
    await store.writeWorths(db, 1, [{ ...told, turn: standing!.turn + 1 }])
    expect(await store.dueWorths(db, clock.now, 100)).not.toContain(id)
  })

  test('when days pass, then those who crossed into another class of time are told again', async () => {
    await settle()
    expect(await store.dueWorths(db, clock.now, 100)).toEqual([])
    expect((await store.dueWorths(db, clock.now + 8 * DAY, 1000)).length).toBeGreaterThan(20)
  })
})
