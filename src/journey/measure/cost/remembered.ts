import { countedUsual, usualPeriod } from '#journey/measure/asking.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { MoneyFloor } from '#journey/measure/cost/ground.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'

/**
 * A view of money that everybody opens is counted once for all of them; one that somebody narrowed is counted for them. What
 * still waits to be counted is told as of now in any case.
 * @param noOlder as figures() has it
 */
export async function remembered<View extends { waiting: number }>(
  floor: MoneyFloor,
  name: string,
  given: Given,
  count: (db: Queryable) => Promise<View | Refusal>,
  noOlder?: number,
): Promise<View | Refusal> {
  const period = usualPeriod(given, floor.now())
  const { value } = await countedUsual(floor, name, period, count, noOlder)
  return period === null || 'refused' in value ? value : { ...value, waiting: await grainWaiting(floor.db) }
}
