import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '../data/request.ts'
import type { LeadConsents, PurposeDetail, PurposeView, RightsRequest } from '#journey/consent/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import type { RetentionView } from '#journey/consent/retention.contract.ts'

export const purposesQuery = queryOptions({
  queryKey: ['purposes'],
  queryFn: () => get<Page<PurposeView>>('/purposes'),
})

export const purposeQuery = (id: string) =>
  queryOptions({ queryKey: ['purposes', id], queryFn: () => get<PurposeDetail>(`/purposes/${id}`) })

export const rightsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: ['rights', open],
    queryFn: ({ pageParam, signal }) =>
      get<Page<RightsRequest>>('/rights', { open: String(open), cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: () => get<RetentionView>('/retention'),
})

/** `entries`: the lead's, so that a new word of theirs is asked for when the lead has it. */
export const consentsQuery = (id: string, entries: number) =>
  queryOptions({
    queryKey: ['lead', id, 'consents', entries],
    queryFn: () => get<LeadConsents>(`/leads/${id}/consents`),
  })
