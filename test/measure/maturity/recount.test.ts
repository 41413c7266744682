/** Cohorts over random histories in a store, against the same counted slowly from the entries of the ledger. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countMaturity } from '#journey/measure/maturity/maturity.ts'
import { listMatured } from '#journey/measure/maturity/behind.ts'
import { MaturedQuery } from '#journey/measure/maturity/query.contract.ts'
import { MaturityView, OF } from '#journey/measure/maturity/contract.ts'
import { readStream } from '#ledger/read.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { freshDatabase } from '../../support/database.ts'
import { DAY, workspace, type Workspace } from '../../cli/workspace.ts'
import { inPeriod, slowly, type SlowDeal, type SlowLead } from './slow-cohorts.ts'
import type { LeadEntry } from '#journey/entries.ts'

const START = Date.parse('2024-03-04T09:00:00Z')
const SOURCES = ['Fair', 'Web']

const step = fc.record({
  what: fc.constantFrom('came', 'came', 'opened', 'opened', 'won', 'won', 'lost', 'priced'),
  which: fc.nat(50),
  hours: fc.integer({ min: 1, max: 700 }),
  amount: fc.integer({ min: 0, max: 10_000_000 }),
})
interface Step {
  what: string
  which: number
  hours: number
  amount: number
}

/** Lives through the steps; gives the leads that came. */
async function live(w: Workspace, steps: readonly Step[]): Promise<string[]> {
  const leads: string[] = []
  const open: { lead: string; said: Record<string, unknown> }[] = []
  const tell = (lead: string, said: Record<string, unknown>, isNew: boolean) =>
    w.tell(lead, (_card, now) => act.opportunity(said as never, isNew, 'api')(now))
  for (const [i, { what, which, hours, amount }] of steps.entries()) {
    await w.pass(hours * 3_600_000)
    if (what === 'came' || leads.length === 0) {
      const person = { email: `p${i}@firm${i}.example`, source: SOURCES[which % 2]! }
      leads.push(await w.capture(person, 'form_submitted'))
    } else if (what === 'opened') {
      const lead = leads[which % leads.length]!
      // some say when, and that before the lead began
      const openedAt = which % 7 === 0 ? w.clock.now - 50 * DAY : w.clock.now
      const said = { id: `d${i}`, name: `d${i}`, status: 'open', stage: null, amount: which % 9 === 0 ? null : (amount / 100).toFixed(2), currency: which % 11 === 0 ? 'USD' : 'EUR', openedAt, closedAt: null, owner: 'rita', role: null, fields: {}, primary: true } // prettier-ignore
      open.push({ lead, said })
      await tell(lead, said, true)
    } else if (open.length > 0) {
      const at = which % open.length
      const one = open[at]!
      if (what === 'priced') one.said = { ...one.said, amount: (amount / 100).toFixed(2) }
      else {
        one.said = { ...one.said, status: what, closedAt: w.clock.now }
        open.splice(at, 1)
      }
      await tell(one.lead, one.said, false)
    }
  }
  return leads
}

/** Every lead's passes, and every telling of its deals, off its stream. */
async function read(w: Workspace, leads: string[]): Promise<{ passes: SlowLead[]; told: SlowDeal[] }> {
  const [passes, told]: [SlowLead[], SlowDeal[]] = [[], []]
  const deals = new Map<string, SlowLead>()
  for (const lead of leads) {
    const own: SlowLead[] = []
    for (const entry of (await readStream(w.services.db, lead)) as unknown as LeadEntry[]) {
      if (entry.kind === 'PassBegan') own.push({ lead, pass: entry.body.pass, entered: [], source: null })
      // an opportunity that begins a pass belongs to it
      if (entry.kind === 'PassBegan' && entry.body.opportunity !== null)
        deals.set(entry.body.opportunity, own.at(-1)!)
      if (entry.kind === 'LeadCaptured' && entry.seq === 1) own.push({ lead, pass: 0, entered: [], source: entry.body.source }) // prettier-ignore
      if (entry.kind === 'StageEntered')
        own.at(-1)!.entered.push({ stage: entry.body.stage, at: entry.at, version: entry.version })
      if (!entry.kind.startsWith('Opportunity')) continue
      const { id, status, amount, currency, openedAt, closedAt } = (entry as Extract<LeadEntry, { kind: 'OpportunityOpened' }>).body // prettier-ignore
      if (!deals.has(id)) deals.set(id, own.at(-1)!)
      told.push({ id, of: deals.get(id)!, status, amount, currency, opened: openedAt, closed: closedAt, at: entry.at }) // prettier-ignore
    }
    const source = own[0]!.source
    passes.push(
      ...own.filter(({ entered }) => entered.length > 0).map((one) => Object.assign(one, { source })),
    )
  }
  return { passes, told: told.map((one) => ({ ...one, of: deals.get(one.id)! })) }
}

