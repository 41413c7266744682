/** What must hold of the measurement in random lives of leads that are merged and parted in any order. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { effective } from '#journey/merging/effective.rules.ts'
import { readStream } from '#ledger/read.ts'
import { reportOf } from '#journey/measure/reports.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { DAY } from './cast.ts'
import { freshDatabase } from './database.ts'
import { Life, steps } from './merged-worlds.ts'
import { slowly } from '../measure/grain/slowly.ts'
import { workspace, type Workspace } from '../cli/workspace.ts'
import type { Database } from '#platform/database.ts'
import type { StoredEntry } from '#ledger/read.ts'

const START = Date.parse('2026-03-02T09:00:00Z')
let [merging, never]: Workspace[] = []
let run = 0
let now = START

export async function worldsBegin(): Promise<void> {
  const worlds = await Promise.all([freshDatabase(), freshDatabase()])
  ;[merging, never] = await Promise.all(worlds.map(({ database }) => workspace(database, START)))
}

/** Rows of these leads without the places of entries in their streams. */
async function rowsOf(db: Database, table: string, ids: string[], order: string): Promise<unknown[]> {
  const { rows } = await db.query<{ row: object }>(
    `select to_jsonb(t) - 'seq' as row from ${table} t where lead_id = any($1::uuid[]) order by lead_id, ${order}`,
    [ids],
  )
  return rows.map(({ row }) => row)
}

const COUNTED: [table: string, order: string][] = [
  ['passes', 'pass'],
  ['leaks', 'n'],
  ['passages', 'seq'],
  ['touches', 'seq'],
  ['handoffs', 'seq'],
  ['opportunity_changes', 'seq'],
]

/** What counts of a stream; a pass that was ruled again with an undoing was known when the fact was that it followed from. */
function asKnown(stream: StoredEntry[]): StoredEntry[] {
  const undone = new Set(
    stream.filter(({ kind }) => kind === 'LeadUnmerged').map(({ recordedAt }) => recordedAt),
  )
  const counting = effective(stream)
  return counting.map((entry, i) => {
    if (entry.kind !== 'PassBegan' || !undone.has(entry.recordedAt)) return entry
    const cause = counting.slice(0, i).findLast(({ fact }) => fact)
    return { ...entry, recordedAt: Math.max(entry.at, cause?.recordedAt ?? entry.at) }
  })
}

async function inPlaces(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ stage: string }>('select stage from grain_stages order by place')
  return rows.map(({ stage }) => stage)
}

/** Given any life of leads with merges, when all are undone in any order, then every figure is that of a company in which they never were. */
export async function undoneIsNever(numRuns: number): Promise<void> {
  // who has room for a lead is known only at the moment, and so differs after an undoing
  for (const world of [merging!, never!]) world.services.people.clear()
  const seen = { merges: 0, deals: 0, spells: 0, second: 0 }
  await fc.assert(
    fc.asyncProperty(steps, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), async (all, order) => {
      run++
      const lives = [new Life(merging!, run), new Life(never!, run)] as const
      for (const [i, life] of lives.entries()) {
        await life.begins(now)
        await life.lives(all, i === 0)
        await life.parts(order)
        await settleGrain(life.world.services)
      }
      now = never!.clock.now + DAY
      const [one, other] = lives.map(({ world }) => world.services.db) as [Database, Database]
      for (const [table, by] of COUNTED) {
        const expected = await rowsOf(other, table, lives[1].ids, by)
        expect(await rowsOf(one, table, lives[0].ids, by), table).toEqual(expected)
        if (table === 'opportunity_changes') seen.deals += expected.length
        if (table === 'leaks') seen.spells += expected.length
        if (table === 'passes')
          seen.second += expected.filter((row) => (row as { pass: number }).pass > 1).length
      }
      const { rows } = await one.query<{ n: number }>(
        `select count(*) as n from entries where kind = 'LeadUnmerged' and lead_id = any($1::uuid[])`,
        [lives[0].ids],
      )
      seen.merges += rows[0]!.n
    }),
    { numRuns },
  )
  const places = await Promise.all([merging!, never!].map(({ services }) => inPlaces(services.db)))
  expect(places[0]!.toSorted()).toEqual(places[1]!.toSorted())
  for (const world of [merging!, never!]) world.clock.now = now
  for (const name of [
    'funnel',
    'river',
    'leaks',
    'cost',
    'vintages',
    'attribution',
    'contribution',
    'outcomes',
    'sources',
    'ownership',
  ]) {
    const reports = await Promise.all([merging!, never!].map(({ services }) => reportOf(services, name, {})))
    expect(reports[0], name).toEqual(reports[1])
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(2)
}

/** Given leads that go on in others, when they are counted, then each row is what the entries of both say, and the absorbed have none. */
export async function mergedAreCountedOnce(numRuns: number): Promise<void> {
  await merging!.services.refreshPeople()
  const { services } = merging!
  const seen = { merged: 0, offers: 0, attempts: 0, deals: 0 }
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      run++
      const life = new Life(merging!, run)
      await life.begins(now)
      await life.lives(all, true)
      await settleGrain(services)
      now = merging!.clock.now + DAY
      const { rows: beneath } = await services.db.query<{ lead: string; survivor: string; at: number }>(
        `select lead_id as lead, survivor_id as survivor, merged_at as at from merged_leads where lead_id = any($1::uuid[]) order by lead_id`,
        [life.ids],
      )
      const gone = beneath.map(({ lead }) => lead)
      for (const [table] of COUNTED)
        expect(await rowsOf(services.db, table, gone, 'lead_id'), table).toEqual([])
      for (const id of life.ids.filter((one) => !gone.includes(one))) {
        const counting = async (lead: string) => asKnown(await readStream(services.db, lead))
        const others = await Promise.all(
          beneath.filter(({ survivor }) => survivor === id).map(({ lead }) => counting(lead)),
        )
        const expected = slowly(id, await counting(id), services.law.version, services.law.at(now), others)
        const rows = (await rowsOf(services.db, 'passes', [id], 'pass')) as Record<string, unknown>[]
        expect(rows.length).toBe(expected.length)
        rows.forEach((row, i) => {
          const { deal, reached, ...rest } = expected[i]!
          expect([typeof reached, row.opportunity_id !== null]).toEqual(['object', deal])
          expect(row).toMatchObject(inRows(rest))
        })
        if (others.length === 0) continue
        seen.merged++
        for (const row of rows) {
          seen.offers += row.offers as number
          seen.attempts += row.attempts as number
          if (row.opportunity_id !== null) seen.deals++
        }
      }
      const { rows: due } = await services.db.query('select 1 from grain_due')
      expect(due).toEqual([])
    }),
    { numRuns },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(2)
}

/** Moments as PostgreSQL writes them into JSON. */
function inRows(row: Record<string, unknown>): Record<string, unknown> {
  const moment = (at: number): string => new Date(at).toISOString().replace(/\.?0*Z$/, '+00:00')
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('_at') && typeof value === 'number' ? moment(value) : value,
    ]),
  )
}
