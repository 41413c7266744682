import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  ContributionDeal,
  ContributionView,
} from '#journey/measure/contribution/contribution.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { present, text, type Search } from '../../search.ts'
import { askOf, measureSearch, type MeasureSearch } from '../search.ts'
import { today } from '../today.ts'

export const EACH = ['month', 'quarter', 'year'] as const
export const FUNCTIONS = ['marketing', 'leadgen', 'sales', 'partner', 'agency'] as const
export type Function = (typeof FUNCTIONS)[number]

export interface ContributionSearch extends MeasureSearch {
  of?: 'revenue' | undefined
  each?: 'month' | 'year' | undefined
  /** how many periods back; left out: the running one */
  back?: string | undefined
  /** whose deals are open, and by which count */
  who?: Function | undefined
  credit?: 'influenced' | undefined
}

export function contributionSearch(search: Search): ContributionSearch {
  const back = text(search, 'back')
  return present({
    ...measureSearch(search),
    of: search.of === 'revenue' ? ('revenue' as const) : undefined,
    each: (['month', 'year'] as const).find((one) => one === search.each),
    back: back && /^[1-8]$/.test(back) ? back : undefined,
    who: FUNCTIONS.find((one) => one === search.who),
    credit: search.credit === 'influenced' ? ('influenced' as const) : undefined,
  })
}

/** Periods are those of the calendar up to the day, so the filter's own do not count here. */
function askedOf(search: ContributionSearch): Record<string, string | undefined> {
  const { basis: _, from: __, to: ___, ...shared } = askOf(search, today())
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
