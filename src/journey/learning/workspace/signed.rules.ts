import { wilson } from '#journey/measure/interval.rules.ts'
import type { Example, OutcomeKind } from './examples.rules.ts'

/** A rule of the agreement in force, held against what came. Shares 0 to 1, intervals 95 % (Wilson). */
export interface SignedRule {
  id: string
  because: string
  points: number
  /** examples to whom it gave points, and how many of them came */
  met: number
  yes: number
  share: number | null
  low: number | null
  high: number | null
  /** share over that of all */
  lift: number | null
  verdict: SignedVerdict
}

/**
 * dead: it met nobody · few: too few to say · against: it says the contrary of what came · nothing: those whom it met came as
 * often as all · tells: they came more often where it gives points, less often where it takes them
 */
export type SignedVerdict = 'dead' | 'few' | 'against' | 'nothing' | 'tells'

/** As many as a bin of a learned rule needs (RARE in ../coarse.rules.ts). */
export const FEWEST = 30

/** What each signed rule told, by itself; in the order of the agreement. */
export function signedRules(
  examples: readonly Example[],
  outcome: OutcomeKind,
  rules: readonly { id: string; because: string; points: number }[],
): SignedRule[] {
  const counted = new Map(rules.map(({ id }) => [id, { met: 0, yes: 0 }]))
  let came = 0
  for (const example of examples) {
    const yes = example.came[outcome] ? 1 : 0
    came += yes
    for (const id of example.rules) {
      const count = counted.get(id)
      if (!count) continue
      count.met += 1
      count.yes += yes
    }
  }
  const all = examples.length === 0 ? 0 : came / examples.length
  return rules.map(({ id, because, points }) => {
    const { met, yes } = counted.get(id)!
    const interval = wilson(yes, met)
    const lift = interval && all > 0 ? interval.share / all : null
    return {
      id,
      because,
      points,
      met,
      yes,
      share: interval?.share ?? null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      lift,
      verdict: verdictOf(met, interval, all, points),
    }
  })
}

function verdictOf(
  met: number,
  interval: { low: number; high: number } | null,
  all: number,
  points: number,
): SignedVerdict {
  if (met === 0 || interval === null) return 'dead'
  if (met < FEWEST) return 'few'
  if (interval.low > all) return points > 0 ? 'tells' : 'against'
  if (interval.high < all) return points < 0 ? 'tells' : 'against'
  return 'nothing'
}
