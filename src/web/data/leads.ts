import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { FieldsView } from '#journey/identity/fields.contract.ts'
import type { Brief } from '#journey/handoff/brief.contract.ts'
import type { Inbox, InboxCount } from '#journey/handoff/contract.ts'
import type {
  Facets,
  LeadCount,
  LeadDetail,
  LeadFilters,
  ListedLead,
  leadSorts,
  TimelineItem,
} from '#journey/lifecycle/contract.ts'
import type { Order } from '#journey/measure/value/worth.contract.ts'
import type { ScoreView } from '#journey/capture/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { whenNotLive } from './live.ts'
import { get } from './request.ts'

export type LeadSort = (typeof leadSorts)[number]
export type ListQuery = LeadFilters & { sort?: LeadSort | undefined; order?: 'asc' | 'desc' | undefined }

const PAGE = 100

export const leadsQuery = (list: ListQuery) =>
  infiniteQueryOptions({
    queryKey: ['leads', list],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ListedLead>>('/leads', { ...list, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    // rows change where they stand (use-arrivals.ts): coming back to the window must not shuffle them
    refetchOnWindowFocus: false,
  })

export const countQuery = (filters: LeadFilters) =>
  queryOptions({
    queryKey: ['lead-count', filters],
    meta: { live: 'any' },
    queryFn: ({ signal }) => get<z.infer<typeof LeadCount>>('/leads/count', filters, signal),
    placeholderData: keepPreviousData,
  })

export const facetsQuery = queryOptions({
  queryKey: ['facets'],
  queryFn: () => get<Facets>('/facets'),
  staleTime: 60_000,
})

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id],
    meta: { live: 'lead' },
    queryFn: () => get<LeadDetail>(`/leads/${id}`),
  })

export const fieldsQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead-fields', id],
    meta: { live: 'lead' },
    queryFn: () => get<FieldsView>(`/leads/${id}/fields`),
  })

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id],
    meta: { live: 'lead' },
    queryFn: ({ pageParam }) =>
      get<Page<TimelineItem>>(`/leads/${id}/timeline`, { limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const scoreQuery = (id: string, at: string) =>
  queryOptions({
    queryKey: ['score', id, at],
    queryFn: ({ signal }) => get<ScoreView & { asOf: string }>(`/leads/${id}/score`, { at }, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })

export const briefQuery = (id: string) =>
  queryOptions({
    queryKey: ['brief', id],
    meta: { live: 'lead' },
    queryFn: () => get<Brief>(`/leads/${id}/brief`),
  })

/** What the sidebar shows on every screen; as fresh as the inbox and without its briefs. */
export const openOffersQuery = (rep: string) =>
  queryOptions({
    queryKey: ['inbox', 'count', rep],
    meta: { live: 'any' },
    queryFn: () => get<InboxCount>('/inbox/count', { rep }),
    enabled: rep !== '',
    refetchInterval: whenNotLive(20_000),
  })

/** Offers arrive without being asked for. */
export const inboxQuery = (rep: string, order: Order = 'clock') =>
  queryOptions({
    queryKey: ['inbox', rep, order],
    meta: { live: 'shown' },
    queryFn: () => get<Inbox>('/inbox', { rep, order }),
    placeholderData: keepPreviousData,
    enabled: rep !== '',
    refetchInterval: whenNotLive(20_000),
  })
