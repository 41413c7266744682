import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ReturnCounts, ReturnsQuery, ReturnView } from '#journey/handoff/returns-list.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export type State = ReturnsQuery['state']

// under 'inbox', so that whatever renews what waits for people renews these as well
export const returnsQuery = (state: State) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'returns', state],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ReturnView>>('/returns', { state, limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  })

export const returnCountsQuery = queryOptions({
  queryKey: ['inbox', 'returns', 'count'],
  queryFn: () => get<ReturnCounts>('/returns/count'),
  refetchInterval: 60_000,
})
