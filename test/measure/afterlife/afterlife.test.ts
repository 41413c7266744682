/** What became of those who went aside, against the same counted lead by lead. */
import { beforeAll, describe, expect, test } from 'vitest'
import { addMonths } from '#journey/measure/afterlife/afterlife.rules.ts'
import { asideStages } from '#journey/measure/afterlife/aside.store.ts'
import { testServer } from '../../support/server.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-06-08T08:00:00Z')
const { ask, services } = await testServer({ now: NOW })
const { db } = services

let state = 7
const random = (below: number) =>
  Math.floor(((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * below)

interface Lead {
  id: string
  at: number
  why: string
  rep: string
  back: number | null
  qualified: number | null
  won: number | null
  amount: number | null
}

const leads: Lead[] = Array.from({ length: 300 }, (_, i) => {
  const at = NOW - (30 + random(1200)) * DAY
  const back = random(3) === 0 ? at + random(300) * DAY : null
  const qualified = back !== null && random(2) === 0 ? back + random(20) * DAY : null
  const won = qualified !== null && random(2) === 0 ? qualified + random(500) * DAY : null
  return {
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    at,
    why: ['Another', 'No budget', 'No need'][random(3)]!,
    rep: ['ines', 'olaf'][random(2)]!,
    back,
    qualified,
    won,
    amount: won === null || random(5) === 0 ? null : 100 + i,
  }
})

beforeAll(async () => {
  const [stage] = asideStages(services.law.at(NOW))
  for (const { id, at, why, rep, back, qualified, won, amount } of leads) {
    const pass = (n: number, began: number, more: (number | null)[]) =>
      db.query(
        `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, origin, groups, owner, function, version, stage,
            reached, offers, returns, attempts, rep, qualified_at, won_at)
         values (1, $1, $2, 1, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0), 'marketing', '{}', $4, 'sales', 1, 'inquiry', '{}',
            0, 0, 0, $4, to_timestamp($5 / 1000.0), to_timestamp($6 / 1000.0))`,
        [id, n, began, rep, ...more],
      )
    await pass(1, at - 10 * DAY, [null, null])
    if (back !== null) await pass(2, back, [qualified, won])
    await db.query(
      `insert into passages (workspace_no, lead_id, seq, pass, stage, owner, function, version, entered_at, why)
       values (1, $1, 3, 1, $2, $3, 'sales', 1, to_timestamp($4 / 1000.0), $5)`,
      [id, stage, rep, at, why],
    )
    if (won !== null)
      await db.query(
        `insert into opportunities (workspace_no, lead_id, opportunity_id, status, amount, currency, closed_at, is_primary, updated_at, fields, named)
         values (1, $1, $2, 'won', $3, 'EUR', to_timestamp($4 / 1000.0), true, to_timestamp($4 / 1000.0), '{}', $5)`,
        [id, `deal ${id}`, amount, won, JSON.stringify([id])],
      )
  }
})

/** The same, slowly. */
function slowly(asOf: number, from: number, of: (lead: Lead) => boolean) {
  const mine = leads.filter((lead) => lead.at <= asOf && lead.at >= from && of(lead))
  const by = (at: number | null): boolean => at !== null && at <= asOf
  const over = mine.filter(({ at }) => addMonths(at, 24) <= asOf)
  const won = mine.filter((lead) => by(lead.won))
  return {
    leads: mine.length,
    back: mine.filter((lead) => by(lead.back)).length,
    qualified: mine.filter((lead) => by(lead.qualified)).length,
    won: won.length,
    over: over.length,
    within: over.filter((lead) => by(lead.won) && lead.won! <= addMonths(lead.at, 24)).length,
    amount: won.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    deals: won.length,
  }
}

interface Row {
  of: string | null
  leads: number
  back: { hits: number }
  qualified: { hits: number }
  won: { hits: number; n: number; low: number }
  within: { hits: number; n: number }
  amount: string
  deals: number
}
const told = ({ leads: n, back, qualified, won, within, amount, deals }: Row) => ({
  leads: n,
  back: back.hits,
  qualified: qualified.hits,
  won: won.hits,
  over: within.n,
  within: within.hits,
  amount: Number(amount),
  deals,
})

describe('given leads that went aside within three years', () => {
  test.each([
    ['reason', '2026-06-08', 'why'],
    ['rep', '2026-06-08', 'rep'],
    ['reason', '2025-03-01', 'why'],
  ] as const)('when it is asked by %s as of %s, then lead by lead gives the same', async (by, day, field) => {
    const asOf = Math.min(NOW, Date.parse(day) + DAY - 1)
    const from = '2024-01-01'
    const { body } = await ask('GET', `/api/measure/afterlife?by=${by}&asOf=${day}&from=${from}`)
    expect(body.rows.length).toBeGreaterThan(1)
    for (const row of body.rows as Row[])
      expect([row.of, told(row)]).toEqual([
        row.of,
        slowly(asOf, Date.parse(from), (lead) => lead[field] === row.of),
      ])
    expect(told(body.all)).toEqual(slowly(asOf, Date.parse(from), () => true))
  })

  test('when a number is opened, then as many leads stand behind it', async () => {
    const { body } = await ask('GET', '/api/measure/afterlife?by=reason')
    for (const row of body.rows as Row[]) {
      for (const [came, n] of [
        ['all', row.leads],
        ['back', row.back.hits],
        ['won', row.won.hits],
        ['ours', row.within.hits],
      ] as const) {
        const of = row.of === null ? '-' : encodeURIComponent(row.of)
        const path = `/api/measure/afterlife/leads?by=reason&of=${of}&came=${came}&limit=200`
        expect([row.of, came, (await ask('GET', path)).body.items.length]).toEqual([row.of, came, n])
      }
    }
    const { body: page } = await ask('GET', '/api/measure/afterlife/leads?limit=10')
    const next = await ask('GET', `/api/measure/afterlife/leads?limit=10&cursor=${page.next}`)
    expect(next.body.items[0].id).not.toBe(page.items[9].id)
    expect((await ask('GET', '/api/measure/afterlife/leads?cursor=made-up')).body.errors[0].field).toBe(
      'cursor',
    )
    expect((await ask('GET', '/api/measure/afterlife?by=weather')).body.errors[0].field).toBe('by')
  })

  test('when the report is printed by rep, then money and small counts are said', async () => {
    const { body } = await ask('GET', '/api/reports/afterlife?by=rep&from=2023-01-01')
    const at = (name: string) => body.columns.findIndex((column: { name: string }) => column.name === name)
    const sum = body.rows.reduce((all: number, row: number[]) => all + row[at('money won since')]!, 0)
    expect(sum).toBe(slowly(NOW, 0, () => true).amount)
    expect(body.notes.join(' ')).toContain('no amount')
  })

  test('when a month has no such day, then months end with its last', () => {
    expect(new Date(addMonths(Date.parse('2026-01-31T10:00:00Z'), 1)).toISOString()).toBe(
      '2026-02-28T10:00:00.000Z',
    )
  })
})
