import { attribute, type Attribution } from '#journey/measure/attribution/attribute.rules.ts'
import { isLearned, type Model } from '#journey/measure/attribution/models.rules.ts'
import { readLostSteps } from '#journey/measure/attribution/touches.store.ts'
import { readPaths, type AskedPaths } from '#journey/measure/attribution/paths.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'

/** What was found and what has to be said beside it; counts of deals but for `touches` and `future`. */
export interface Attributed extends Attribution {
  counts: {
    all: number
    cents: bigint
    touched: number
    touches: number
    withoutAmount: number
    withoutRate: number
    undated: number
    contactedLater: number
    cut: number
    future: number
    late: number
  }
}

/** Divides all deals of the period under all models. What is learned is learned from lost paths too, which are only read for it. */
export async function attributed(
  db: Queryable,
  asked: AskedPaths,
  models: readonly Model[],
  rates: Rates,
): Promise<Attributed> {
  const { paths, deals, withoutAmount, withoutRate } = await readPaths(db, asked, rates)
  const learning = models.filter(({ document }) => isLearned(document))
  const lost =
    learning.length === 0 ? [] : await readLostSteps(db, asked.filters, asked.by, maturityOf(learning))
  const count = (has: (path: (typeof paths)[number]) => boolean): number => paths.filter(has).length
  return {
    ...attribute(paths, lost, models),
    counts: {
      all: paths.length,
      cents: paths.reduce((sum, { deal }) => sum + (deal.cents ?? 0n), 0n),
      touched: count(({ touches }) => touches.length > 0),
      touches: paths.reduce((sum, { touches }) => sum + touches.length, 0),
      withoutAmount,
      withoutRate,
      undated: asked.until === 'opened' ? deals.filter(({ opened_at }) => opened_at === null).length : 0,
      contactedLater: count(
        ({ touches, after, before }) => touches.length === 0 && before === 0 && after > 0,
      ),
      cut: count(({ before }) => before > 0),
      future: paths.reduce((sum, { future }) => sum + future, 0),
      late: deals.filter(({ recorded_at }) => recorded_at > asked.filters.asOf).length,
    },
  }
}

/** Both learned models read the same paths, so they share one age: the longest that any of them names. */
export function maturityOf(models: readonly Model[]): number {
  return Math.max(...models.map(({ document }) => ('maturityDays' in document ? document.maturityDays : 0)))
}
