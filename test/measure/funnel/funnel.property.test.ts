/** The funnel over random histories, against a slow and obvious computation from the ledger's entries. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countFunnel } from '#journey/measure/funnel/funnel.ts'
import { countRiver } from '#journey/measure/funnel/river.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { readStream } from '#ledger/read.ts'
import { BY_KEY, openDatabase } from '#platform/database.ts'
import { writeBatch } from '#work/write.ts'
import { changed, DAY, MONDAY } from '../../support/cast.ts'
import { freshDatabase } from '../../support/database.ts'
import { histories, lived } from '../../support/histories.ts'
import { passesIn, slowFunnel, slowRiver } from './slow-funnel.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Stretch } from '#work/card.ts'

const { database, url } = await freshDatabase()
const COMPANY = { id: '00000000-0000-5000-8000-000000000001', key: 'firm', name: 'Firm' }
const RUNS = { numRuns: process.env['MODE'] === 'long' ? 300 : 30 }

async function write(stretch: Stretch, leadId: string): Promise<void> {
  const after = { ...stretch.after, leadId, company: COMPANY }
  const own = { ...stretch, after, company: null, keys: [] }
  const nothing = { submissions: [], answers: [], turns: [], facets: [] }
  await writeBatch(database, { now: after.state.clock, stretches: [own], ...nothing })
}

const questions = fc.array(
  fc.record({
    asOf: fc.integer({ min: 0, max: 400 }),
    from: fc.integer({ min: -5, max: 60 }),
    days: fc.integer({ min: 0, max: 200 }),
    period: fc.constantFrom('entry' as const, 'event' as const),
  }),
  { minLength: 2, maxLength: 4 },
)

test('given any histories, when the funnel is asked of any period and moment, then it is what the entries say', async () => {
  const batches = openDatabase(url, { settings: BY_KEY })
  const seen = { moved: 0, left: 0, open: 0, second: 0, median: 0, past: 0, ways: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(histories, { minLength: 1, maxLength: 3 }), questions, async (all, asks) => {
      await database.query('delete from passes')
      await database.query('delete from grain_marks')
      const rules = changed()
      const passes = []
      let now = MONDAY
      for (const steps of all) {
        const story = lived([rules], steps)
        const { law, people } = story
        for (const lead of story.leads.values()) {
          const id = randomUUID()
          for (const stretch of lead.stretches) await write(stretch, id)
          const own = passesIn(id, await readStream(database, id))
          passes.push(...own)
          if (own.length > 1) seen.second++
        }
        now = Math.max(now, story.now)
        const refreshLaw = () => Promise.resolve()
        await settleGrain({ db: database, batches, law, people, now: () => story.now, refreshLaw })
      }
      const { law } = lived([rules], [])
      const exitIds = Object.values(rules.stages)
        .filter(({ kind }) => ['lost', 'nurture', 'disqualified', 'closed'].includes(kind))
        .map(({ id }) => id)
      for (const ask of [...asks, { asOf: null, from: -5, days: 1000, period: 'entry' as const }]) {
        const from = MONDAY + ask.from * DAY
        const to = from + ask.days * DAY
        const asOf = ask.asOf === null ? now : Math.min(now, MONDAY + ask.asOf * DAY)
        const filters: Filters = {
          asOf,
          asOfText: '',
          from,
          to,
          period: ask.period,
          columns: [],
          groups: [],
        }
        const floor = { db: database, law, agreements: [], now: () => now }
        const wanted = { by: null, against: null, nameOf: (_: string, of: string) => of }
        const view = await countFunnel(floor, { filters, live: asOf === now }, wanted)
        const expected = slowFunnel(passes, rules.path, exitIds, { asOf, from, to, period: ask.period })
        if (ask.period === 'entry') {
          const river = await countRiver(floor, { filters, live: asOf === now })
          const ways: Record<string, number> = {}
          for (const { from: whence, to: where, n } of river.flows) {
            const way = `${whence.startsWith('source:') ? 'source' : whence} > ${where}`
            ways[way] = (ways[way] ?? 0) + n
          }
          expect(ways).toEqual(slowRiver(passes, rules.path, exitIds, { asOf, from, to }))
          seen.ways += Object.keys(ways).length
        }
        view.steps.forEach((step, i) => {
          const slow = expected[i]!
          expect(step).toMatchObject({ entered: slow.entered, open: slow.open, backwards: slow.backwards })
          expect(step.moved?.hits ?? 0).toBe(slow.moved)
          expect(step.left.hits).toBe(slow.left)
          expect(Object.fromEntries(step.to.map(({ stage, n }) => [stage, n]))).toEqual(slow.to)
          if (slow.median === null) expect(step.median?.days ?? null).toBeNull()
          else expect(step.median!.days! * DAY).toBeCloseTo(slow.median, 0)
          seen.moved += slow.moved
          seen.left += slow.left
          seen.open += slow.open
          if (slow.median !== null) seen.median++
          if (asOf < now) seen.past++
        })
      }
    }),
    RUNS,
  )
  await batches.close()
  // else the histories would not reach what is compared
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(2)
}, 300_000)
