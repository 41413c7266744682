/** What a programme's lift says of counts, and the laws that its interval keeps. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { capOf } from '#journey/measure/lift.cap.rules.ts'
import { ALPHA, RHO, measured, reach } from '#journey/measure/lift.interval.rules.ts'
import { liftOf } from '#journey/measure/lift.rules.ts'
import { createRandom } from '#simulate/random.rules.ts'
import type { Arm, Look, Stratum } from '#journey/measure/lift.contract.ts'

const arm = (n: number, hits: number): Arm => ({ n, hits, sum: hits, squares: hits })
const stratum = (took: [number, number], heldOut: [number, number], heldOutShare = 0.15): Stratum => ({
  heldOutShare,
  took: arm(...took),
  heldOut: arm(...heldOut),
})
const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString()
const lift = (looks: Look[]) => liftOf({ outcome: 'accepted', cap: null, looks, drawBroken: false })
/** The same growth every day up to these counts. */
const steady = (days: number, took: [number, number], heldOut: [number, number], share?: number): Look[] =>
  Array.from({ length: days }, (_, i) => {
    const part = (all: number) => Math.round((all * (i + 1)) / days)
    const of = ([n, hits]: [number, number]): [number, number] => [part(n), part(hits)]
    return { at: day(i + 1), strata: [stratum(of(took), of(heldOut), share)] }
  })

