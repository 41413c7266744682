import { beforeAll, describe, expect, it } from 'vitest'
import { ReportView } from '#journey/measure/contract.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { reportNames, reportOf } from '#journey/measure/reports.ts'
import { wilson } from '#journey/measure/interval.rules.ts'
import { freshDatabase } from '../support/database.ts'
import { annaIsWon, DAY, workspace, type Workspace } from './workspace.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'

const { database } = await freshDatabase()
let w: Workspace

beforeAll(async () => {
  w = await workspace(database)
  await annaIsWon(w)
  const ben = await w.capture({ email: 'ben@example.org', source: 'fair', company: 'Ben & Co' })
  const told = {
    name: null,
    stage: 'Demo',
    amount: null,
    currency: null,
    owner: 'ralf',
    role: null,
    primary: true,
    fields: { product: 'MG Special' },
  }
  await w.tell(ben, (_c, now) =>
    act.opportunity(
      { ...told, id: 'b1', status: 'lost', openedAt: now - 4 * DAY, closedAt: now },
      true,
      'api',
    )(now),
  )
  await w.tell(ben, (_c, now) =>
    act.opportunity({ ...told, id: 'b2', status: 'open', openedAt: null, closedAt: null }, true, 'api')(now),
  )
  await settleGrain(w.services)
})

async function rowsOf(
  name: string,
  query: Parameters<typeof reportOf>[2] = {},
): Promise<Record<string, unknown>[]> {
  const view = ReportView.parse(await reportOf(w.services, name, query))
  return view.rows.map((row) => Object.fromEntries(row.map((cell, i) => [view.columns[i]!.name, cell])))
}

