import { contributed, type Contribution } from '#journey/measure/contribution/contribution.ts'
import { countedUsual, usualPeriod } from '#journey/measure/asking.ts'
import { filtersOf, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { readRates } from '#journey/measure/money/store.ts'
import type { ContributionQuery } from '#journey/measure/contribution/query.contract.ts'
import type { AskFloor } from '#journey/measure/attribution/ask.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface FoundContribution {
  filters: Filters
  rates: Rates
  rules: Ruleset
  countedAt: number
  value: Contribution
}

/** Counts, once for all who look at what is not narrowed. Refuses (`invalid`) filters that cannot be. */
export async function askContribution(
  services: AskFloor,
  query: ContributionQuery,
  noOlder?: number,
): Promise<FoundContribution | Refusal> {
  const now = services.now()
  const filters = filtersOf(query, now, services.law.at(now))
  if ('refused' in filters) return filters
  // what was promised is judged by what was in force then
  const rules = services.law.at(filters.asOf)
  const rates = await readRates(services.db)
  const count = (lane: Queryable) => contributed(lane, filters, query, rules, rates)
  const name = `contribution ${query.of} ${query.each} ${rules.version}`
  const { at, value } = await countedUsual(services, name, usualPeriod(query, now), count, noOlder)
  return { filters, rates, rules, countedAt: at, value }
}
