import { describe, expect, test } from 'vitest'
import { asSalesSees } from '#journey/measure/quality/quality.rules.ts'
import { countQuality } from '#journey/measure/quality/quality.ts'
import { testServer } from '../../support/server.ts'
import { turnWeeks } from '../../support/weeks.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-20T12:00:00Z')
const server = await testServer({ now: NOW })
const { services, ask } = server
const { db } = services

interface Offer {
  lead: string
  rep: string
  origin: string
  offeredAt: number
  answer: 'accepted' | 'returned' | 'expired' | null
  returnedAt: number | null
  ratings: { rating: number; at: number; by: string }[]
}

let state = 42
const random = (below: number) =>
  Math.floor(((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * below)
const pick = <Value>(of: readonly Value[]): Value => of[random(of.length)]!

const offers: Offer[] = Array.from({ length: 400 }, (_, i) => {
  const offeredAt = NOW - random(700) * DAY - random(DAY)
  const answer = pick(['accepted', 'accepted', 'accepted', 'returned', 'expired', null] as const)
  const rep = pick(['ana', 'ben', 'cleo', 'dan'])
  return {
    lead: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    rep,
    origin: pick(['marketing', 'sales', 'agency']),
    offeredAt,
    answer,
    returnedAt:
      answer === 'returned' || (answer === 'accepted' && random(6) === 0) ? offeredAt + 5 * DAY : null,
    ratings: Array.from({ length: random(3) }, () => ({
      rating: 1 + random(5),
      at: offeredAt + random(60) * DAY,
      by: random(5) === 0 ? 'somebody' : rep,
    })),
  }
})

for (const [i, { lead, rep, origin, offeredAt, answer, returnedAt, ratings }] of offers.entries()) {
  const answered = answer === null ? null : offeredAt + DAY
  await db.query(
    `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, origin, groups, owner, function, version, stage,
        reached, offered_at, accepted_at, offers, returns, attempts, source)
     values (1, $1, 1, 1, to_timestamp($2 / 1000.0), to_timestamp($2 / 1000.0), $3, '{}', $4, 'sales', 1, 'inquiry', '{}',
        to_timestamp($7 / 1000.0), to_timestamp($5 / 1000.0), 1, 0, 0, $6)`,
    [
      lead,
      offeredAt,
      origin,
      rep,
      answer === 'accepted' ? answered : null,
      i % 2 === 0 ? 'web' : null,
      i % 10 === 0 ? null : offeredAt,
    ],
  )
  await db.query(
    `insert into handoffs (workspace_no, lead_id, seq, pass, n, rep, score, offered_at, due_at, answered_at, answer, returned_at)
     values (1, $1, 1, 1, 1, $2, 50, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0), $5,
        to_timestamp($6 / 1000.0))`,
    [lead, rep, offeredAt, answered, answer, returnedAt],
  )
  for (const [seq, one] of ratings.entries())
    await db.query(
      `insert into ratings (workspace_no, lead_id, seq, pass, of, rating, by, at)
       values (1, $1, $2, 1, 'lead', $3, $4, to_timestamp($5 / 1000.0))`,
      [lead, seq + 1, one.rating, one.by, one.at],
    )
}
await turnWeeks(db)

const filtersOf = (more: Partial<Filters> = {}): Filters => ({
  asOf: NOW,
  asOfText: '',
  from: null,
  to: null,
  period: 'entry',
  columns: [],
  groups: [],
  ...more,
})
const count = (more: Partial<Filters> = {}) =>
  countQuality({ db }, { filters: filtersOf(more), live: true }, { rep: (id) => id, origin: (id) => id })

/** The same, slowly: each offer by itself. */
function slowly(asOf: number, from: number, to: number, of: (one: Offer, i: number) => boolean = () => true) {
  const seen = new Map<string, { n: number; full: number }>()
  offers.forEach((one, i) => {
    if (one.answer !== 'accepted' && one.answer !== 'returned') return
    if (one.offeredAt < from || one.offeredAt > to || one.offeredAt + DAY > asOf || !of(one, i)) return
    const words = one.ratings
      .map((rating, seq) => ({ ...rating, seq }))
      .filter(({ at, by }) => at <= asOf && by === one.rep)
    const last = words.sort((a, b) => a.at - b.at || a.seq - b.seq).at(-1)?.rating ?? 3
    const back = one.returnedAt !== null && one.returnedAt <= asOf
    const sum = seen.get(one.rep) ?? { n: 0, full: 0 }
    seen.set(one.rep, {
      n: sum.n + 1,
      full: sum.full + (one.answer === 'accepted' && !back && last > 2 ? 1 : 0),
    })
  })
  return Object.fromEntries(seen)
}

const told = (view: Awaited<ReturnType<typeof count>>) =>
  Object.fromEntries(view.reps.map(({ id, n, hits }) => [id, { n, full: hits }]))

describe('given offers of two years', () => {
  test.each([0, 100, 400])(
    'when it is counted as it stood %i days ago, then offer by offer gives the same',
    async (days) => {
      const asOf = NOW - days * DAY
      expect(told(await count({ asOf }))).toEqual(slowly(asOf, asOf - 365 * DAY, asOf))
    },
  )

  test('when it is narrowed, then so is every figure', async () => {
    const view = await count({
      columns: [{ column: 'source', value: 'web' }],
      from: NOW - 200 * DAY,
      to: NOW,
    })
    expect(told(view)).toEqual(slowly(NOW, NOW - 200 * DAY, NOW, (_, i) => i % 2 === 0))
    const web = offers.filter((one, i) => i % 2 === 0 && one.offeredAt >= NOW - 200 * DAY)
    expect(view.models.reduce((sum, { leads }) => sum + leads, 0)).toBe(web.length)
  })

  test('when some were accepted without an offer, as files tell, then they count among those offered', async () => {
    const { models } = await count()
    for (const { accepted } of models) expect(accepted.hits).toBeLessThanOrEqual(accepted.n)
    const lately = offers.filter(({ offeredAt }) => offeredAt >= NOW - 365 * DAY)
    const offered = lately.filter(
      (one) => offers.indexOf(one) % 10 !== 0 || (one.answer === 'accepted' && one.offeredAt + DAY <= NOW),
    )
    expect(models.reduce((sum, { accepted }) => sum + accepted.n, 0)).toBe(offered.length)
  })

  test('when months are counted, then whole ones alone, and they add up to what was accepted in them', async () => {
    const view = await count()
    expect(view.months.at(-1)).toBe('2026-10')
    expect(view.months).toHaveLength(23)
    const [first, last] = [Date.UTC(2024, 11, 1), Date.UTC(2026, 10, 1)]
    const inside = offers.filter(
      ({ answer, offeredAt }) => answer === 'accepted' && offeredAt + DAY >= first && offeredAt + DAY < last,
    )
    expect(view.models.flatMap(({ months }) => months).reduce((sum, one) => sum + one, 0)).toBe(inside.length)
  })

  test('when it is asked for over HTTP and as a file, then both have it, and a day that is none is refused', async () => {
    const { status, body } = await ask('GET', '/api/measure/quality?from=2026-01-01')
    expect([status, body.reps.length]).toEqual([200, 4])
    expect((await ask('GET', '/api/measure/quality?from=2026-13-01')).status).toBe(422)
    const file = await server.app.request('/api/reports/quality?format=csv', {
      headers: { host: 'localhost:4380' },
    })
    expect((await file.text()).split('\n')[0]).toContain('fully qualified')
    expect((await ask('GET', '/api/reports/ownership')).body.rows).toHaveLength(3)
  })
})

test('given reps with many, few and no good leads, then those with few are not judged', () => {
  const { reps, met } = asSalesSees([
    { rep: 'good', n: 8, full: 6 },
    { rep: 'bad', n: 20, full: 14 },
    { rep: 'new', n: 4, full: 4 },
  ])
  expect(reps.map(({ rep, came }) => [rep, came])).toEqual([
    ['bad', 'missed'],
    ['good', 'met'],
    ['new', 'few'],
  ])
  expect(met).toMatchObject({ hits: 1, n: 2, share: 0.5 })
  expect(asSalesSees([]).met).toEqual({ hits: 0, n: 0, share: null, low: null, high: null })
})
