/** Chances and amounts: printed examples, slow counts, and what happens where little is known. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { ageOf, AGES, bandOf } from '#journey/measure/value/situation.rules.ts'
import { amountsOf } from '#journey/measure/value/amount.rules.ts'
import { calibrate } from '#journey/measure/value/calibration.rules.ts'
import { chancesOf, HORIZON_DAYS, type Seen } from '#journey/measure/value/chance.rules.ts'
import { landmarks, type Past } from '#journey/measure/value/landmarks.rules.ts'
import { expectedOf, LEAST, valuerOf } from '#journey/measure/value/valuer.rules.ts'

const DAY = 24 * 3600_000
const of = (stage: string, n: number, won: number, more: Partial<Seen> = {}): Seen => ({
  stage,
  age: 0,
  band: 2,
  n,
  won,
  ...more,
})

describe('chances', () => {
  test('given a thousand leads of one situation, then their chance is the share that was won, hardly drawn', () => {
    const chance = chancesOf([of('mql', 1000, 100), of('accepted', 1000, 300)]).of(of('mql', 0, 0))
    expect(chance.mean).toBeGreaterThan(0.1)
    expect(chance.mean).toBeLessThan(0.104)
  })

  test('by hand: all 1/10, stage (3 + 20·0.1)/(20 + 20), age and band drawn on from there', () => {
    const chances = chancesOf([of('a', 20, 3), of('b', 30, 2)])
    const stage = (3 + 20 * 0.1) / 40
    const age = (3 + 20 * stage) / 40
    const band = (3 + 20 * age) / 40
    expect(chances.of(of('a', 0, 0)).mean).toBeCloseTo(band, 12)
    expect(chances.of(of('a', 0, 0)).variance).toBeCloseTo((band * (1 - band)) / 41, 12)
    expect(chances.of(of('a', 0, 0, { age: 3 })).mean).toBeCloseTo(stage, 12)
    expect(chances.of(of('never', 0, 0)).mean).toBeCloseTo(0.1, 12)
  })

  test('given a rare chance, when a few hundred more come without a win, then it falls by less than half', () => {
    const chance = chancesOf([of('nurture', 3000, 3), of('nurture', 300, 0, { band: 0 }), of('b', 500, 60)])
    const rare = chance.of(of('nurture', 0, 0, { band: 0 })).mean
    expect(rare).toBeGreaterThan(0.0005)
    expect(rare).toBeLessThan(0.002)
  })

  test('classes of age and score', () => {
    expect([0, 6.9, 7, 29, 30, 89, 90, 900].map((days) => ageOf(days * DAY))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ])
    expect([-30, 0, 19, 20, 59, 80, 140].map(bandOf)).toEqual([0, 0, 0, 1, 2, 4, 4])
  })
})

const past = fc
  .record({
    gaps: fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 5 }),
    scores: fc.array(fc.record({ day: fc.nat(400), total: fc.integer({ min: -20, max: 120 }) }), {
      maxLength: 4,
    }),
    won: fc.option(fc.nat(500)),
    open: fc.boolean(),
  })
  .map(({ gaps, scores, won, open }): Past => {
    let day = 0
    const stays = gaps.map((gap, i) => {
      const from = day * DAY
      day += gap
      return { stage: `s${i % 3}`, from, to: open && i === gaps.length - 1 ? null : day * DAY }
    })
    return {
      stays,
      scores: scores.map(({ day: at, total }) => ({ at: at * DAY, total })).sort((a, b) => a.at - b.at),
      won: won === null ? [] : [won * DAY + 1],
    }
  })

describe('landmarks', () => {
  test('are counted as a walk day by day counts them', () => {
    fc.assert(
      fc.property(fc.array(past, { maxLength: 12 }), fc.nat(900), (pasts, day) => {
        const known = day * DAY
        const counted: Record<string, [number, number]> = {}
        for (const { stays, scores, won } of pasts)
          for (let now = 0; now <= day - HORIZON_DAYS; now++) {
            const at = now * DAY
            const stay = stays.find((one) => one.from <= at && (one.to === null || at < one.to))
            if (!stay || !AGES.includes(((at - stay.from) / DAY) as 0)) continue
            if (won.some((moment) => moment <= at && moment >= stay.from)) continue
            const score = scores.filter((one) => one.at <= at).at(-1)?.total ?? 0
            const key = `${stay.stage} ${ageOf(at - stay.from)} ${bandOf(score)}`
            const [n, hits] = counted[key] ?? [0, 0]
            const hit = won.some((moment) => moment > at && moment <= at + HORIZON_DAYS * DAY)
            counted[key] = [n + 1, hits + Number(hit)]
          }
        const seen = landmarks(pasts, 0, Infinity, known)
        expect(
          Object.fromEntries(seen.map((one) => [`${one.stage} ${one.age} ${one.band}`, [one.n, one.won]])),
        ).toEqual(counted)
      }),
    )
  })
})

describe('amounts', () => {
  test('by hand: the level is drawn towards its market, and that towards all', () => {
    const amounts = amountsOf([
      { market: 'home', level: 'director', n: 5, sum: 500, squares: 50_000, amounts: [] },
      { market: 'abroad', level: null, n: 5, sum: 1500, squares: 450_000, amounts: [] },
    ])
    const home = (500 + 5 * 200) / 10
    expect(amounts.of('home', 'director').mean).toBeCloseTo((500 + 5 * home) / 10, 9)
    expect(amounts.of('home', 'nobody').mean).toBeCloseTo(home, 9)
    expect(amounts.of('moon', null).mean).toBeCloseTo(200, 9)
  })
})

describe('expected value', () => {
  const won = [{ market: null, level: null, n: 20, sum: 20_000, squares: 25_000_000, amounts: [] }]
  const lot = { stage: 'mql', age: 0, band: 2, market: null, level: null, n: 40 }

  test('is chance times amount over all leads, within its interval', () => {
    const valuer = valuerOf([of('mql', 2000, 200)], won)
    const expected = expectedOf(valuer, [lot, { ...lot, n: 10 }])!
    expect(expected.mean).toBeCloseTo(50 * 0.1 * 1000, 6)
    expect(expected.low).toBeLessThan(expected.mean)
    expect(expected.high).toBeGreaterThan(expected.mean)
  })

  test('with less history than is needed, then no money is told and the reason is', () => {
    expect(valuerOf([of('mql', LEAST.n - 1, 50)], won).refused).toBe('too_few_leads')
    expect(valuerOf([of('mql', 500, LEAST.won - 1)], won).refused).toBe('too_few_wins')
    expect(valuerOf([of('mql', 500, 50)], []).refused).toBe('too_few_amounts')
    expect(expectedOf(valuerOf([], []), [lot])).toBeNull()
  })

  /** The interval is of the estimate: as often as it says, it has to hold the truth that made the record. */
  test('the interval holds the true value in about 95 of 100 records', () => {
    let seed = 5
    const chance = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
    const truth = 40 * 0.12 * 1000
    let held = 0
    for (let run = 0; run < 300; run++) {
      let [hits, sum, squares] = [0, 0, 0]
      for (let i = 0; i < 800; i++) hits += Number(chance() < 0.12)
      for (let i = 0; i < 60; i++) {
        const amount = -Math.log(1 - chance()) * 1000
        sum += amount
        squares += amount ** 2
      }
      const valuer = valuerOf(
        [of('mql', 800, hits)],
        [{ market: null, level: null, n: 60, sum, squares, amounts: [] }],
      )
      const { low, high } = expectedOf(valuer, [lot])!
      held += Number(low <= truth && truth <= high)
    }
    expect(held / 300).toBeGreaterThan(0.91)
    expect(held / 300).toBeLessThanOrEqual(0.99)
  })
})

describe('calibration', () => {
  test('given later leads that follow the learned shares, then what was said is within what came', () => {
    const learned = [of('a', 1000, 50), of('b', 1000, 400)]
    const { bins, brier, brierOfAll, n, won } = calibrate(learned, [of('a', 500, 26), of('b', 500, 205)])!
    expect([n, won]).toEqual([1000, 231])
    for (const { said, low, high } of bins) expect(said > low && said < high).toBe(true)
    expect(brier).toBeLessThan(brierOfAll)
  })

  test('given later leads that are won half as often, then it shows', () => {
    const { bins } = calibrate([of('a', 1000, 400)], [of('a', 1000, 200)])!
    expect(bins[0]!.said).toBeGreaterThan(bins[0]!.high)
  })

  test('given nothing that came after, then there is nothing to say', () => {
    expect(calibrate([of('a', 10, 1)], [])).toBeNull()
  })
})
