import { attributed, maturityOf, type Attributed } from '#journey/measure/attribution/attribution.ts'
import { countedUsual, usualPeriod, type CountFloor } from '#journey/measure/asking.ts'
import { LOOK_BACK_MONTHS } from '#journey/measure/attribution/attribution.contract.ts'
import { filtersOf } from '#journey/measure/grain/filter.rules.ts'
import { isLearned } from '#journey/measure/attribution/models.rules.ts'
import { modelsNow, type NamedModel } from '#journey/measure/attribution/models.ts'
import { readRates } from '#journey/measure/money/store.ts'
import type { AskedPaths } from '#journey/measure/attribution/paths.ts'
import type { AttributionQuery } from '#journey/measure/attribution/query.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Law } from '#journey.ts'

export interface Found {
  asked: AskedPaths
  rates: Rates
  models: NamedModel[]
  /** place of the chosen model */
  chosen: number
  /** epoch ms */
  countedAt: number
  value: Attributed
  maturity: number
}

export type AskFloor = CountFloor & { law: Law }

/**
 * Divides the deals of the period under all models, so that choosing another is a matter of the page alone. What everybody looks at
 * first (not narrowed, as of now) is counted once for all.
 * @param tried a model that nobody has saved, reckoned as the last of them
 * @returns refuses (`invalid`) filters that cannot be, and a model that there is not
 */
export async function askAttribution(
  services: AskFloor,
  query: AttributionQuery,
  noOlder?: number,
  tried: NamedModel | null = null,
): Promise<Found | Refusal> {
  const { db, law } = services
  const now = services.now()
  const filters = filtersOf(query, now, law.at(now))
  if ('refused' in filters) return filters
  const [saved, rates] = await Promise.all([modelsNow(db), readRates(db)])
  const models = tried === null ? saved : [...saved, tried]
  const chosen = models.findIndex(({ id }) => id === query.model)
  if (chosen < 0) {
    const message = `must be one of ${models.map(({ id }) => id).join(', ')}`
    return { refused: 'invalid', detail: `model ${message}`, errors: [{ field: 'model', message }] }
  }
  const { by, until, months } = query
  const asked: AskedPaths = { filters, by, until, months }
  const count = (lane: Queryable) => attributed(lane, asked, models, rates)
  const period = months === LOOK_BACK_MONTHS && tried === null ? usualPeriod(query, now) : null
  const versions = models.map(({ id, version }) => `${id}.${version}`).join(' ')
  const name = `attribution ${by} ${until} ${versions}`
  const { at, value } = await countedUsual(services, name, period, count, noOlder)
  const learning = models.filter(({ document }) => isLearned(document))
  return {
    asked,
    rates,
    models,
    chosen,
    countedAt: at,
    value,
    maturity: learning.length === 0 ? 0 : maturityOf(learning),
  }
}
