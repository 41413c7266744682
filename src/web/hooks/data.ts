import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DeliveriesQuery, DeliveryView, HookCall, HookView } from '#journey/nurture/hooks.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export type { DeliveryView, HookCall, HookView }
export type DeliveryState = NonNullable<DeliveriesQuery['state']>
export const STATES: readonly DeliveryState[] = ['waiting', 'failed', 'taken']

/** What calls follow: steps of programmes, and presses here. */
const meta = { live: 'any', topics: ['hooks'] } as const

export const hooksQuery = queryOptions({
  queryKey: ['hooks'],
  meta: { ...meta, topics: ['hooks', 'programmes'] },
  queryFn: () => get<Page<HookView>>('/hooks'),
  select: (page) => page.items,
})

export const hookQuery = (id: string) =>
  queryOptions({
    queryKey: ['hooks', id],
    meta: { ...meta, topics: ['hooks', 'programmes'] },
    queryFn: () => get<HookView>(`/hooks/${id}`),
  })

export const deliveriesQuery = (id: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['hooks', id, 'deliveries', state ?? ''],
    meta,
    queryFn: ({ pageParam, signal }) =>
      get<Page<DeliveryView>>(`/hooks/${id}/deliveries`, { state, limit: 20, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const callsQuery = (id: string, delivery: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['hooks', id, 'calls', delivery ?? ''],
    meta,
    queryFn: ({ pageParam, signal }) =>
      get<Page<HookCall>>(`/hooks/${id}/calls`, { delivery, limit: 10, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export interface HookSearch {
  state?: DeliveryState | undefined
}

export function hookSearch(search: Record<string, unknown>): HookSearch {
  const state = STATES.find((one) => one === search.state)
  return state ? { state } : {}
}