describe('reports', () => {
  // those have rows elsewhere: below, where a programme holds people out (test/measure/lift-routes.test.ts), where a change was
  // declared (test/measure/change), and where there are three cohorts (test/measure/maturity)
  const elsewhere = ['returns', 'ratings', 'lift', 'changes', 'maturity']
  const others = reportNames().filter(({ name }) => !elsewhere.includes(name))
  it.each(others.map(({ name }) => name))('%s has a cell for every column', async (name) => {
    const view = ReportView.parse(await reportOf(w.services, name, {}))
    expect(view.rows.length).toBeGreaterThan(0)
    for (const row of view.rows) expect(row).toHaveLength(view.columns.length)
  })

  it('outcomes: counts each opportunity once, with revenue, rate and cycle', async () => {
    const rows = await rowsOf('outcomes', { by: 'owner' })
    expect(rows).toContainEqual(
      expect.objectContaining({
        owner: 'Rita Kern',
        won: 1,
        lost: 0,
        'won revenue': 12500.5,
        'median days to win': 10,
        currency: 'EUR',
      }),
    )
    expect(rows).toContainEqual(
      expect.objectContaining({
        owner: 'Ralf Brandt',
        won: 0,
        lost: 1,
        open: 1,
        'win rate': 0,
        'median days to close': 4,
      }),
    )
  })

  it('outcomes: takes any field of opportunity or lead as dimension, and refuses one that nobody has', async () => {
    const products = (await rowsOf('outcomes', { by: 'product' })).map((row) => row.product)
    expect(products).toEqual(['GTX Pro', 'MG Special'])
    expect(await reportOf(w.services, 'outcomes', { by: 'shoe size' })).toMatchObject({ refused: 'invalid' })
  })

  it('outcomes: says what lacks a date, and counts it as open', async () => {
    const view = await reportOf(w.services, 'outcomes', {})
    expect(view).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining('1 open opportunities have no opening date')]),
    })
  })

  it('outcomes: as of the day before the win, the deal was open', async () => {
    const rows = await rowsOf('outcomes', { asOf: '2026-03-10', by: 'company' })
    expect(rows).toContainEqual(expect.objectContaining({ company: 'Weber Maschinenbau', won: 0, open: 1 }))
  })

  it('outcomes: as of the day before the win, the deal stands in no month of closing', async () => {
    const months = (await rowsOf('outcomes', { asOf: '2026-03-10', by: 'month' })).map((row) => row.month)
    const closedBy = months.filter((month) => month !== null)
    expect(closedBy.every((month) => String(month) <= '2026-03')).toBe(true)
    const win = (await rowsOf('outcomes', { by: 'month' })).find((row) => row.won === 1)!
    const early = await rowsOf('outcomes', { asOf: '2026-03-10', by: 'month' })
    expect(early).toContainEqual(expect.objectContaining({ month: null, won: 0, open: 1 }))
    expect(early.find((row) => row.month === win.month)?.open ?? 0).toBe(0)
  })

  it('outcomes: a range is that of the closing date', async () => {
    expect(await rowsOf('outcomes', { from: '2030-01-01', to: '2030-12-31' })).toEqual([])
  })

  it('funnel: goes along the path, with conversion', async () => {
    const rows = await rowsOf('funnel')
    // Ben's second deal began his second pass
    expect(rows[0]).toMatchObject({ stage: 'Inquiry', entered: 3, 'moved on': 3, conversion: 1, left: 0 })
    expect(rows.map((row) => row.stage)).toContain('Customer')
  })

  it('funnel: splits by any dimension, and every pass stands in one row', async () => {
    const rows = await rowsOf('funnel', { by: 'source' })
    expect(rows.map((row) => [row.source, row.entered])).toEqual([
      ['fair', 2],
      ['web', 1],
    ])
  })

  it('funnel: as of the day before anything happened there is nobody in it', async () => {
    const rows = await rowsOf('funnel', { asOf: '2020-01-01' })
    expect(rows.map((row) => row.entered)).toEqual(rows.map(() => 0))
  })

  it('river: what flows into a stage is what flowed on, left, or stays; and what was won is worth its amount', async () => {
    const rows = await rowsOf('river')
    const into = (stage: string) =>
      rows.filter(({ to }) => to === stage).reduce((sum, { leads }) => sum + Number(leads), 0)
    const [first] = await rowsOf('funnel')
    expect(into('Inquiry')).toBe(first!.entered)
    expect(rows.find(({ to }) => to === 'Customer')).toMatchObject({ leads: 1, worth: 12501 })
  })

  it('sources: follows leads to opportunities and revenue', async () => {
    const rows = await rowsOf('sources')
    expect(rows).toContainEqual(
      expect.objectContaining({
        source: 'web',
        leads: 1,
        qualified: 1,
        accepted: 1,
        won: 1,
        'won revenue': 12500.5,
      }),
    )
    expect(rows).toContainEqual(
      expect.objectContaining({ source: 'fair', leads: 1, opportunities: 2, won: 0 }),
    )
  })

  it('handoffs: counts offers per rep with the time to answer', async () => {
    const rows = await rowsOf('handoffs')
    const accepted = rows.find((row) => row.accepted === 1)
    expect(accepted).toMatchObject({ offered: 1, returned: 0, acceptance: 1, 'median answer': 0.02 })
  })

  it.each([
    ['nothing', {}, 'not_found'],
    ['funnel', { by: 'moon' }, 'invalid'],
    ['river', { by: 'source' }, 'invalid'],
    ['outcomes', { asOf: 'yesterday' }, 'invalid'],
    ['outcomes', { from: '2026-02-01', to: '2026-01-01' }, 'invalid'],
    ['sources', { by: 'source; drop table leads' }, 'invalid'],
  ])('%s with %j is refused', async (name, query, refused) => {
    expect(await reportOf(w.services, name, query)).toMatchObject({ refused })
  })
})

describe("Wilson's interval", () => {
  it('is that of the literature: 0 of 10 is not "never", 5 of 10 is wide', () => {
    expect(wilson(0, 10)).toMatchObject({ low: 0, high: expect.closeTo(0.2775, 4) })
    expect(wilson(5, 10)).toMatchObject({ low: expect.closeTo(0.2366, 4), high: expect.closeTo(0.7634, 4) })
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('reports on what came back', () => {
  beforeAll(async () => {
    const carl = await w.capture(
      { email: 'carl@example.org', company: 'Carl AG', source: 'fair' },
      'demo_requested',
    )
    await w.tell(carl, act.complete(w.services.law, { activity: 'qualification_call' }))
    await w.tell(carl, act.rate({ of: 'lead', rating: 2, by: 'ralf' }))
    await w.tell(carl, act.giveBack(w.services.law, { reason: Object.keys(w.services.law.at(w.clock.now).returnReasons)[0]!, note: 'not now' })) // prettier-ignore
  })

  it.each(['returns', 'ratings'])('%s has a cell for every column', async (name) => {
    const view = ReportView.parse(await reportOf(w.services, name, {}))
    expect(view.rows.length).toBeGreaterThan(0)
    for (const row of view.rows) expect(row).toHaveLength(view.columns.length)
  })
})
