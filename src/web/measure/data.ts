import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { BehindLead, FunnelView, RiverView } from '#journey/measure/funnel/contract.ts'
import type { Choices } from '#journey/measure/choices.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'
import { askOf, type BehindSearch, type FunnelSearch, type MeasureSearch } from './search.ts'
import { today } from './today.ts'

/** What the filters offer. */
export const choicesQuery = queryOptions({
  queryKey: ['measure', 'choices'],
  queryFn: () => get<Choices>('/measure/choices'),
  staleTime: 60_000,
})

/** Figures that are looked at may stay open all day. */
const refetchInterval = 60_000

export function funnelQuery(search: FunnelSearch) {
  const period = askOf(search, today())
  // there is nothing before all of it
  const against = period.from === undefined ? undefined : search.against
  const asked = { ...period, by: search.by, against }
  return queryOptions({
    queryKey: ['measure', 'funnel', asked],
    queryFn: ({ signal }) => get<FunnelView>('/measure/funnel', asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval,
  })
}

export function riverQuery(search: MeasureSearch) {
  const asked = askOf(search, today())
  return queryOptions({
    queryKey: ['measure', 'river', asked],
    queryFn: ({ signal }) => get<RiverView>('/measure/river', asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval,
  })
}

export const behindAsk = (search: BehindSearch) => ({
  ...askOf(search, today()),
  stage: search.stage,
  came: search.came,
  by: search.by,
  of: search.of,
})

export function behindQuery(search: BehindSearch) {
  const asked = behindAsk(search)
  return infiniteQueryOptions({
    queryKey: ['measure', 'leads', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Page<BehindLead>>('/measure/leads', { ...asked, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
