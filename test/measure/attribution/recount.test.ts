/** Attribution over random histories in a real store, against the same credits counted slowly from the ledger. */
import { beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { askAttribution } from '#journey/measure/attribution/ask.ts'
import { askContribution } from '#journey/measure/contribution/ask.ts'
import { centsOf } from '#journey/measure/attribution/cents.rules.ts'
import { delivered } from '#journey/measure/attribution/models.rules.ts'
import { reportOf } from '#journey/measure/reports.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { split } from '#journey/measure/attribution/credit.rules.ts'
import { weightsOf } from '#journey/measure/attribution/weights.rules.ts'
import { writeModel } from '#journey/measure/attribution/models.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { freshDatabase } from '../../support/database.ts'
import { DAY, workspace, type Workspace } from '../../cli/workspace.ts'
import type { AttributionQuery } from '#journey/measure/attribution/query.contract.ts'
import type { Row } from '#journey/measure/attribution/attribute.rules.ts'
import type { Touch } from '#journey/measure/attribution/path.rules.ts'

const START = Date.parse('2026-03-02T09:00:00Z')
const KINDS = ['webinar_attended', 'page_viewed', 'email_sent', 'demo_requested'] as const
const query = { by: 'kind', model: 'w', until: 'opened', months: 24 } as const satisfies AttributionQuery

interface Told {
  deals: Map<
    string,
    { company: string; status: string; amount: string; opened: number; closed: number | null }
  >
  /** by company */
  touches: Map<string, Touch[]>
  leads: Map<string, string>
}

const step = fc.record({
  what: fc.constantFrom('came', 'touched', 'touched', 'touched', 'opened', 'won', 'lost'),
  lead: fc.nat(20),
  kind: fc.constantFrom(...KINDS),
  hours: fc.integer({ min: 1, max: 400 }),
  amount: fc.integer({ min: 0, max: 10_000_000 }),
})
type Step = { what: string; lead: number; kind: (typeof KINDS)[number]; hours: number; amount: number }

/** Lives through the steps and writes down, beside the store, what happened. */
async function live(w: Workspace, steps: Step[], name: string): Promise<Told> {
  const told: Told = { deals: new Map(), touches: new Map(), leads: new Map() }
  const say = (lead: string, kind: string) => {
    const company = told.leads.get(lead)!
    const list = told.touches.get(company) ?? []
    told.touches.set(company, [...list, { lead, seq: list.length, at: w.clock.now, kind, of: kind }])
  }
  const open: string[] = []
  for (const [i, { what, lead, kind, hours, amount }] of steps.entries()) {
    await w.pass(hours * 3_600_000)
    const leads = [...told.leads.keys()]
    if (what === 'came' || leads.length === 0) {
      const company = `${name} ${i % 3}`
      const id = await w.capture({ email: `${name}.${i}@firm.example`, company }, 'form_submitted')
      told.leads.set(id, company)
      say(id, 'form_submitted')
      continue
    }
    const id = leads[lead % leads.length]!
    if (what === 'touched') {
      await w.tell(id, act.touch({ kind } as never, { by: 'api', at: null } as never))
      say(id, kind)
    } else if (what === 'opened') {
      const deal = `${name} ${i}`
      const one = { company: told.leads.get(id)!, status: 'open', amount: (amount / 100).toFixed(2), opened: w.clock.now, closed: null } // prettier-ignore
      told.deals.set(deal, one)
      open.push(`${deal}\n${id}`)
      await tellDeal(w, id, deal, one)
    } else if (open.length > 0) {
      const [deal, owner] = open.splice(lead % open.length, 1)[0]!.split('\n') as [string, string]
      const one = { ...told.deals.get(deal)!, status: what === 'won' ? 'won' : 'lost', closed: w.clock.now }
      told.deals.set(deal, one)
      await tellDeal(w, owner, deal, one)
    }
  }
  return told
}

async function tellDeal(
  w: Workspace,
  lead: string,
  id: string,
  deal: { status: string; amount: string; opened: number; closed: number | null },
): Promise<void> {
  const { status, amount, opened: openedAt, closed: closedAt } = deal
  const said = { id, name: id, status, stage: null, amount, currency: 'EUR', openedAt, closedAt, owner: 'rita', role: null, fields: {}, primary: true } // prettier-ignore
  await w.tell(lead, (_card, now) => act.opportunity(said as never, status === 'open', 'api')(now))
}

/** One deal after the other, one touch after the other. */
function slowly(told: Told): Map<string, { cents: bigint; deals: number }[]> {
  const rows = new Map<string, { cents: bigint; deals: number }[]>()
  const rules = delivered.filter(({ id }) => id !== 'markov' && id !== 'shapley')
  for (const deal of told.deals.values()) {
    if (deal.status !== 'won') continue
    const all = told.touches.get(deal.company)!
    const lead = Math.min(...all.filter(({ kind }) => kind === 'form_submitted').map(({ at }) => at))
    const touches = all.filter(({ kind, at }) => kind !== 'email_sent' && at <= deal.opened)
    const cents = centsOf(deal.amount)
    for (const [i, { document }] of rules.entries()) {
      const path = { deal: { id: '', cents, lead, opened: deal.opened, closed: deal.closed }, touches, end: deal.opened, after: 0, before: 0, future: 0 } // prettier-ignore
      const weights = weightsOf(document, path, null)
      for (const [k, part] of split(cents, weights).entries()) {
        const { kind } = touches[k]!
        if (!rows.has(kind)) rows.set(kind, rules.map(() => ({ cents: 0n, deals: 0 }))) // prettier-ignore
        rows.get(kind)![i]!.cents += part
        rows.get(kind)![i]!.deals += weights[k]!
      }
    }
  }
  return rows
}

const log = { debug() {}, info() {}, warn() {}, error() {} } as never
const floorOf = (w: Workspace) => ({ ...w.services, log })

async function rowsOf(w: Workspace, more: Partial<AttributionQuery> = {}): Promise<Row[]> {
  const found = await askAttribution(floorOf(w), {
    ...query,
    ...more,
    asOf: new Date(w.clock.now).toISOString(),
  })
  if ('refused' in found) throw new Error(found.detail)
  return found.value.rows
}

describe('given random histories of three companies', () => {
  test('when credits are asked, then they are those of counting every deal and touch one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
        const { database, drop } = await freshDatabase()
        try {
          const w = await workspace(database, START)
          const told = await live(w, steps, 'Firm')
          await settleGrain(w.services)
          const expected = slowly(told)
          const rows = await rowsOf(w)
          expect(rows.map(({ of }) => of).sort()).toEqual([...expected.keys()].sort())
          for (const { of, by } of rows) {
            const fixed = by.slice(0, 8)
            expect(fixed.map(({ cents }) => cents)).toEqual(expected.get(of!)!.map(({ cents }) => cents))
            for (const [i, { deals }] of fixed.entries())
              expect(deals).toBeCloseTo(expected.get(of!)![i]!.deals, 9)
          }
          // under every model, the learned ones too, all money there is stands in exactly one row
          const won = [...told.deals.values()].filter(({ status }) => status === 'won')
          const all = won.reduce((sum, { amount }) => sum + centsOf(amount), 0n)
          for (const i of delivered.keys())
            expect(rows.reduce((sum, { by }) => sum + by[i]!.cents, 0n)).toBe(all)
        } finally {
          await drop()
        }
      }),
      { numRuns: process.env['MODE'] === 'long' ? 60 : 8 },
    )
  }, 300_000)
})

