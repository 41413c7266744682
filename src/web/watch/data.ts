import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Order } from '#journey/measure/value/worth.contract.ts'
import { get } from '../data/request.ts'
import type { Page } from '#platform/http/contract.ts'
import type { WatchCounts, WatchRow } from '#journey/watch/contract.ts'

export type List = 'due' | 'waiting' | 'learned'

// what was acted on a lead changes both: `leads` is what every act on a lead asks for again
export const watchQuery = (list: List, order: Order) =>
  infiniteQueryOptions({
    queryKey: ['watch', list, order],
    queryFn: ({ pageParam, signal }) =>
      get<Page<WatchRow>>('/watch', { list, order, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const watchCountQuery = queryOptions({
  queryKey: ['watch', 'count'],
  queryFn: () => get<WatchCounts>('/watch/count'),
})
