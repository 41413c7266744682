import { contributed, type Contribution } from '#journey/measure/contribution/contribution.ts'
import { figures } from '#work/figures.ts'
import { filtersOf, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { readRates } from '#journey/measure/money/store.ts'
import type { ContributionQuery } from '#journey/measure/contribution/query.contract.ts'
import type { AskFloor } from '#journey/measure/attribution/ask.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

const QUICK_MS = 1000
const NO_OLDER_MS = 3_600_000

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
  noOlder = NO_OLDER_MS,
): Promise<FoundContribution | Refusal> {
  const now = services.now()
  const filters = filtersOf(query, now, services.law.at(now))
  if ('refused' in filters) return filters
  // what was promised is judged by what was in force then
  const rules = services.law.at(filters.asOf)
  const rates = await readRates(services.db)
  const count = (lane: Queryable) => contributed(lane, filters, query, rules, rates)
  const isShared = query.asOf === undefined && filters.columns.length === 0 && filters.groups.length === 0
  const key = `contribution ${query.of} ${query.each} ${rules.version}`
  const { at, value } = isShared
    ? await figures(services, key, count, noOlder, QUICK_MS)
    : { at: now, value: await count(services.db) }
  return { filters, rates, rules, countedAt: at, value }
}