describe('given one company with two people, and a deal of another without any touch', () => {
  let w: Workspace
  beforeAll(async () => {
    const { database } = await freshDatabase()
    w = await workspace(database, START)
    const anna = await w.capture({ email: 'anna@firm.example', company: 'Firm', source: 'search', channel: 'paid_search' }, 'form_submitted') // prettier-ignore
    await w.pass(DAY)
    const ben = await w.capture({ email: 'ben@firm.example', company: 'Firm', source: 'fair', channel: 'event' }, 'event_attended') // prettier-ignore
    await w.pass(DAY)
    const deal = { status: 'open', amount: '1000.01', opened: w.clock.now, closed: null }
    await tellDeal(w, ben, 'd1', deal)
    await w.pass(10 * DAY)
    await w.tell(anna, act.touch({ kind: 'webinar_attended', channel: 'webinar' } as never, { by: 'api', at: null } as never)) // prettier-ignore
    await w.pass(DAY)
    await tellDeal(w, ben, 'd1', { ...deal, status: 'won', closed: w.clock.now })
    await settleGrain(w.services)
  }, 60_000)

  test('when credits are by channel, then the touches of both people count, and none after the opening', async () => {
    const rows = await rowsOf(w, { by: 'channel' })
    expect(rows.map(({ of, by }) => [of, by[2]!.cents])).toEqual([
      ['event', 50_000n],
      ['paid_search', 50_001n],
    ])
    const closed = await rowsOf(w, { by: 'channel', until: 'closed' })
    expect(closed.map(({ of }) => of).sort()).toEqual(['event', 'paid_search', 'webinar'])
  })

  test('when it is asked as of the day before the win, then nothing was won', async () => {
    const found = await askAttribution(floorOf(w), {
      ...query,
      asOf: new Date(w.clock.now - DAY / 2).toISOString(),
    })
    expect('refused' in found ? found : found.value.counts).toMatchObject({ all: 0, cents: 0n })
  })

  test('when a model is unknown, or a filter, then the field is named', async () => {
    expect(await askAttribution(floorOf(w), { ...query, model: 'guess' })).toMatchObject({ refused: 'invalid', errors: [{ field: 'model' }] }) // prettier-ignore
    expect(await askAttribution(floorOf(w), { ...query, segment: 'nowhere' })).toMatchObject({ errors: [{ field: 'segment' }] }) // prettier-ignore
  })

  test('when a model is changed, then results name the new version, and who comes second is told', async () => {
    const input = { name: 'U', document: { kind: 'u', first: 50, last: 50, rest: 0 }, version: 1 } as const
    const by = { now: w.clock.now, by: 'mona' }
    expect(await writeModel(w.services.db, 'u', input, by)).toMatchObject({ version: 2, by: 'mona' })
    expect(await writeModel(w.services.db, 'u', input, by)).toMatchObject({ refused: 'draft_changed' })
    const found = await askAttribution(floorOf(w), query)
    expect('refused' in found ? [] : found.models.map(({ id, version }) => `${id} ${version}`)).toContain(
      'u 2',
    )
  })

  test('when the reports are made, then they show the same', async () => {
    const report = await reportOf(floorOf(w) as never, 'attribution', { by: 'channel' })
    if ('refused' in report) throw new Error(report.detail)
    const linear = report.columns.findIndex(({ name }) => name === 'linear')
    expect(report.rows.reduce((sum, row) => sum + Number(row[linear]) * 100, 0)).toBeCloseTo(100_001, 6)
    expect(await reportOf(floorOf(w) as never, 'attribution', { by: 'weather' })).toMatchObject({ errors: [{ field: 'by' }] }) // prettier-ignore
    const shares = await reportOf(floorOf(w) as never, 'contribution', { by: 'revenue:month' })
    if ('refused' in shares) throw new Error(shares.detail)
    expect(shares.rows[0]!.slice(0, 6)).toEqual(['2026-03', 'sourced', 'marketing', 1, 1000.01, 1])
    expect(await reportOf(floorOf(w) as never, 'contribution', { by: 'weather' })).toMatchObject({ errors: [{ field: 'by' }] }) // prettier-ignore
  })

  test('when contribution is asked, then who brought the lead has all of it, and sales took part by working it', async () => {
    const found = await askContribution(floorOf(w), { of: 'pipeline', each: 'quarter' })
    if ('refused' in found) throw new Error(found.detail)
    const [running] = found.value.periods
    expect(running!.sourced.map(({ of, deals, share }) => [of, deals, share])).toEqual([
      ['marketing', 1, 1],
      ['leadgen', 0, 0],
      ['sales', 0, 0],
      ['partner', 0, 0],
      ['agency', 0, 0],
    ])
    expect(found.value.forecast).toBeNull()
    expect(found.value.targets.find(({ target }) => target.id === 'marketing_sources')!.running.verdict).toBe(
      'unsure',
    )
  })

  test('when somebody of another company is disqualified, then what is learned learns from that path too', async () => {
    const cara = await w.capture({ email: 'cara@other.example', company: 'Other', channel: 'event' }, 'event_attended') // prettier-ignore
    await w.pass(DAY)
    await w.tell(cara, act.disqualify(w.services.law, { reason: 'competitor' } as never))
    await settleGrain(w.services)
    const found = await askAttribution(floorOf(w), {
      ...query,
      by: 'channel',
      asOf: new Date(w.clock.now).toISOString(),
    })
    const [markov] = 'refused' in found ? [] : found.value.learned
    expect(markov).toMatchObject({ paths: 2, won: 1, chance: expect.closeTo(0.5, 12) })
    // the won path is paid search, then event; the lost one event alone: everything won went through event
    expect(new Map(markov!.effects.map(({ of, effect }) => [of, effect])).get('event')).toBeCloseTo(1, 12)
  })
})
