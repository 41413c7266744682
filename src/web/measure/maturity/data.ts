import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MaturedLead, MaturityView } from '#journey/measure/maturity/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { askOf, type MeasureSearch } from '../search.ts'
import { today } from '../today.ts'
import type { MaturedSearch, MaturitySearch } from './search.ts'

/** What matures takes longer than the periods of other figures: where none is named, all cohorts are meant. */
export const USUAL = 'all'

function sharedOf(search: MeasureSearch) {
  const { period: _, ...asked } = askOf({ ...search, period: search.period ?? USUAL }, today())
  return asked
}

export const maturityAsk = (search: MaturitySearch) => ({
  ...sharedOf(search),
  of: search.of,
  each: search.each,
})

export function maturityQuery(search: MaturitySearch) {
  const asked = maturityAsk(search)
  return queryOptions({
    queryKey: ['measure', 'maturity', asked],
    queryFn: ({ signal }) => get<MaturityView>('/measure/maturity', asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
}

export const maturedAsk = (search: MaturedSearch) => ({
  ...sharedOf(search),
  of: search.of,
  each: search.each,
  cohort: search.cohort,
  age: search.age,
  in: search.in,
  term: search.term,
})

export function maturedQuery(search: MaturedSearch) {
  const asked = maturedAsk(search)
  return infiniteQueryOptions({
    queryKey: ['measure', 'maturity', 'leads', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Page<MaturedLead>>('/measure/maturity/leads', { ...asked, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