describe('the boundary', () => {
  test('given a random walk in ever longer strides, then over eighteen powers of ten it is crossed by five in a hundred at most, and not by far fewer', () => {
    const random = createRandom(5, 1)
    const walks = 4_000
    let crossed = 0
    for (let walk = 0; walk < walks; walk++) {
      let [sum, clock] = [0, 0]
      for (let next = RHO * 1e-4; next < RHO * 1e14; next *= 1.1) {
        sum +=
          Math.sqrt((next - clock) * -2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
        clock = next
        if (Math.abs(sum) <= reach(clock)) continue
        crossed++
        break
      }
    }
    expect(crossed / walks).toBeLessThan(ALPHA)
    expect(crossed / walks).toBeGreaterThan(0.02)
  })

  test.each([0.5, 4, 35, 400, 40_000])(
    'given the clock %d, then the mixture of likelihoods over all drifts has its bound there or earlier',
    (clock) => {
      // the martingale itself, integrated by brute force over drifts from a half-normal law of variance 1/RHO
      const sum = reach(clock)
      let mixed = 0
      const step = 0.0002
      for (let drift = step / 2; drift < 6; drift += step)
        mixed +=
          step *
          2 *
          Math.sqrt(RHO / (2 * Math.PI)) *
          Math.exp(-(drift * drift * RHO) / 2 + drift * sum - (drift * drift * clock) / 2)
      expect(mixed).toBeGreaterThanOrEqual(2 / ALPHA)
      expect(mixed).toBeLessThan((2 / ALPHA) * 1.05)
    },
  )
})

describe('the difference', () => {
  test('given one share, then it is that of the two rates, and the interval is around it', () => {
    const found = measured([stratum([4_000, 240], [1_000, 41])], 1)!
    expect(found.took).toBeCloseTo(0.06, 12)
    expect(found.heldOut).toBeCloseTo(0.041, 12)
    expect(found.difference).toBeCloseTo(0.019, 12)
    expect((found.low! + found.high!) / 2).toBeCloseTo(0.019, 12)
  })

  test('given the interval of these counts, then it is three and a bit standard errors wide, not two', () => {
    const { low, high } = measured([stratum([4_000, 240], [1_000, 41])], 1)!
    const error = Math.sqrt(0.06 / 4_000 + 0.041 / 1_000)
    expect((high! - low!) / 2 / error).toBeGreaterThan(3.04)
    expect((high! - low!) / 2 / error).toBeLessThan(3.2)
  })

  test('given a share that was changed when everything went better, then the change is no effect', () => {
    // Simpson's paradox: 10 % in both arms, later 30 % in both, and far fewer held out later
    const found = measured([stratum([500, 50], [500, 50], 0.5), stratum([1_800, 540], [200, 60], 0.1)], 1)!
    expect(found.difference).toBeCloseTo(0, 12)
    expect(found.low).toBeLessThan(0)
  })

  test('given nobody held out, then nothing is compared', () => {
    expect(measured([stratum([500, 50], [0, 0])], 1)).toBeNull()
    expect(lift([{ at: day(1), strata: [] }]).now).toBeNull()
  })

  test('given nobody of few held out came to anything, then their spread is not taken for nought', () => {
    const { difference, low } = measured([stratum([850, 68], [150, 0])], 1)!
    const ownSpread = Math.sqrt(68) / 850
    expect(difference - low!).toBeGreaterThan(6 * ownSpread)
  })

  test('given so few that less than ten would fall to the held out, then there is no interval', () => {
    expect(measured([stratum([850, 60], [150, 6])], 1)!.high).toBeNull()
    expect(measured([stratum([850, 60], [150, 7])], 1)!.high).not.toBeNull()
  })

  const counts = fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  const strata = fc
    .array(fc.tuple(counts, counts), { minLength: 1, maxLength: 3 })
    .map((all) =>
      all.map(([[n, share], [m, other]]) => stratum([n, Math.floor(n * share)], [m, Math.floor(m * other)])),
    )

  test('given arms that change places, then the interval is its own mirror', () => {
    fc.assert(
      fc.property(strata, (all) => {
        const found = measured(all, 1)!
        const turned = measured(
          all.map(({ heldOutShare, took, heldOut }) => ({ heldOutShare, took: heldOut, heldOut: took })),
          1,
        )!
        expect(turned.difference).toBeCloseTo(-found.difference, 9)
        if (found.low === null) expect(turned.low).toBeNull()
        else expect(turned.high).toBeCloseTo(-found.low, 9)
      }),
    )
  })

  test('given another currency, then every number of money is exchanged at its rate', () => {
    fc.assert(
      fc.property(strata, fc.double({ min: 0.001, max: 1e6, noNaN: true }), (all, rate) => {
        const exchanged = all.map(({ heldOutShare, took, heldOut }) => {
          const of = ({ n, hits, sum, squares }: Arm): Arm => ({
            n,
            hits,
            sum: sum * rate,
            squares: squares * rate * rate,
          })
          return { heldOutShare, took: of(took), heldOut: of(heldOut) }
        })
        const [one, other] = [measured(all, 1)!, measured(exchanged, rate)!]
        expect(other.difference / rate).toBeCloseTo(one.difference, 9)
        if (one.low === null) expect(other.low).toBeNull()
        else expect(other.low! / rate).toBeCloseTo(one.low, 9)
      }),
    )
  })
})

describe('the verdict', () => {
  test('given a large effect, then it raises, since the day from which on that was known', () => {
    const { verdict, points } = lift(steady(300, [8_500, 680], [1_500, 45]))
    expect(verdict.verdict).toBe('raises')
    const unknown = points.filter(({ low }) => low === null || low <= 0).at(-1)!
    expect(verdict).toMatchObject({ since: points[points.indexOf(unknown) + 1]!.at })
    expect(points.indexOf(unknown)).toBeGreaterThan(30)
  })

  test('given the same the other way round, then it harms', () => {
    expect(lift(steady(300, [8_500, 255], [1_500, 120])).verdict.verdict).toBe('harms')
  })

  test('given very many and no difference, then no effect is larger than the further end of the interval', () => {
    const { verdict, now } = lift(steady(300, [50_000, 5_000], [50_000, 5_010], 0.5))
    expect(verdict).toEqual({ verdict: 'no_effect_larger_than', bound: -now!.low! })
    expect(-now!.low!).toBeLessThan(0.25 * 0.1)
  })

  test('given ten weeks, then there is not enough, and as many weeks more are enough', () => {
    const [perWeek, weeks] = [{ took: 340, heldOut: 60 }, 10]
    const until = (all: number): Look[] =>
      steady(
        all * 7,
        [perWeek.took * all, perWeek.took * all * 0.075],
        [perWeek.heldOut * all, perWeek.heldOut * all * 0.05],
      )
    const { verdict } = lift(until(weeks))
    expect(verdict).toMatchObject({ verdict: 'not_enough', because: null })
    const more = verdict.verdict === 'not_enough' ? verdict.weeks! : 0
    expect(more).toBeGreaterThan(5)
    expect(lift(until(weeks + more)).verdict.verdict).toBe('raises')
  })

  test('given seven weeks, then nobody knows the pace', () => {
    expect(lift(steady(50, [1_190, 60], [210, 10])).verdict).toEqual({
      verdict: 'not_enough',
      weeks: null,
      because: 'pace_unknown',
    })
    expect(lift([]).verdict).toMatchObject({ because: 'pace_unknown' })
  })

  test('given that almost nobody comes, then it is too slow', () => {
    expect(lift(steady(100, [17, 1], [3, 0])).verdict).toEqual({
      verdict: 'not_enough',
      weeks: null,
      because: 'too_slow',
    })
  })

  test('given a draw that looks broken, then nothing else is said', () => {
    const looks = steady(300, [8_500, 680], [1_500, 45])
    const { verdict, now } = liftOf({ outcome: 'accepted', cap: null, looks, drawBroken: true })
    expect(verdict).toEqual({ verdict: 'draw_broken' })
    expect(now!.low).toBeGreaterThan(0)
  })
})

describe('the cap of money', () => {
  const win = (at: number, amount: number) => ({ at, amount })

  test('given twenty wins and more before the beginning, then it is their 95th percentile, whatever comes later', () => {
    const before = Array.from({ length: 40 }, (_, i) => win(i, 1_000 * (i + 1)))
    const cap = capOf([...before, win(500, 9e9)], 100)!
    expect(cap.most).toBe(38_000)
    expect(cap).toEqual(capOf(before, 100))
    const squares = before.map(({ amount }) => Math.min(amount, 38_000) ** 2)
    expect(cap.typical).toBeCloseTo(Math.sqrt(squares.reduce((sum, one) => sum + one) / 40), 6)
  })

  test('given fewer before, then of the first twenty ever, and none until there are as many', () => {
    const wins = Array.from({ length: 30 }, (_, i) => win(i * 10, 30_000 - i))
    expect(capOf(wins, 50)).toEqual(capOf(wins.slice(0, 20), 50))
    expect(capOf(wins.slice(0, 19), 50)).toBeNull()
  })
})
