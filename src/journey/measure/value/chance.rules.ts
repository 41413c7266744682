import { wilson } from '#journey/measure/interval.rules.ts'
import type { Situation } from '#journey/measure/value/situation.rules.ts'

/** Leads that were in a situation once, long enough ago: how many, and how many of them were won within HORIZON_DAYS. */
export interface Seen extends Situation {
  n: number
  won: number
}

/** A chance is that of being won within so many days: within a span that is over for all who are looked at, nobody is censored. */
export const HORIZON_DAYS = 180

/**
 * What is not seen often is drawn towards what it is a part of, as if so many of the average stood beside it: and at least as
 * many as hold one win, or a few hundred leads without a win would take a rare chance for none.
 */
const PRIOR = 20
const WINS = 1

/** An estimate and how unsure it is. */
export interface Guess {
  mean: number
  variance: number
}

export interface Chances {
  /** situations looked at, and how many of them led to a win */
  n: number
  won: number
  of: (situation: Situation) => Guess
  /** leads that were seen in exactly this situation, and how many of them were won */
  seen: (situation: Situation) => { n: number; won: number }
}

/**
 * The share won of those seen in a situation: band within age within stage within all, each level drawn towards the one
 * above it (Robbins's empirical Bayes with a beta prior of PRIOR leads or one win; as in worth.rules.ts, in three steps). What was
 * never seen is the level above. Variance is that of the last beta distribution.
 */
export function chancesOf(seen: readonly Seen[]): Chances {
  const sums = new Map<string, { n: number; won: number }>()
  for (const one of seen)
    for (const key of levels(one)) {
      const sum = sums.get(key) ?? { n: 0, won: 0 }
      sums.set(key, { n: sum.n + one.n, won: sum.won + one.won })
    }
  const all = sums.get('') ?? { n: 0, won: 0 }
  const base = all.n === 0 ? 0 : all.won / all.n
  return {
    ...all,
    of: (situation) => {
      let [mean, variance] = [base, (base * (1 - base)) / (all.n + 1)]
      for (const key of levels(situation).slice(1)) {
        const { n, won } = sums.get(key) ?? { n: 0, won: 0 }
        const beside = mean === 0 ? PRIOR : Math.max(PRIOR, WINS / mean)
        mean = (won + beside * mean) / (n + beside)
        variance = (mean * (1 - mean)) / (n + beside + 1)
      }
      return { mean, variance }
    },
    seen: (situation) => sums.get(levels(situation).at(-1)!) ?? { n: 0, won: 0 },
  }
}

/**
 * A chance with its 95 % interval: Wilson's, at as many leads as the estimate weighs, those that stand beside it included. A normal
 * interval would reach below 0 for the rare chances that most leads have.
 */
export function likely({ mean, variance }: Guess): { mean: number; low: number; high: number } {
  if (variance <= 0) return { mean, low: mean, high: mean }
  const n = (mean * (1 - mean)) / variance - 1
  const { low, high } = wilson(mean * n, n)!
  return { mean, low, high }
}

function levels({ stage, age, band }: Situation): string[] {
  const known = ['', stage, `${stage} ${age}`]
  return band === null ? known : [...known, `${stage} ${age} ${band}`]
}
