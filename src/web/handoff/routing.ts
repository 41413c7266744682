import { queryOptions } from '@tanstack/react-query'
import type { Health, TryAnswer, TryInput, Waiting } from '#journey/handoff/routing.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get, post } from '../data/request.ts'

/** For each function the line of leads for whom nobody was found. */
export const waitingQuery = queryOptions({
  queryKey: ['routing', 'waiting'],
  queryFn: () => get<Page<Waiting>>('/routing/waiting'),
  refetchInterval: 30_000,
  select: (page) => page.items,
})

/** Whom the agreement's routing rules name in vain. */
export const healthQuery = queryOptions({
  queryKey: ['routing', 'health'],
  meta: { topics: ['people', 'agreements'] },
  queryFn: () => get<Health>('/routing/health'),
  staleTime: 60_000,
})

export const askWho = (input: TryInput) => post<TryAnswer>('/routing/try', input)
