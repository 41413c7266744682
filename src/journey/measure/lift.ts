import { alikeOf, looksOf } from '#journey/measure/lift.series.rules.ts'
import { balanceOf } from '#journey/measure/lift.balance.rules.ts'
import { capOf } from '#journey/measure/lift.cap.rules.ts'
import { liftOf } from '#journey/measure/lift.rules.ts'
import { OUTCOMES } from '#journey/measure/lift.contract.ts'
import { readAlike, readLift, readWins } from '#journey/measure/lift.store.ts'
import type { Balance, Lift } from '#journey/measure/lift.contract.ts'
import type { Drawing } from '#journey/measure/lift.store.ts'
import type { Queryable } from '#platform/database.ts'

/** What a programme did for those who took part, against those who were held out. */
export interface Proof {
  /** epoch ms: when the first person was drawn; null: nobody was */
  since: number | null
  currency: string | null
  /** deals of these people without an amount, or in another currency: they count as bought, and bring nothing */
  unpriced: number
  lifts: Lift[]
  balance: Balance | null
}

/** Counts everything anew, as of a date. Half a second for a hundred thousand people; who asks often keeps it (figures.ts). */
export async function proofOf(db: Queryable, drawing: Drawing, asOf: number): Promise<Proof> {
  const versions = [...drawing.percents.keys()]
  const { currency, wins } = await readWins(db, asOf)
  const of = { programme: drawing.id, asOf, versions, currency }
  const rows = await readLift(db, of)
  const since = rows.drawn.reduce<number | null>((first, { at }) => Math.min(first ?? at, at), null)
  if (since === null) return { since, currency, unpriced: 0, lifts: OUTCOMES.map(nothing), balance: null }
  const balance = balanceOf(alikeOf(await readAlike(db, of), drawing.percents))
  const cap = capOf(wins, since)
  const drawBroken = balance.broken.length > 0
  const lifts = OUTCOMES.map((outcome) => {
    const counts = outcome === 'won' ? cap : null
    const looks = looksOf({ ...rows, percents: drawing.percents }, outcome, counts, asOf)
    return liftOf({ outcome, cap: counts, looks, drawBroken })
  })
  const without = rows.deals.filter(({ amount }) => amount === null).length
  return { since, currency, unpriced: without, lifts, balance }
}

function nothing(outcome: Lift['outcome']): Lift {
  return liftOf({ outcome, cap: null, looks: [], drawBroken: false })
}
