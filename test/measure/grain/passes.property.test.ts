/** The grain over random histories, against a slow and obvious computation from the ledger's entries. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStream } from '#ledger/read.ts'
import { refreshGrain, settleGrain } from '#journey/measure/grain/refresh.ts'
import { BY_KEY, openDatabase } from '#platform/database.ts'
import { writeBatch } from '#work/write.ts'
import { agreements } from '../../support/arbitrary-agreements.ts'
import { freshDatabase } from '../../support/database.ts'
import { histories, lived } from '../../support/histories.ts'
import { changed } from '../../support/cast.ts'
import { slowly } from './slowly.ts'
import type { GrainFloor } from '#journey/measure/grain/refresh.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Story } from '../../support/story.ts'
import type { Stretch } from '#work/card.ts'

const { database, url } = await freshDatabase()
const RUNS = { numRuns: process.env['MODE'] === 'long' ? 400 : 40 }
const COMPANY = { id: '00000000-0000-5000-8000-000000000001', key: 'firm', name: 'Firm' }

/** The same stretch under an id of its own: stories begin with the same ids again and again. */
function stored(stretch: Stretch, leadId: string): Stretch {
  const after = { ...stretch.after, leadId, company: COMPANY }
  return { ...stretch, after, company: null, keys: [] }
}

async function write(stretch: Stretch): Promise<void> {
  const nothing = { submissions: [], answers: [], turns: [], facets: [] }
  await writeBatch(database, { now: stretch.after.state.clock, stretches: [stretch], ...nothing })
}

async function rowsOf(lead: string): Promise<Record<string, unknown>[]> {
  const { rows } = await database.query<
    Record<string, unknown> & { places: string[]; at: (number | null)[] }
  >(
    `select p.*, (select array_agg(stage order by place) from grain_stages) as places from passes p
      where lead_id = $1 order by pass`,
    [lead],
  )
  return rows.map(({ places, reached, ...row }) => ({
    ...row,
    reached: Object.fromEntries(
      (reached as (number | null)[]).flatMap((at, i) => (at === null ? [] : [[places[i]!, at]])),
    ),
    deal: row.opportunity_id !== null,
  }))
}

function floorOf(story: Story, batches: GrainFloor['batches']): GrainFloor {
  const { law, people, now } = story
  const refreshLaw = () => Promise.resolve()
  return { db: database, batches, law, people, now: () => now, refreshLaw }
}

const groups = (rules: Ruleset): Ruleset => ({
  ...rules,
  markets: { home: { id: 'home', label: 'Home', text: 'DE', test: ({ lead }) => lead.country === 'DE' } },
  segments: {
    large: { id: 'large', label: 'Large', text: '>99', test: ({ lead }) => Number(lead.employees) > 99 },
  },
})

test('given any history, when it is refreshed now and then, then every row is what the entries say', async () => {
  const batches = openDatabase(url, { settings: BY_KEY })
  const seen = { passes: 0, second: 0, offers: 0, reasons: 0, deals: 0, attempts: 0, groups: 0 }
  await fc.assert(
    fc.asyncProperty(agreements, histories, async (rules, steps) => {
      await database.query('delete from grain_marks')
      const story = lived([groups(rules)], steps)
      const floor = floorOf(story, batches)
      const ids = new Map([...story.leads.keys()].map((id) => [id, randomUUID()]))
      let n = 0
      for (const [id, lead] of story.leads) {
        for (const stretch of lead.stretches) {
          await write(stored(stretch, ids.get(id)!))
          if (n++ % 4 === 0) await refreshGrain(floor)
        }
      }
      await settleGrain(floor)
      for (const id of ids.values()) {
        const rows = await rowsOf(id)
        const inForce = story.law.at(story.now)
        const expected = slowly(id, await readStream(database, id), story.law.version, inForce)
        expect(rows.length).toBe(expected.length)
        rows.forEach((row, i) => expect(row).toMatchObject(expected[i]!))
        for (const row of rows) {
          seen.passes++
          if (row.pass === 2) seen.second++
          if ((row.offers as number) > 1) seen.offers++
          if (row.reason !== null) seen.reasons++
          if (row.deal) seen.deals++
          if ((row.attempts as number) > 0) seen.attempts++
          if ((row.groups as string[]).length > 0) seen.groups++
        }
      }
      const { rows: due } = await database.query('select 1 from grain_due')
      expect(due).toEqual([])
    }),
    RUNS,
  )
  await batches.close()
  // else the histories would not reach what is compared
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(2)
}, 120_000)

test('given an agreement with other groups, when it comes into force, then every lead is judged by it, and by an old one no more', async () => {
  const before = groups(changed())
  const after: Ruleset = { ...before, version: 2, effectiveFrom: before.effectiveFrom + 1, segments: {} }
  await database.query('delete from grain_marks')
  const story = lived([before], [])
  const id = randomUUID()
  for (const stretch of [...story.leads.values()][0]!.stretches) await write(stored(stretch, id))
  const floor = floorOf(story, database)
  const stale = { ...floor }
  await settleGrain(floor)
  expect(await rowsOf(id)).toMatchObject([{ groups: ['market:home', 'segment:large'] }])
  const newer = { ...floor, law: { ...floor.law, at: () => after } }
  await settleGrain(newer)
  expect(await rowsOf(id)).toMatchObject([{ groups: ['market:home'] }])
  await database.query('insert into grain_due values (1, $1, 99, false)', [id])
  await settleGrain(stale)
  const { rows } = await database.query('select lead_id from grain_due')
  expect(rows).toEqual([{ lead_id: id }])
  expect(await rowsOf(id)).toMatchObject([{ groups: ['market:home'] }])
})
