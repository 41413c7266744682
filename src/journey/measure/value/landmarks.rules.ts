import { DAY_MS } from '#journey/measure/day.rules.ts'
import { AGES, ageOf, bandOf } from '#journey/measure/value/situation.rules.ts'
import { HORIZON_DAYS, type Seen } from '#journey/measure/value/chance.rules.ts'

/** One lead's past: when it was in which stage, what its score became when, when it was won. Epoch ms, each in order. */
export interface Past {
  stays: { stage: string; from: number; to: number | null }[]
  scores: { at: number; total: number }[]
  won: number[]
}

export const HORIZON_MS = HORIZON_DAYS * DAY_MS

/**
 * Every situation that a lead was in from `from` until `to`, once each: at the moment at which it entered a stage, and again
 * whenever it had been there for the next of AGES; with what came of it within the horizon (a landmark analysis: Anderson,
 * Cain and Gelber, Journal of Clinical Oncology 1, 1983). Only moments whose horizon is over by `known` are told.
 */
export function landmarks(pasts: readonly Past[], from: number, to: number, known: number): Seen[] {
  const seen = new Map<string, Seen>()
  const last = Math.min(to, known - HORIZON_MS)
  for (const { stays, scores, won } of pasts)
    for (const stay of stays)
      for (const days of AGES) {
        const at = stay.from + days * DAY_MS
        if (at < from || at > last || (stay.to !== null && at >= stay.to)) continue
        // who is won already is worth what it brought
        if (won.some((moment) => moment <= at && moment >= stay.from)) continue
        const score = scores.findLast((one) => one.at <= at)?.total ?? 0
        const situation = { stage: stay.stage, age: ageOf(at - stay.from), band: bandOf(score) }
        const key = `${stay.stage} ${situation.age} ${situation.band}`
        const one = seen.get(key) ?? { ...situation, n: 0, won: 0 }
        one.n += 1
        if (won.some((moment) => moment > at && moment <= at + HORIZON_MS)) one.won += 1
        seen.set(key, one)
      }
  return [...seen.values()]
}
