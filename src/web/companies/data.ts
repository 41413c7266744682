import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CompanyDetail, CompanySummary } from '#journey/identity/companies.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export const companiesQuery = (query: { q?: string | undefined; sort?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['companies', query],
    queryFn: ({ pageParam, signal }) =>
      get<Page<CompanySummary>>('/companies', { ...query, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const companyQuery = (id: string) =>
  queryOptions({ queryKey: ['company', id], queryFn: () => get<CompanyDetail>(`/companies/${id}`) })
