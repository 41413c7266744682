import { agreementOf } from '#journey/survey/alpha-interval.rules.ts'
import {
  FIVE_OBSERVERS,
  FOUR_OBSERVERS,
  TWO_BINARY,
  TWO_NOMINAL,
  ratingsOf,
} from '../test/survey/published.ts'
import { atMost } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Level, Rating } from '#journey/survey/alpha.rules.ts'

const PAPER = 'Krippendorff 2011'
const PUBLISHED: [string, (number | null)[][], Level, number][] = [
  [`${PAPER}, four observers, nominal`, FOUR_OBSERVERS, 'nominal', 0.743],
  [`${PAPER}, four observers, ordinal`, FOUR_OBSERVERS, 'ordinal', 0.815],
  [`${PAPER}, four observers, interval`, FOUR_OBSERVERS, 'interval', 0.849],
  [`${PAPER}, four observers, ratio`, FOUR_OBSERVERS, 'ratio', 0.797],
  [`${PAPER}, two observers, binary`, TWO_BINARY, 'nominal', 0.095],
  [`${PAPER}, two observers, nominal`, TWO_NOMINAL, 'nominal', 0.692],
  ['Hayes and Krippendorff 2007, ordinal', FIVE_OBSERVERS, 'ordinal', 0.76],
]
/** Half a unit of the third digit; the bounds of theirs and of ours are drawn, which moves them by about 0.001. */
const DIGIT = 0.0005
const DRAWN = 0.002

/** α and its interval against published worked examples, and what a large survey costs. */
export const agreementAlpha: Bench = {
  name: 'agreement-alpha',
  summary: 'α and its interval against published worked examples',
  run: (say) => {
    const rows: BenchRow[] = PUBLISHED.map(([what, table, level, alpha]) => {
      const found = agreementOf(ratingsOf(table), level, 'bench')
      say(`${what}: ${found.alpha?.toFixed(4)}, published ${alpha}`)
      return atMost(`difference: ${what}`, Math.abs(found.alpha! - alpha), 'α', DIGIT)
    })
    const { interval } = agreementOf(ratingsOf(FIVE_OBSERVERS), 'ordinal', 'bench')
    say(`interval ${interval!.low.toFixed(4)} to ${interval!.high.toFixed(4)}, published 0.7083 to 0.8078`)
    rows.push(atMost('difference: lower bound of Hayes', Math.abs(interval!.low - 0.7083), 'α', DRAWN))
    rows.push(atMost('difference: upper bound of Hayes', Math.abs(interval!.high - 0.8078), 'α', DRAWN))
    const begun = performance.now()
    agreementOf(large(), 'ordinal', 'bench', 'between groups')
    rows.push(atMost('200 cards, 60 people, with interval', performance.now() - begun, 'ms', 1_000))
    return Promise.resolve(rows)
  },
}

function large(): Rating[] {
  return Array.from({ length: 12_000 }, (_, i) => ({
    unit: `u${i % 200}`,
    rater: `r${Math.floor(i / 200)}`,
    group: `g${Math.floor(i / 200) % 5}`,
    value: (i * 7 + Math.floor(i / 200) * (i % 3)) % 3,
  }))
}
