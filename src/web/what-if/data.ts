import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ChangedLead, WhatIfResult, WhatIfRun } from '#journey/what-if/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get, post } from '../data/request.ts'

/** Which leads are looked at; days as YYYY-MM-DD. */
export interface Period {
  from?: string | undefined
  to?: string | undefined
}

/** The sampled answer. The one before stays while the next is under way, so that nothing jumps under a moving hand. */
export const sampledQuery = (text: string, { from, to }: Period) =>
  queryOptions({
    queryKey: ['what-if', 'sample', text, from, to],
    queryFn: () => post<WhatIfResult>('/what-if', { text, sample: true, from, to }),
    placeholderData: keepPreviousData,
    enabled: text !== '',
    staleTime: 60_000,
    gcTime: 120_000,
  })

export const runQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['what-if', 'run', id],
    queryFn: () => get<WhatIfRun>(`/what-if/${id}`),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 500),
  })

export function isOver({ status }: WhatIfRun): boolean {
  return status !== 'waiting' && status !== 'running'
}

export const changesQuery = (run: string, which: 'gained' | 'lost', stage: string) =>
  infiniteQueryOptions({
    queryKey: ['what-if', 'leads', run, which, stage],
    queryFn: ({ pageParam }) =>
      get<Page<ChangedLead>>(`/what-if/${run}/leads`, { which, stage, limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Infinity,
  })

export interface DraftOption {
  id: string
  title: string
  changed: { at: string }
}
export interface VersionOption {
  version: number
  name: string
  status: string
}

export const draftsQuery = queryOptions({
  queryKey: ['agreement-drafts'],
  queryFn: () => get<Page<DraftOption>>('/agreements/drafts', { limit: 100 }),
  select: (page) => page.items,
})

export const versionsQuery = queryOptions({
  queryKey: ['agreement-versions'],
  queryFn: () => get<Page<VersionOption>>('/agreements', { limit: 100 }),
  select: (page) => page.items,
})

/** The text behind a choice: `draft:ID` or `version:N`. */
export const textQuery = (choice: string) => {
  const [kind, id] = choice.split(':')
  const path = kind === 'draft' ? `/agreements/drafts/${id}` : `/agreements/${id}`
  return queryOptions({
    queryKey: ['agreement-text', choice],
    queryFn: async () => (await get<{ text: string }>(path)).text,
    enabled: choice !== '',
  })
}