test('given random histories, when cohorts are counted as of any moment, then they are what the entries say', async () => {
  const seen = { won: 0, open: 0, early: 0, cells: 0, drilled: 0, told: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 70 }), fc.nat(400), async (steps, back) => {
      const { database, drop } = await freshDatabase()
      try {
        const w = await workspace(database, START)
        const leads = await live(w, steps)
        await settleGrain(w.services)
        const { passes, told } = await read(w, leads)
        const rules = w.services.law.at(w.clock.now)
        const horizon = rules.targets.horizon[0]!.within.ms
        for (const asOf of [w.clock.now, w.clock.now - back * DAY]) {
          for (const of of OF) {
            for (const each of ['month', 'quarter'] as const) {
              const source = back % 2 === 0 ? undefined : 'Web'
              const given = { asOf: new Date(asOf).toISOString(), source }
              const scope = scopeOf(w.services, given)
              if ('refused' in scope) throw new Error(scope.detail)
              const view = await countMaturity(w.services, scope, { of, each })
              MaturityView.parse({ ...view, countedAt: view.asOf })
              const own = passes.filter((one) => source === undefined || one.source === source)
              const slow = slowly(own, told, rules, { of, each, asOf, horizon, first: Math.min(...passes.map((one) => one.entered[0]!.at)) }) // prettier-ignore
              expect(Object.fromEntries(view.cohorts.map((one) => [one.cohort, one.leads]))).toEqual(slow.leads) // prettier-ignore
              expect(Object.fromEntries(view.cells.filter(({ sum }) => sum !== null).map((one) => [`${one.cohort} ${one.age}`, [Number(one.sum), one.n]]))).toEqual(slow.cells) // prettier-ignore
              const { came, short, long } = view.running
              expect([came, short, long].map(({ sum, n }) => [Number(sum), n])).toEqual(slow.running)
              expect([Number(view.open.sum), view.open.n]).toEqual(slow.open)
              seen.won += came.n
              seen.open += view.open.n
              seen.early += view.notes.early
              seen.cells += view.cells.length
              if (view.missing === null) seen.told++
              const last = view.cells.filter(({ sum, n }) => sum !== null && n! > 0).at(-1)
              if (!last) continue
              const cohort = view.cohorts.find((one) => one.cohort === last.cohort)!.from.slice(0, 10)
              const rows = await drilled(w, { ...given, of, each, cohort, age: last.age })
              expect(rows.length).toBe(last.n)
              if (of === 'revenue' || of === 'pipeline')
                expect(rows.reduce((sum, { amount }) => sum + Number(amount), 0)).toBeCloseTo(Number(last.sum), 2) // prettier-ignore
              for (const { beganAt } of rows)
                expect(inPeriod(Date.parse(beganAt), each)).toBe(inPeriod(Date.parse(`${cohort}T00:00:00Z`), each)) // prettier-ignore
              const running = await drilled(w, { ...given, of, each, in: view.running.from.slice(0, 10), term: 'short' }) // prettier-ignore
              expect(running.length).toBe(short.n)
              seen.drilled += rows.length
            }
          }
        }
      } finally {
        await drop()
      }
    }),
    { numRuns: process.env['MODE'] === 'long' ? 60 : 3, seed: 3, endOnFailure: true },
  )
  // else the histories would not reach what is compared
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(2)
}, 300_000)

/** Everything behind a number, three at a time. */
async function drilled(w: Workspace, query: object) {
  const rows = []
  let cursor: string | undefined
  do {
    const page = await listMatured(w.services, MaturedQuery.parse({ ...query, limit: 3, cursor }))
    if (page === null || 'refused' in page) throw new Error('refused')
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}
