/** Shares of spend, cost of each step and vintages, against sums made lead by lead. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { costsOf, STEPS, type Cell } from '#journey/measure/cost/cost.rules.ts'
import { inCents, passedOf, SCALE, sharesOf, type Outlay } from '#journey/measure/cost/outlay.rules.ts'
import { STANDINGS, vintagesOf, type Stood } from '#journey/measure/cost/vintage.rules.ts'

const name = fc.constantFrom(null, 'a', 'b', 'c')
const day = fc.integer({ min: 0, max: 20 })
const lead = fc.record({
  day,
  campaign: name,
  source: name,
  step: fc.nat(4),
  standing: fc.constantFrom(...STANDINGS),
})
const outlay = fc
  .record({ campaign: name, source: name, from: day, days: fc.nat(9), cents: fc.bigInt(0n, 10_000_000n) })
  .map(({ days, ...one }): Outlay => ({ ...one, id: 'x', to: one.from + days }))

type Lead = { day: number; campaign: string | null; source: string | null }

function isFor(one: Outlay, { day: began, campaign, source }: Lead): boolean {
  const mine =
    (one.campaign === null || one.campaign === campaign) && (one.source === null || one.source === source)
  return mine && one.from <= began && began <= one.to
}

/** What a lead costs, as a fraction of doubles: near enough to find any wrong cent. */
function slowCost(one: Lead, leads: Lead[], outlays: Outlay[]): number {
  let sum = 0
  for (const spent of outlays)
    if (isFor(spent, one)) sum += Number(spent.cents) / leads.filter((other) => isFor(spent, other)).length
  return sum
}

const came = (leads: Lead[]) => leads.map((one) => ({ ...one, n: 1 }))

describe('shares of spend', () => {
  test('every lead bears an equal part of what was spent on those like it', () => {
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 30 }), fc.array(outlay, { maxLength: 8 }), (leads, outlays) => {
        const shares = sharesOf(outlays, came(leads))
        for (const one of leads) {
          const cents = Number(shares.of(one.day, one.campaign, one.source)) / Number(SCALE)
          expect(cents).toBeCloseTo(slowCost(one, leads, outlays), 3)
        }
      }),
    )
  })

  test('what all leads bear and what belongs to nobody is all that was spent', () => {
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 30 }), fc.array(outlay, { maxLength: 8 }), (leads, outlays) => {
        const { of, nobodys } = sharesOf(outlays, came(leads))
        const { sum } = inCents(leads.map((one) => of(one.day, one.campaign, one.source)))
        const rest = nobodys.reduce((all, { cents }) => all + cents, 0n)
        expect(sum + rest).toBe(outlays.reduce((all, { cents }) => all + cents, 0n))
      }),
    )
  })

  test('parts in cents add up to the sum, and none is off by a cent', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 15n), { minLength: 1, maxLength: 20 }), (exact) => {
        const { parts, sum } = inCents(exact)
        expect(parts.reduce((all, part) => all + part, 0n)).toBe(sum)
        parts.forEach((part, i) => {
          const off = part * SCALE - exact[i]!
          expect(off > -SCALE && off <= SCALE).toBe(true)
        })
      }),
    )
  })

  test('given spend of ten days, when four have passed, then four tenths of it are spent', () => {
    expect(passedOf(100_00n, 10, 19, 13)).toBe(40_00n)
    expect(passedOf(100_00n, 10, 19, 9)).toBe(0n)
    expect(passedOf(100_00n, 10, 19, 40)).toBe(100_00n)
  })
})

const RIPE = [0, 1, 3, 5, 8]
const cells = (leads: (Lead & { step: number })[], of: (one: Lead) => string | null): Cell[] =>
  leads.map((one) => ({
    ...one,
    of: of(one),
    reached: STEPS.map((_, s) => Number(one.step >= s)) as Cell['reached'],
  }))

