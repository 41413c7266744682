/** Every report over random histories, against the same figures counted slowly from the ledger. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { attempt, contacted } from '#journey/handoff/attempts.rules.ts'
import { answerReturn, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { behaviours } from '#journey/measure/behaviour.rules.ts'
import { clockCounts, clocksEnded } from '#journey/measure/clocks.store.ts'
import { hoursToWork, offerCounts } from '#journey/measure/offers.store.ts'
import { listOffers } from '#journey/measure/offers-list.store.ts'
import { readStreamsAfter } from '#ledger/read.ts'
import { reportOf } from '#journey/measure/reports.ts'
import { freshDatabase } from '../support/database.ts'
import { DAY, workspace, type Workspace } from '../cli/workspace.ts'
import { cameOf, clocksIn, offersIn, tally, type Clock, type Offer } from './recount.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import type { Database } from '#platform/database.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { ReportView } from '#journey/measure/contract.ts'
import type { Work } from '#work/card.ts'

let database: Database
const HOUR = 3600_000
const START = Date.parse('2026-03-02T09:00:00Z')
const marketer = { id: 'mia', author: 'person:mia', role: 'marketing', function: 'marketing' }
const head = { id: 'hal', author: 'person:hal', role: 'sales_manager', function: 'sales' }

type What =
  | 'came'
  | 'accepted'
  | 'returned'
  | 'called'
  | 'tried'
  | 'mailed'
  | 'rated'
  | 'answered'
  | 'appealed'
  | 'decided'
  | 'waited'

const step = fc.record({
  what: fc.constantFrom<What>(
    ...([
      'came',
      'came',
      'accepted',
      'accepted',
      'accepted',
      'returned',
      'called',
      'tried',
      'mailed',
    ] as const),
    ...(['rated', 'answered', 'appealed', 'decided', 'waited', 'waited'] as const),
  ),
  lead: fc.nat(30),
  hours: fc.integer({ min: 0, max: 40 }),
})
type Step = { what: What; lead: number; hours: number }

async function live(w: Workspace, steps: Step[], name: string): Promise<void> {
  const leads: string[] = []
  for (const [i, { what, lead, hours }] of steps.entries()) {
    await w.pass(what === 'waited' ? hours * 6 * HOUR : hours * 10 * 60_000)
    if (what === 'came' || leads.length === 0) {
      const touch = { email: `${name}.${i}@firm.example`, company: `Firm ${i}`, fields: fieldsOf(i) }
      leads.push(await w.capture(touch, 'demo_requested'))
    } else await w.tell(leads[lead % leads.length]!, decide(w, what, i))
  }
  await w.pass(HOUR)
}

function fieldsOf(i: number): Record<string, string | number | boolean> {
  return {
    intent: 'buy',
    ...(i % 2 === 0 ? { seniority: 'director', budget: true } : {}),
    ...(i % 3 === 0 ? { employees: 40 + i * 10, timeline: 'now' } : {}),
  }
}

function decide(w: Workspace, what: What, i: number): Work['decide'] {
  const { law } = w.services
  const tried = { how: 'call' as const, outcome: 'no_answer' as const, automatic: false, at: null }
  const acts: Record<Exclude<What, 'came' | 'waited'>, Work['decide']> = {
    accepted: act.accept(undefined),
    returned: act.giveBack(law, { reason: i % 2 ? 'no_budget' : 'no_need', by: undefined }),
    called: contacted({ how: 'call', at: null, author: 'person:rita' }),
    tried: attempt({ ...tried, author: 'person:rita' }),
    mailed: attempt({ ...tried, how: 'email', outcome: 'sent', automatic: true, author: 'person:rita' }),
    rated: act.rate({ of: i % 2 ? 'lead' : 'brief', rating: 1 + (i % 5), by: 'rita' }),
    answered: answerReturn(marketer, { answer: 'agreed' }),
    appealed: answerReturn(marketer, { answer: 'appealed', note: 'They asked for it in writing' }),
    decided: decideAppeal(law, head, { outcome: i % 2 ? 'upheld' : 'overturned' }),
  }
  return what === 'came' || what === 'waited' ? act.tick : acts[what]
}

interface Ledger {
  offers: Offer[]
  clocks: Clock[]
  ratings: { of: string; rating: number }[]
}

async function ledger(): Promise<Ledger> {
  const found: Ledger = { offers: [], clocks: [], ratings: [] }
  for (const [lead, entries] of await readStreamsAfter(
    database,
    '00000000-0000-0000-0000-000000000000',
    500,
  )) {
    found.offers.push(...offersIn(lead, entries))
    found.clocks.push(...clocksIn(entries))
    const latest = new Map<string, { of: string; rating: number }>()
    let pass = 0
    for (const entry of entries as unknown as (LeadEntry & StoredEntry)[]) {
      if (entry.kind === 'PassBegan') pass = entry.body.pass
      if (entry.kind === 'LeadRated') latest.set(`${pass} ${entry.body.of} ${entry.by}`, entry.body)
    }
    found.ratings.push(...latest.values())
  }
  return found
}

const LONG = { timeout: 120_000 }

describe('reports on the team', LONG, () => {
  test('given any history, then every count is the one that the ledger gives', async () => {
    let run = 0
    let seen = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 90 }), async (steps) => {
        const fresh = await freshDatabase()
        database = fresh.database
        const w = await workspace(database, START)
        await live(w, steps, `run${run++}`)
        const told = await ledger()
        seen += told.offers.length
        await compare(w, told)
        await fresh.drop()
      }),
      { numRuns: 6, endOnFailure: true },
    )
    expect(seen).toBeGreaterThan(20)
  })
})

async function compare(w: Workspace, { offers, clocks, ratings }: Ledger): Promise<void> {
  const now = w.clock.now
  const range = { asOf: now, from: START - DAY, to: now }
  const counts = await offerCounts(database, range)
  const expected = tally(
    offers,
    (one) => `${one.rep} ${Math.floor(one.score / 5) * 5} ${one.answer} ${cameOf(one, now)}`,
  )
  const counted = counts.map(({ rep, score, answer, came, n }) => [`${rep} ${score} ${answer} ${came}`, n])
  expect(Object.fromEntries(counted)).toEqual(expected)

  const hours = await hoursToWork(database, range)
  for (const [rep, median] of hours) {
    const mine = offers.filter((one) => one.rep === rep && one.workedAt !== null)
    expect(median).toBeCloseTo(middle(mine.map((one) => (one.workedAt! - one.offeredAt) / HOUR)), 6)
  }
  for (const one of behaviours(counts)) {
    const mine = offers.filter(({ rep }) => rep === one.rep)
    const answered = mine.filter(({ answer }) => answer !== null && answer !== 'withdrawn')
    expect([one.accepted.hits, one.accepted.n]).toEqual([
      mine.filter(({ answer }) => answer === 'accepted').length,
      answered.length,
    ])
    expect(one.untouched.hits).toBe(mine.filter((offer) => cameOf(offer, now) === 'untouched').length)
  }

  const filter = { ...range, reps: null, came: null, answer: null, minScore: null, maxScore: null }
  const listed = await listOffers(database, w.services.law.at(now), filter, 200, undefined)
  expect(tally(listed!.items, (one) => `${one.rep} ${one.came}`)).toEqual(
    tally(offers, (one) => `${one.rep} ${cameOf(one, now)}`),
  )

  const kept = await clockCounts(database, range, 'person')
  expect(tallied(kept.map((one) => [`${one.clock} ${one.of}`, one.started]))).toEqual(
    tally(clocks, (one) => `${one.clock} ${one.person}`),
  )
  const inTime = clocks.filter((one) => one.outcome === 'met' && one.stoppedAt! <= one.due)
  expect(tallied(kept.map((one) => [`${one.clock} ${one.of}`, one.met]))).toEqual(
    tally(inTime, (one) => `${one.clock} ${one.person}`),
  )
  const late = clocks.filter((one) => one.stoppedAt === null && one.due < now)
  expect(kept.reduce((sum, one) => sum + one.runningLate, 0)).toBe(late.length)
  const took = clocks
    .filter((one) => one.outcome === 'met')
    .reduce((sum, one) => sum + Math.floor(one.tookMs! / 360_000), 0)
  const ended = await clocksEnded(database, range, 'all')
  expect(ended.reduce((sum, one) => sum + (one.met * one.ms) / 360_000, 0)).toBe(took)

  await sameReturns(w, offers)
  const rated = await rowsOf(w, 'ratings')
  expect(tallied(rated.map((row) => [`${row.of} ${row.rating}`, Number(row.ratings)]))).toEqual(
    tally(ratings, (one) => `${one.of} ${one.rating}`),
  )
}

async function sameReturns(w: Workspace, offers: Offer[]): Promise<void> {
  const back = offers.filter((one) => one.answer === 'returned' || one.returnedAt !== null)
  const rows = await rowsOf(w, 'returns', 'rep')
  const sum = (name: string) => rows.reduce((all, row) => all + Number(row[name]), 0)
  expect([sum('returned'), sum('answered'), sum('appealed'), sum('overturned')]).toEqual([
    back.length,
    back.filter(({ said }) => said !== null).length,
    back.filter(({ said }) => said === 'appealed').length,
    back.filter(({ decided }) => decided === 'overturned').length,
  ])
}

async function rowsOf(w: Workspace, name: string, by?: string): Promise<Record<string, unknown>[]> {
  const view = (await reportOf(w.services, name, { by, from: '2026-01-01' })) as ReportView
  return view.rows.map((row) => Object.fromEntries(row.map((cell, i) => [view.columns[i]!.name, cell])))
}

function tallied(pairs: [string, number][]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [key, n] of pairs) if (n > 0) counts[key] = (counts[key] ?? 0) + n
  return counts
}

function middle(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2
}
