import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DrawnPerson, DrawnQuery, ProofView } from '#journey/measure/lift.view.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

/** Counted by the server for a while: it does not change within a minute. */
export const proofQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['programme-proof', id, asOf ?? null],
    queryFn: ({ signal }) => get<ProofView>(`/programmes/${id}/lift`, { asOf }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

/** Which people of the comparison. */
export interface Whose {
  arm: DrawnQuery['arm']
  outcome?: DrawnQuery['outcome']
  asOf?: string | undefined
}

export const drawnQuery = (id: string, whose: Whose) =>
  infiniteQueryOptions({
    queryKey: ['programme-proof-people', id, whose],
    queryFn: ({ pageParam, signal }) =>
      get<Page<DrawnPerson>>(
        `/programmes/${id}/lift/people`,
        { ...whose, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
