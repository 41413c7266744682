/**
 * Programmes whose effect is known, looked at every day for a year: how often does their lift say what is not so? The same runs,
 * more of them, stand in `npm run bench -- proof`.
 */
import { describe, expect, test } from 'vitest'
import { capOf } from '#journey/measure/lift.cap.rules.ts'
import { liftOf } from '#journey/measure/lift.rules.ts'
import { BEGAN, runOf, winsBefore } from '#simulate/experiments.rules.ts'
import type { Experiment } from '#simulate/experiments.rules.ts'

const programme: Experiment = {
  heldOutShare: 0.15,
  waiting: 300,
  perDay: 10,
  days: 365,
  rate: 0.05,
  rateTook: 0.05,
  delay: 40,
  pace: 1,
  sigma: null,
}

/** Of `runs`: in how many the interval ever left out nought, and in how many it ever left out the truth of that day. */
function watched(experiment: Experiment, runs: number) {
  let [alarms, misses] = [0, 0]
  for (let stream = 0; stream < runs; stream++) {
    const cap = experiment.sigma === null ? null : capOf(winsBefore(experiment.sigma, 40, stream), BEGAN)
    const { looks, truths } = runOf(experiment, cap, 2026, stream)
    const { points } = liftOf({ outcome: 'accepted', cap, looks, drawBroken: false })
    const begun = looks.length - points.length
    const told = points.map(({ low, high }, i) => ({ low, high, truth: truths[begun + i]! }))
    if (told.some(({ low, high }) => low !== null && (low > 0 || high! < 0))) alarms++
    if (told.some(({ low, high, truth }) => low !== null && (low > truth || high! < truth))) misses++
  }
  return { alarms: alarms / runs, misses: misses / runs }
}

/** The naive way beside it: the textbook's 1.96 standard errors, asked every day. */
function peeked(experiment: Experiment, runs: number): number {
  let alarms = 0
  for (let stream = 0; stream < runs; stream++) {
    const { looks } = runOf(experiment, null, 2026, stream)
    const rings = looks.some(({ strata }) => {
      const { took, heldOut } = strata[0]!
      const [one, other] = [took.hits / took.n, heldOut.hits / heldOut.n]
      const error = Math.sqrt((one * (1 - one)) / took.n + (other * (1 - other)) / heldOut.n)
      return heldOut.hits >= 5 && Math.abs(one - other) > 1.96 * error
    })
    if (rings) alarms++
  }
  return alarms / runs
}

describe('daily looks over a year', () => {
  test('given 2,000 programmes without an effect, then at most 5.5 % ever say that there is one', () => {
    expect(watched(programme, 2_000).alarms).toBeLessThanOrEqual(0.055)
  })

  test('given the same looks with the textbook interval, then it would be far more', () => {
    expect(peeked(programme, 400)).toBeGreaterThan(0.12)
  })

  test('given half held out and most people converting, then no more than that either', () => {
    expect(
      watched({ ...programme, heldOutShare: 0.5, rate: 0.35, rateTook: 0.35 }, 500).alarms,
    ).toBeLessThanOrEqual(0.055)
  })

  test('given money with a long tail and no effect, then no more than that either', () => {
    const money = { ...programme, perDay: 40, rate: 0.03, rateTook: 0.03, delay: 90, sigma: 1 }
    expect(watched(money, 500).alarms).toBeLessThanOrEqual(0.055)
  })

  test.each([
    ['helps', { rateTook: 0.1 }],
    ['harms', { rateTook: 0.02, heldOutShare: 0.5 }],
    ['is only sooner', { pace: 0.4 }],
    ['is only later', { pace: 2, heldOutShare: 0.5 }],
    ['is sooner where most convert', { rate: 0.4, rateTook: 0.4, pace: 0.4, heldOutShare: 0.5 }],
  ])(
    'given a programme that %s, then the interval has the truth of each day in it, on all days',
    (_, change) => {
      expect(watched({ ...programme, perDay: 20, ...change }, 300).misses).toBeLessThanOrEqual(0.055)
    },
  )

  test('given that it doubles the outcomes, then nine in ten times that is found within the year', () => {
    const { alarms } = watched({ ...programme, perDay: 40, rateTook: 0.1 }, 200)
    expect(alarms).toBeGreaterThan(0.9)
  })

  test('given the same seed, then the same run', () => {
    expect(runOf(programme, null, 1, 2)).toEqual(runOf(programme, null, 1, 2))
    expect(runOf(programme, null, 1, 2)).not.toEqual(runOf(programme, null, 1, 3))
  })
})
