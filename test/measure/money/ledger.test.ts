/** The ledger, cost, vintages and books over random histories in a store, against plain sums over its ledger. */
import { beforeAll, describe, expect, test } from 'vitest'
import { costOfQuality } from '#journey/measure/cost/cost.ts'
import { leadBooks } from '#journey/measure/cost/books.ts'
import { leakLedger } from '#journey/measure/leaks/ledger.ts'
import { LEAKS } from '#journey/measure/leaks/classes.rules.ts'
import { lyingPage } from '#journey/measure/leaks/lying.ts'
import { paidPage } from '#journey/measure/cost/behind.ts'
import { reportOf } from '#journey/measure/reports.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { spellsOf } from '#journey/measure/leaks/spells.rules.ts'
import { readStreamsAfter } from '#ledger/read.ts'
import { vintages } from '#journey/measure/cost/vintages.ts'
import { lives, spend, type Life } from './lives.ts'
import { freshDatabase } from '../../support/database.ts'
import { DAY, workspace, type Workspace } from '../../cli/workspace.ts'
import type {
  CostLead,
  CostLeadsQuery,
  CostView,
  LeakLedger,
  LeadBooks,
  LyingLead,
  Vintages,
} from '#journey/measure/cost/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { Who } from '#platform/http/route.ts'

const { database } = await freshDatabase()
const START = Date.parse('2025-01-06T09:00:00Z')
const NOBODY: Who = { via: 'local', id: null, role: null } as never
let w: Workspace
let leads: Life[]

beforeAll(async () => {
  w = await workspace(database, START)
  leads = await lives(w)
  await spend(database, 1, 'Fair', START, 400, '9000.01')
  await spend(database, 2, 'List', START, 400, '600')
  await spend(database, 3, 'Nowhere', START, 10, '77.77')
  await spend(database, 4, 'List', START, 10, '50', 'XTS')
  await settleGrain({ ...w.services, refreshLaw: async () => undefined })
}, 240_000)

async function streams(): Promise<Map<string, StoredEntry[]>> {
  return readStreamsAfter(database, '00000000-0000-0000-0000-000000000000', 1000)
}

function fine<View extends object>(found: object): View {
  if ('refused' in found) throw new Error(JSON.stringify(found))
  return found as View
}

