import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { SuppressionSummary, SuppressionView } from '#journey/outreach/suppression.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import type { SuppressionsSearch } from '../search.ts'
import { get } from '../data/request.ts'

export const suppressionsQuery = ({ add: _, ...search }: SuppressionsSearch) =>
  infiniteQueryOptions({
    queryKey: ['suppressions', search],
    queryFn: ({ pageParam, signal }) =>
      get<Page<SuppressionView>>('/suppressions', { ...search, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const suppressionSummaryQuery = queryOptions({
  queryKey: ['suppressions', 'summary'],
  queryFn: () => get<SuppressionSummary>('/suppressions/summary'),
})
