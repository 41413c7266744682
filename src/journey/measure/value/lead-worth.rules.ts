import { DAY_MS } from '#journey/measure/day.rules.ts'
import { AGES, ageOf, bandOf } from '#journey/measure/value/situation.rules.ts'
import { expectedOf, type Valuer } from '#journey/measure/value/valuer.rules.ts'
import { likely } from '#journey/measure/value/chance.rules.ts'
import { marketOf } from '#journey/measure/value/market.rules.ts'
import type { WhyNoWorth } from '#journey/measure/value/worth.contract.ts'

/** A lead as it stands. Moments: epoch ms. */
export interface Standing {
  stage: string
  since: number
  /** the stage is one of customers */
  won: boolean
  score: number
  /** its score is that of the signed card */
  scoredByCard: boolean
  /** of its latest pass; null: not counted yet */
  groups: string[] | null
  level: string | null
}

interface Between {
  mean: number
  low: number
  high: number
}

/** What a lead is worth, and the situation that its chance was read from. Money: cents of the base currency. */
export interface LeadWorth {
  age: number
  band: number | null
  seen: { n: number; won: number }
  chance: Between
  amount: Between
  value: Between
}

/**
 * Chance to be won times what a win brings. Who is scored by a signed card is told apart within its stage by the card's
 * points; everybody else has the chance of the stage and of the time in it, for other points say nothing that was tried.
 */
export function worthOf(valuer: Valuer, lead: Standing, at: number): LeadWorth | WhyNoWorth {
  if (lead.won) return 'won'
  if (lead.groups === null) return 'not_counted'
  if (valuer.refused !== null) return valuer.refused
  const age = ageOf(at - lead.since)
  const situation = { stage: lead.stage, age, band: lead.scoredByCard ? bandOf(lead.score) : null }
  const of = [marketOf(lead.groups), lead.level] as const
  const chance = likely(valuer.chance(situation))
  const { low, high } = valuer.amountRange(...of)
  const value = expectedOf(valuer, [{ ...situation, market: of[0], level: of[1], n: 1 }])!
  return {
    age,
    band: situation.band,
    seen: valuer.seen(situation),
    chance,
    amount: inCents({ mean: valuer.amount(...of).mean, low, high }),
    value: inCents(value),
  }
}

function inCents({ mean, low, high }: Between): Between {
  return { mean: Math.round(mean * 100), low: Math.round(low * 100), high: Math.round(high * 100) }
}

/** When time alone puts the lead into another situation, epoch ms; Infinity: never. */
export function toldAnewAt({ since }: Pick<Standing, 'since'>, at: number): number {
  const next = AGES[ageOf(at - since) + 1]
  return next === undefined ? Infinity : since + next * DAY_MS
}