describe('the leak ledger', () => {
  test('at any of several moments the counts are those of spells read from the ledger, and the rows add up', async () => {
    const { stages } = w.services.law.at(w.clock.now)
    const all = [...(await streams())].map(([id, entries]) => ({
      id,
      spells: spellsOf(entries, (_version, stage) => stages[stage]),
    }))
    for (const back of [0, 9, 33, 70]) {
      const at = w.clock.now - back * DAY
      const asOf = back === 0 ? undefined : new Date(at).toISOString()
      const view = fine<LeakLedger>(await leakLedger(w.services, { asOf }, null, 'en'))
      const lies = (moment: number, what: string) =>
        all.filter(({ spells }) =>
          spells.some(
            (one) => one.what === what && one.since <= moment && (one.until === null || one.until > moment),
          ),
        )
      for (const one of view.classes) {
        expect([one.what, one.leads]).toEqual([one.what, lies(at, one.what).length])
        one.trend.forEach((n, week) => expect(n).toBe(lies(at - (12 - week) * 7 * DAY, one.what).length))
        const page = fine<Page<LyingLead>>(
          await lyingPage(w.services, one.what, { asOf, limit: 200 }, NOBODY),
        )
        expect(page.items.map(({ id }) => id).sort()).toEqual(
          lies(at, one.what)
            .map(({ id }) => id)
            .sort(),
        )
        const cents = page.items.reduce((sum, { spent }) => sum + Number(spent), 0)
        expect(Math.abs(cents - Number(one.spent))).toBeLessThan(0.01 * (page.items.length + 1))
      }
      expect(view.classes.reduce((sum, { leads: n }) => sum + n, 0)).toBe(view.all.leads)
      const spent = view.classes.reduce((sum, one) => sum + Math.round(Number(one.spent) * 100), 0)
      expect(spent).toBe(Math.round(Number(view.all.spent) * 100))
    }
    const now = fine<LeakLedger>(await leakLedger(w.services, {}, null, 'en'))
    expect(now.classes.filter(({ leads: n }) => n > 0).length).toBeGreaterThan(3)
    expect(now.classes.map(({ what }) => what)).toEqual([...LEAKS])
  })

  test('given less than half a year of past, then counts stand and no money is made up', async () => {
    const asOf = new Date(START + 100 * DAY).toISOString()
    const view = fine<LeakLedger>(await leakLedger(w.services, { asOf }, null, 'en'))
    expect(view.value.refused).toBe('too_few_leads')
    expect(view.all.expected).toBeNull()
  })

  test('given a filter, then only leads of it lie there', async () => {
    const view = fine<LeakLedger>(await leakLedger(w.services, { source: 'Fair' }, null, 'en'))
    let found = 0
    for (const { what } of view.classes) {
      const page = fine<Page<LyingLead>>(
        await lyingPage(w.services, what, { source: 'Fair', limit: 200 }, NOBODY),
      )
      found += page.items.length
      for (const { source } of page.items) expect(source).toBe('Fair')
    }
    expect(found).toBe(view.all.leads)
  })

  test('given a class that there is not, then it is not found; given a day that is none, then asOf is named', async () => {
    expect(await lyingPage(w.services, 'nowhere', { limit: 10 }, NOBODY)).toMatchObject({
      refused: 'not_found',
    })
    expect(await leakLedger(w.services, { asOf: 'soon' }, null, 'en')).toMatchObject({
      refused: 'invalid',
      errors: [{ field: 'asOf' }],
    })
    expect(await lyingPage(w.services, 'idle', { limit: 10, cursor: 'x' }, NOBODY)).toMatchObject({
      refused: 'invalid',
      errors: [{ field: 'cursor' }],
    })
  })

  test('pages of one lead each are the whole list', async () => {
    const { classes } = fine<LeakLedger>(await leakLedger(w.services, {}, null, 'en'))
    const most = classes.reduce((a, b) => (b.leads > a.leads ? b : a))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = fine<Page<LyingLead>>(await lyingPage(w.services, most.what, { limit: 1, cursor }, NOBODY))
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(most.leads)
    expect(seen.length).toBe(most.leads)
  })
})

