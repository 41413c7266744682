import { amountText, laidOut, type Laid } from '#journey/measure/cost/outlay.store.ts'
import { filtersOf, type Filters, type Given } from '#journey/measure/grain/filter.rules.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { refuseFigures } from '#people/figures.rules.ts'
import type { LaidView } from '#journey/measure/cost/contract.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { Who } from '#platform/http/route.ts'

/** What reports on money stand on: whose leads, and what was laid out for leads by then. */
export interface Ground {
  filters: Filters
  /** nobody looks back */
  current: boolean
  rates: Rates
  laid: Laid
  waiting: number
}

export type MoneyFloor = Pick<Services, 'db' | 'law' | 'now' | 'log' | 'owner' | 'people'>

/** Refuses filters that mean nothing, and figures of a single colleague to those who do not answer for them. */
export async function groundOf(floor: MoneyFloor, given: Given, who: Who | null): Promise<Ground | Refusal> {
  const now = floor.now()
  const asked = filtersOf(given, now, floor.law.at(now))
  if ('refused' in asked) return asked
  const filters = { ...asked, asOf: Math.min(asked.asOf, now) }
  const closed = who && given.owner !== undefined ? refuseFigures(who, given.owner) : null
  if (closed) return closed
  const rates = await readRates(floor.db)
  const [laid, waiting] = await Promise.all([laidOut(floor, filters.asOf, rates), grainWaiting(floor.db)])
  return { filters, current: asked.asOf >= now, rates, laid, waiting }
}

export function laidView({ laid, rates, waiting }: Ground): LaidView {
  const { without, hours, late, shares } = laid
  const nobodys = shares.nobodys.reduce((sum, { cents }) => sum + cents, 0n)
  return { currency: rates.base, without, hours, late, nobodys: amountText(nobodys), waiting }
}
