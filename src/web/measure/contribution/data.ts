import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  ContributionDeal,
  ContributionView,
} from '#journey/measure/contribution/contribution.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { askOf } from '../search.ts'
import { today } from '../today.ts'
import type { ContributionSearch } from './search.ts'

/** Periods are those of the calendar up to the day, so the filter's own do not count here. */
function askedOf(search: ContributionSearch): Record<string, string | undefined> {
  const { period: _, from: __, to: ___, ...shared } = askOf(search, today())
  return { ...shared, of: search.of, each: search.each }
}

export const fileOf = askedOf

export const contributionQuery = (search: ContributionSearch) =>
  queryOptions({
    queryKey: ['contribution', askedOf(search)],
    queryFn: ({ signal }) => get<ContributionView>('/contribution', askedOf(search), signal),
    placeholderData: keepPreviousData,
  })

export const dealsQuery = (search: ContributionSearch) => {
  const asked = { ...askedOf(search), back: search.back, credit: search.credit, function: search.who }
  return infiniteQueryOptions({
    queryKey: ['contribution', 'deals', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ContributionDeal>>('/contribution/deals', { ...asked, limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