describe('cost and vintages', () => {
  test('leads, steps and money of each source are those of the ledger, counted one by one', async () => {
    const view = fine<CostView>(await costOfQuality(w.services, {}, null))
    const found = await streams()
    const entered = (id: string, stage: string) =>
      found
        .get(id)!
        .some((one) => one.kind === 'StageEntered' && (one.body as { stage: string }).stage === stage)
    const today = Math.floor(w.clock.now / DAY)
    for (const row of view.rows) {
      const mine = leads.filter(({ source }) => source === row.of)
      expect(row.leads).toBe(mine.length)
      for (const [i, stage] of [null, 'mql', 'accepted', 'opportunity', 'won'].entries()) {
        const old = mine.filter(({ began }) => today - Math.floor(began / DAY) >= view.ripe[i]!.days)
        expect(row.costs[i]!.leads).toBe(old.length)
        if (stage !== null) {
          const came = old.filter(({ id }) => entered(id, stage)).length
          expect([row.of, stage, row.costs[i]!.reached]).toEqual([row.of, stage, came])
        }
      }
    }
    const passed = Math.min(400, today - Math.floor(START / DAY) + 1)
    const fair = view.rows.find(({ of }) => of === 'Fair')!
    expect(Number(fair.spent)).toBeCloseTo((9000.01 * passed) / 400, 1)
    expect(view.rows.find(({ of }) => of === 'Web')).toMatchObject({ spent: '0.00', unpaid: 30 })
    expect(view.unspent).toMatchObject([{ source: 'Nowhere', spent: '77.77' }])
    expect(view.without).toEqual([{ currency: 'XTS', amount: '50.00', n: 1 }])
  })

  test('invested = in customers + written off + still working, over all months to the cent', async () => {
    const view = fine<Vintages>(await vintages(w.services, {}, null))
    const cents = (text: string) => Math.round(Number(text) * 100)
    for (const one of [...view.months, view.all])
      expect(cents(one.onWon) + cents(one.onOff) + cents(one.onWorking)).toBe(cents(one.invested))
    const cost = fine<CostView>(await costOfQuality(w.services, {}, null))
    expect(view.all.invested).toBe(cost.all.spent)
    expect(view.all.leads).toBe(leads.length)
    expect(Number(view.all.returned)).toBeCloseTo(view.all.won * 1200.5, 2)
    expect(view.all.won).toBeGreaterThan(0)
  })

  test('the books of all leads together are what was spent on all leads', async () => {
    let [spent, returned] = [0, 0]
    for (const { id } of leads) {
      const books = fine<LeadBooks>(await leadBooks(w.services, id))
      spent += Number(books.spent)
      returned += Number(books.returned)
    }
    const view = fine<Vintages>(await vintages(w.services, {}, null))
    expect(Math.abs(spent - Number(view.all.invested))).toBeLessThan(0.005 * leads.length)
    expect(returned).toBeCloseTo(Number(view.all.returned), 2)
  })

  test('a lead that there is not has no books; a dimension that there is not is refused by its name', async () => {
    expect(await leadBooks(w.services, '00000000-0000-4000-8000-000000000000')).toMatchObject({
      refused: 'not_found',
    })
    expect(await costOfQuality(w.services, { by: 'shoe size' }, null)).toMatchObject({
      refused: 'invalid',
      errors: [{ field: 'by' }],
    })
  })

  test('behind each figure of cost and of vintages stand as many leads, with as much spent on them, page by page', async () => {
    const who = { id: 'root', name: 'Root', role: 'admin', via: 'session' as const }
    const behind = async (query: Partial<CostLeadsQuery>): Promise<CostLead[]> => {
      const found: CostLead[] = []
      for (let cursor: string | undefined; ;) {
        const asked = { limit: 7, ...query, ...(cursor === undefined ? {} : { cursor }) } as CostLeadsQuery
        const page = fine<Page<CostLead>>(await paidPage(w.services, asked, who))
        found.push(...page.items)
        if (page.next === null) return found
        cursor = page.next
      }
    }
    const cents = (rows: CostLead[]) =>
      rows.reduce((sum, { spent }) => sum + Math.round(Number(spent) * 100), 0)
    let seen = 0
    for (const by of ['source', 'market', 'origin']) {
      const { rows } = fine<CostView>(await costOfQuality(w.services, { by }, null))
      for (const row of rows) {
        const mine = await behind({ by, of: row.of ?? '-' })
        expect([by, row.of, mine.length]).toEqual([by, row.of, row.leads])
        expect(Math.abs(cents(mine) - Number(row.spent) * 100)).toBeLessThan(mine.length)
        for (const { step, reached } of row.costs) {
          expect(await behind({ by, of: row.of ?? '-', step })).toHaveLength(reached)
          seen += reached
        }
      }
    }
    expect(seen).toBeGreaterThan(20)
    const view = fine<Vintages>(await vintages(w.services, {}, null))
    for (const { month, leads: n, won, off, working, recovered } of view.months) {
      expect(await behind({ month })).toHaveLength(n)
      for (const [standing, count] of Object.entries({ won, off, working, recovered: recovered.leads }))
        expect([month, standing, (await behind({ month, standing: standing as 'won' })).length]).toEqual([
          month,
          standing,
          count,
        ])
    }
    const sum = (await behind({ standing: 'won' })).reduce((all, { returned }) => all + Number(returned), 0)
    expect(sum).toBeCloseTo(Number(view.all.returned), 2)
  })

  test.each([
    [{ of: 'Fair' }, 'of'],
    [{ by: 'shoe' }, 'by'],
    [{ cursor: 'made-up' }, 'cursor'],
    [{ market: 'moon' }, 'market'],
  ])('leads behind %j are refused by name', async (query, field) => {
    const who = { id: 'root', name: 'Root', role: 'admin', via: 'session' as const }
    expect(await paidPage(w.services, { limit: 5, ...query } as CostLeadsQuery, who)).toMatchObject({
      errors: [{ field }],
    })
  })

  test('the reports say the same', async () => {
    for (const name of ['leaks', 'cost', 'vintages']) {
      const view = fine<{ columns: unknown[]; rows: unknown[][]; notes: string[] }>(
        await reportOf(w.services, name, {}),
      )
      for (const row of view.rows) expect(row.length).toBe(view.columns.length)
      expect(view.rows.length).toBeGreaterThan(1)
      expect(view.notes.join(' ')).toContain('77.77 EUR')
    }
  })
})
