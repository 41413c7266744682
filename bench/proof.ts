import { capOf } from '#journey/measure/lift.cap.rules.ts'
import { measured } from '#journey/measure/lift.interval.rules.ts'
import { liftOf } from '#journey/measure/lift.rules.ts'
import { BEGAN, runOf, winsBefore } from '#simulate/experiments.rules.ts'
import { atLeast, atMost } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Experiment, Ran } from '#simulate/experiments.rules.ts'

const RUNS = Number(process.env.BENCH_EXPERIMENTS ?? 2_000)
const COUNT = RUNS.toLocaleString('en-US')
/** A programme of a middling company: some 2,500 people in its first year, of whom one in twenty comes to the outcome. */
const programme: Experiment = {
  heldOutShare: 0.15,
  waiting: 300,
  perDay: 8,
  days: 365,
  rate: 0.05,
  rateTook: 0.05,
  delay: 40,
  pace: 1,
  sigma: null,
}
const money = { ...programme, perDay: 40, rate: 0.03, rateTook: 0.03, delay: 90, sigma: 1 }

const withoutEffect: [string, Experiment][] = [
  ['15 % held out, 5 % of them convert', programme],
  ['50 % held out, 20 % convert', { ...programme, heldOutShare: 0.5, rate: 0.2, rateTook: 0.2 }],
  ['10 % held out, ten times the people', { ...programme, heldOutShare: 0.1, perDay: 80 }],
  ['money won, log-normal amounts (sigma 1)', money],
]

const withEffect: [string, Experiment][] = [
  ['outcomes doubled', { ...programme, rateTook: 0.1 }],
  ['outcomes halved, half held out', { ...programme, rateTook: 0.025, heldOutShare: 0.5, perDay: 40 }],
  [
    'the same outcomes in half the time',
    { ...programme, rate: 0.2, rateTook: 0.2, pace: 0.5, heldOutShare: 0.5 },
  ],
  ['money: one buyer more in three', { ...money, rateTook: 0.04 }],
]

/** What the lift of programmes says where the truth is known, with a look at the end of each day. */
export const proof: Bench = {
  name: 'proof',
  summary: `${COUNT} programmes of each kind, looked at daily for a year: false alarms, coverage, power`,
  run: (say) => {
    const rows: BenchRow[] = []
    for (const [what, experiment] of withoutEffect) {
      const { alarms, textbook } = watched(experiment)
      rows.push(atMost(`ever a false alarm: ${what}`, alarms, '%', 5.5))
      say(`${what}: ${alarms.toFixed(2)} %; a textbook interval asked every day: ${textbook.toFixed(1)} %`)
    }
    for (const [what, experiment] of withEffect) {
      const { misses } = watched(experiment)
      rows.push(atMost(`the interval ever misses the truth of its day: ${what}`, misses, '%', 5.5))
    }
    return Promise.resolve([...rows, ...power(say)])
  },
}

/** Percent of runs whose interval ever left out nought, ever left out the truth; and of a textbook interval asked as often. */
function watched(experiment: Experiment): { alarms: number; misses: number; textbook: number } {
  let [alarms, misses, textbook] = [0, 0, 0]
  for (let stream = 0; stream < RUNS; stream++) {
    const ran = run(experiment, stream)
    const { points } = liftOf({ outcome: 'accepted', cap: ran.cap, looks: ran.looks, drawBroken: false })
    const truths = ran.truths.slice(ran.truths.length - points.length)
    const leavesOut = (value: (i: number) => number): boolean =>
      points.some(({ low, high }, i) => low !== null && (low > value(i) || high! < value(i)))
    if (leavesOut(() => 0)) alarms++
    if (leavesOut((i) => truths[i]!)) misses++
    if (ran.looks.some((_, day) => textbookFinds(ran, day))) textbook++
  }
  return { alarms: (100 * alarms) / RUNS, misses: (100 * misses) / RUNS, textbook: (100 * textbook) / RUNS }
}

/** How often an effect is found within the year, beside a test that may be asked once, on the last day. */
function power(say: (line: string) => void): BenchRow[] {
  const rows: BenchRow[] = []
  const runs = Math.ceil(RUNS / 4)
  say(
    'effect   found by daily looks   median day   by a single test at the end   by daily looks, twice the people',
  )
  for (const times of [1.25, 1.5, 1.75, 2, 2.5, 3]) {
    const effect = { ...programme, perDay: 24, rateTook: programme.rate * times }
    const once = found(effect, runs)
    const twice = found({ ...effect, perDay: 48, waiting: 600 }, runs)
    const cells = [
      `× ${times}`,
      percent(once.daily),
      `${once.medianDay ?? '–'}`,
      percent(once.single),
      percent(twice.daily),
    ]
    say(cells.map((cell, i) => cell.padStart([6, 18, 13, 23, 30][i]!)).join(''))
    if (once.single >= 0.8)
      rows.push(
        atLeast(
          `finds outcomes × ${times} by daily looks at twice the people`,
          100 * twice.daily,
          '%',
          'a single test at the end',
          100 * once.single,
          0.9,
        ),
      )
  }
  return rows
}

function found(
  experiment: Experiment,
  runs: number,
): { daily: number; medianDay: number | null; single: number } {
  const days: number[] = []
  let single = 0
  for (let stream = 0; stream < runs; stream++) {
    const ran = run(experiment, stream)
    const day = ran.looks.findIndex(({ strata }) => (measured(strata, 1)?.low ?? 0) > 0)
    if (day >= 0) days.push(day + 1)
    if (textbookFinds(ran, ran.looks.length - 1)) single++
  }
  days.sort((a, b) => a - b)
  const middle = days[Math.floor(runs / 2)]
  return { daily: days.length / runs, medianDay: middle ?? null, single: single / runs }
}

function run(experiment: Experiment, stream: number): Ran {
  const cap = experiment.sigma === null ? null : capOf(winsBefore(experiment.sigma, 40, stream), BEGAN)
  return runOf(experiment, cap, 2026, stream)
}

/** Means that are 1.96 standard errors apart, once five of the held out have come to something. */
function textbookFinds({ looks }: Ran, day: number): boolean {
  const { took, heldOut } = looks[day]!.strata[0]!
  if (heldOut.hits < 5) return false
  const error = (arm: typeof took): number => (arm.squares / arm.n - (arm.sum / arm.n) ** 2) / arm.n
  const apart = took.sum / took.n - heldOut.sum / heldOut.n
  return Math.abs(apart) > 1.96 * Math.sqrt(error(took) + error(heldOut))
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
