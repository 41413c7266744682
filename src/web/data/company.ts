import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ImportPreview, ImportView, SubmissionView } from '#journey/capture/contract.ts'
import type { PersonView } from '#people/people.contract.ts'
import type { AgreementView, SavedView } from '#journey/lifecycle/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from './request.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  meta: { topics: ['people'] },
  queryFn: () => get<Page<PersonView>>('/people', { limit: 200 }),
  staleTime: 60_000,
  select: (page) => page.items,
})

export const agreementQuery = queryOptions({
  queryKey: ['agreement'],
  meta: { topics: ['agreements'] },
  queryFn: () => get<AgreementView>('/agreement'),
  staleTime: 300_000,
})

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  meta: { topics: ['views'] },
  queryFn: () => get<Page<SavedView>>('/views'),
  select: (page) => page.items,
})

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  meta: { topics: ['imports'] },
  queryFn: () => get<Page<ImportView>>('/imports', { limit: 50 }),
  select: (page) => page.items,
  refetchInterval: ({ state }) => (state.data?.items.some((one) => one.status === 'running') ? 1_000 : false),
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => get<ImportView>(`/imports/${id}`),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 500 : false),
  })

/** The preview is the answer to the upload; it is kept here and not asked for again. */
export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['preview', id],
    queryFn: (): ImportPreview | null => null,
    staleTime: Infinity,
    gcTime: Infinity,
  })

export const refusedQuery = infiniteQueryOptions({
  queryKey: ['submissions', 'refused'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<SubmissionView>>('/submissions', { outcome: 'refused', limit: 50, cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})
