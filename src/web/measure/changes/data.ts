import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ChangeDetail, ChangeLead, ChangeView } from '#journey/measure/change/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'

export const changesQuery = queryOptions({
  queryKey: ['measure', 'changes'],
  queryFn: ({ signal }) => get<Page<ChangeView>>('/measure/changes', {}, signal),
})

export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['measure', 'changes', id],
    queryFn: ({ signal }) => get<ChangeDetail>(`/measure/changes/${id}`, {}, signal),
  })

export const weekQuery = (id: string, week: string) =>
  infiniteQueryOptions({
    queryKey: ['measure', 'changes', id, 'leads', week],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ChangeLead>>(`/measure/changes/${id}/leads`, { week, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