describe('cost of each step', () => {
  test('counts and money are those of the leads that are old enough, summed one by one', () => {
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 30 }), fc.array(outlay, { maxLength: 6 }), (leads, outlays) => {
        const rows = costsOf(
          cells(leads, ({ source }) => source),
          sharesOf(outlays, came(leads)),
          RIPE,
          20,
        )
        for (const row of rows) {
          const mine = leads.filter(({ source }) => source === row.of)
          expect(row.leads).toBe(mine.length)
          row.costs.forEach((cost, s) => {
            const old = mine.filter((one) => 20 - one.day >= RIPE[s]!)
            expect(cost.leads).toBe(old.length)
            expect(cost.reached).toBe(old.filter(({ step }) => step >= s).length)
            const spent = old.reduce((sum, one) => sum + slowCost(one, leads, outlays), 0)
            expect(Math.abs(Number(cost.cents) - spent)).toBeLessThanOrEqual(1.001)
            if (cost.each !== null)
              expect(Math.abs(Number(cost.each) - Number(cost.cents) / cost.reached)).toBeLessThanOrEqual(0.5)
          })
        }
      }),
    )
  })

  /** Newcombe, Statistics in Medicine 17 (1998), table I, 81 of 263: 0.2553 to 0.3662. */
  test('given 81 of 263 leads at 100.00 each, then a qualified lead costs what 263 cost divided by the printed limits', () => {
    const paid = sharesOf(
      [{ id: '1', campaign: null, source: null, from: 0, to: 0, cents: 26_300_00n }],
      [{ day: 0, campaign: null, source: null, n: 263 }],
    )
    const cell: Cell = { of: 'x', day: 0, campaign: null, source: null, reached: [263, 81, 15, 1, 0] }
    const [row] = costsOf([cell], paid, [0, 0, 0, 0, 0], 0)
    const qualified = row!.costs[1]!
    expect(qualified.each).toBe(324_69n)
    expect(Number(qualified.low) / 100).toBeCloseTo(100 / 0.3662, 0)
    expect(Number(qualified.high) / 100).toBeCloseTo(100 / 0.2553, 0)
  })

  /** Hanley and Lippman-Hand, JAMA 249 (1983): none of n, at most 3/n. */
  test('given 60.00 spent and no customer yet, then a customer costs at least a third of it', () => {
    const paid = sharesOf(
      [{ id: '1', campaign: null, source: null, from: 0, to: 0, cents: 60_00n }],
      [{ day: 0, campaign: null, source: null, n: 30 }],
    )
    const cell: Cell = { of: 'x', day: 0, campaign: null, source: null, reached: [30, 4, 1, 0, 0] }
    expect(costsOf([cell], paid, [0, 0, 0, 0, 0], 0)[0]!.costs[4]).toMatchObject({
      reached: 0,
      each: null,
      low: 20_00n,
      high: null,
      rank: null,
    })
  })

  test('given the cheapest leads, when their customers are the dearest, then the ranks cross', () => {
    const outlays: Outlay[] = [
      { id: '1', campaign: null, source: 'list', from: 0, to: 0, cents: 1_000_00n },
      { id: '2', campaign: null, source: 'fair', from: 0, to: 0, cents: 4_000_00n },
    ]
    const counts = [
      { day: 0, campaign: null, source: 'list', n: 500 },
      { day: 0, campaign: null, source: 'fair', n: 100 },
    ]
    const reached: Record<string, Cell['reached']> = {
      list: [500, 30, 8, 2, 1],
      fair: [100, 50, 30, 15, 10],
    }
    const rows = costsOf(
      counts.map(({ n: _, ...one }) => ({ ...one, of: one.source, reached: reached[one.source]! })),
      sharesOf(outlays, counts),
      [0, 0, 0, 0, 0],
      0,
    )
    const ranks = Object.fromEntries(rows.map(({ of, costs }) => [of, costs.map(({ rank }) => rank)]))
    expect(ranks).toEqual({ list: [1, 1, 1, 2, 2], fair: [2, 2, 2, 1, 1] })
  })
})

describe('vintages', () => {
  test('invested is what won, written off and working leads cost, to the cent', () => {
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 40 }), fc.array(outlay, { maxLength: 6 }), (leads, outlays) => {
        const stood: Stood[] = leads.map((one) => ({
          ...one,
          month: one.day < 10 ? '2026-01' : '2026-02',
          n: 1,
          back: Number(one.step === 4),
        }))
        const { of, nobodys } = sharesOf(outlays, came(leads))
        const months = vintagesOf(stood, { of }, new Map(), new Map())
        for (const { spentOn, invested, count, leads: n } of months) {
          expect(spentOn.won + spentOn.off + spentOn.working).toBe(invested)
          expect(count.won + count.off + count.working).toBe(n)
        }
        const rest = nobodys.reduce((all, { cents }) => all + cents, 0n)
        const all = months.reduce((sum, { invested }) => sum + invested, 0n)
        expect(all + rest).toBe(outlays.reduce((sum, { cents }) => sum + cents, 0n))
      }),
    )
  })
})
