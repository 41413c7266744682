import { chancesOf, type Seen } from '#journey/measure/value/chance.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'

/** Leads of similar chances: how many were said to be won, and how many were. */
export interface Bin {
  n: number
  said: number
  won: number
  share: number
  low: number
  high: number
}

export interface Calibration {
  n: number
  won: number
  /** mean squared error of the chances, and of telling everybody the same share */
  brier: number
  brierOfAll: number
  bins: Bin[]
}

/**
 * Chances learned from what was known before, held against what came after: `learned` ends where `later` begins, outcomes
 * included. In five groups of about as many leads, by the chance that was told. Null: nothing came after.
 */
export function calibrate(learned: readonly Seen[], later: readonly Seen[]): Calibration | null {
  const chances = chancesOf(learned)
  const told = later
    .map((one) => ({ ...one, said: chances.of(one).mean }))
    .sort((a, b) => a.said - b.said || a.n - b.n)
  const n = told.reduce((sum, one) => sum + one.n, 0)
  const won = told.reduce((sum, one) => sum + one.won, 0)
  if (n === 0 || chances.n === 0) return null
  const share = won / n
  const brier = told.reduce((sum, one) => sum + errors(one, one.said), 0) / n
  const bins: Bin[] = []
  let group = { n: 0, said: 0, won: 0 }
  for (const one of told) {
    group = { n: group.n + one.n, said: group.said + one.n * one.said, won: group.won + one.won }
    if (group.n < n / 5) continue
    bins.push(binOf(group))
    group = { n: 0, said: 0, won: 0 }
  }
  if (group.n > 0) bins.push(binOf(group))
  return { n, won, brier, brierOfAll: share * (1 - share), bins }
}

function errors({ n, won }: Seen, said: number): number {
  return won * (1 - said) ** 2 + (n - won) * said ** 2
}

function binOf({ n, said, won }: { n: number; said: number; won: number }): Bin {
  return { n, said: said / n, won, ...wilson(won, n)! }
}
