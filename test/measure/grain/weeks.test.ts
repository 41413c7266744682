/** Weeks that were counted are not counted again until something is written in them; the sum is that of counting all. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byWeek } from '#journey/measure/grain/weeks.ts'
import { inTurn } from '#work/in-turn.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { stretchesOfWeeks, WEEK_MS, weekOf, weekSql } from '#journey/measure/grain/weeks.rules.ts'
import { writePasses } from '#journey/measure/grain/write.store.ts'
import { freshDatabase } from '../../support/database.ts'
import type { PassRow } from '#journey/measure/grain/pass.rules.ts'

const { database } = await freshDatabase()
await database.query("insert into grain_marks values (1, now(), 1, 'groups')")

const NOW = Date.parse('2026-11-20T12:00:00Z')
const DAY = 24 * 3600_000
const filters: Filters = {
  asOf: NOW,
  asOfText: '',
  from: null,
  to: null,
  period: 'entry',
  columns: [],
  groups: [],
}

let seq = 0
/** A pass of the lead of this number, written as the refresher writes it. */
async function write(
  lead: number,
  daysAgo: number,
  wonAt: number | null = null,
  source = 'Web',
): Promise<void> {
  const id = `00000000-0000-7000-8000-${String(lead).padStart(12, '0')}`
  const none = {
    campaign: null,
    channel: null,
    asset: null,
    country: null,
    level: null,
    companyId: null,
    rep: null,
  }
  const steps = { qualifiedAt: null, offeredAt: null, acceptedAt: null, opportunityAt: null, lostAt: null }
  const ends = { disqualifiedAt: null, nurturedAt: null, endedAt: null, reason: null }
  const row: PassRow = {
    ...{
      ...none,
      ...steps,
      ...ends,
      lead: id,
      pass: 1,
      seq: ++seq,
      source,
      origin: 'marketing',
      owner: 'desk',
    },
    ...{ beganAt: NOW - daysAgo * DAY, recordedAt: NOW, function: 'marketing', version: 1, stage: 'inquiry' },
    ...{ wonAt, offers: 0, returns: 0, attempts: 0, opportunityId: null, amount: null, currency: null },
    ...{ reached: [], groups: [] },
  } as PassRow
  await database.transaction((transaction) => writePasses(transaction, [row], [{ id, seq }], 'groups'))
}

let asked: number[][] = []
/** Counts passes and wins by source, week by week. */
async function count(more: Partial<Filters> = {}, current = true): Promise<Record<string, number>> {
  const question = { name: 'test', filters: { ...filters, ...more }, current }
  type Row = { source: string; n: number; won: number }
  const rows = await byWeek<Row>(inTurn(database), question, async (narrowed) => {
    asked.push(narrowed.weeks!.flatMap(([from, until]) => [weekOf(from), weekOf(until)]))
    const { sql, params } = passesWhere(narrowed, 2)
    const found = await database.query<Row & { week: number }>(
      `select ${weekSql('p.began_at')} as week, source, count(*)::int as n,
          (count(*) filter (where won_at <= to_timestamp($1 / 1000.0)))::int as won
         from passes p where ${sql} group by 1, 2`,
      [narrowed.asOf, ...params],
    )
    return found.rows
  })
  const sums: Record<string, number> = {}
  for (const { source, n, won } of rows) {
    sums[source] = (sums[source] ?? 0) + n
    sums.won = (sums.won ?? 0) + won
  }
  return sums
}

describe('given passes of thirty weeks that were counted', () => {
  test('when nothing was written since, then nothing is asked again, whatever whole weeks the period takes', async () => {
    for (let i = 0; i < 60; i++) await write(i, i * 3.5)
    expect(await count()).toEqual({ Web: 60, won: 0 })
    asked = []
    expect(await count()).toEqual({ Web: 60, won: 0 })
    expect(await count({ asOf: NOW + 1000 })).toEqual({ Web: 60, won: 0 })
    expect(asked).toEqual([])
    // a period that cuts a week asks for that one
    const from = (weekOf(NOW) - 10) * WEEK_MS + DAY
    await count({ from })
    expect(asked).toEqual([[weekOf(from), weekOf(from) + 1]])
  })

  test('when a pass of one week changes, then that week alone is asked', async () => {
    asked = []
    await write(20, 70, NOW - DAY)
    expect(await count()).toEqual({ Web: 60, won: 1 })
    const week = weekOf(NOW - 70 * DAY)
    expect(asked).toEqual([[week, week + 1]])
  })

  test('when a pass turns out to have begun in another week, then both weeks are asked', async () => {
    asked = []
    await write(20, 140, NOW - DAY)
    expect(await count()).toEqual({ Web: 60, won: 1 })
    expect(asked.flat()).toEqual(expect.arrayContaining([weekOf(NOW - 70 * DAY), weekOf(NOW - 140 * DAY)]))
    expect(asked).toHaveLength(1)
  })

  test('when a win is said to happen in the future, then it is counted when it has', async () => {
    await write(30, 105, NOW + DAY)
    expect(await count()).toEqual({ Web: 60, won: 1 })
    expect(await count({ asOf: NOW + 2 * DAY })).toEqual({ Web: 60, won: 2 })
  })

  test('when one looks back, then what was known for another moment is not taken for it', async () => {
    expect(await count({ asOf: NOW - 2 * DAY }, false)).toEqual({ Web: 59, won: 0 })
    expect(await count({ asOf: NOW }, false)).toEqual({ Web: 60, won: 1 })
  })

  test('when passes are written in any order between any questions, then the sum is that of counting all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            lead: fc.nat(25),
            ago: fc.nat(200),
            source: fc.constantFrom('Web', 'Fair'),
            from: fc.option(fc.nat(220), { nil: null }),
          }),
          { maxLength: 12 },
        ),
        async (steps) => {
          for (const { lead, ago, source, from } of steps) {
            await write(lead, ago, null, source)
            const since = from === null ? null : NOW - from * DAY
            const { won: _, ...sums } = await count({ from: since })
            const { rows } = await database.query<{ source: string; n: number }>(
              `select source, count(*)::int as n from passes
                where began_at <= to_timestamp($1 / 1000.0) and ($2::float8 is null or began_at >= to_timestamp($2 / 1000.0)) group by 1`,
              [NOW, since],
            )
            expect(sums).toEqual(Object.fromEntries(rows.map((row) => [row.source, row.n])))
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

test('given weeks in any order, when they are made stretches, then neighbours are one', () => {
  expect(stretchesOfWeeks([5, 3, 4, 9])).toEqual([
    [3 * WEEK_MS, 6 * WEEK_MS],
    [9 * WEEK_MS, 10 * WEEK_MS],
  ])
})
