import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import type {
  DecideAnswer,
  DecideInput,
  DuplicateCounts,
  DuplicatesQuery,
  DuplicateView,
  MatchState,
  ThresholdsView,
} from '#journey/duplicates/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { later } from '../data/later.ts'
import { get, post } from '../data/request.ts'
import { toast } from '../ui/toast.ts'

export type State = DuplicatesQuery['state']
export type Sort = DuplicatesQuery['sort']
export type Decision = DecideInput['decision']

export interface Shown {
  state: State
  sort: Sort
  owner?: string | undefined
}

const KEY = 'duplicates'

export const pairsQuery = (shown: Shown) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'list', shown],
    queryFn: ({ pageParam, signal }) =>
      get<Page<DuplicateView>>('/duplicates', { ...shown, limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
    meta: { topics: ['duplicates'] },
  })

export const countsQuery = queryOptions({
  queryKey: [KEY, 'count'],
  queryFn: () => get<DuplicateCounts>('/duplicates/count'),
  refetchInterval: 60_000,
  meta: { topics: ['duplicates'] },
})

/** While a run is under way it is asked every second, so that the bar moves. */
export const stateQuery = queryOptions({
  queryKey: [KEY, 'state'],
  queryFn: () => get<MatchState>('/duplicates/state'),
  refetchInterval: ({ state: { data } }) => (data?.run?.state === 'running' ? 1_000 : 60_000),
  meta: { topics: ['duplicates'] },
})

/** What thresholds would do; those that are left out are as in force. */
export const thresholdsQuery = (given: { same?: number; ask?: number }) =>
  queryOptions({
    queryKey: [KEY, 'thresholds', given],
    queryFn: () => get<ThresholdsView>('/duplicates/thresholds', given),
    meta: { topics: ['duplicates'] },
  })

/** `entries`: the lead's number of entries, so that it is asked again when something happened. */
export const alikeQuery = (lead: string, entries: number) =>
  queryOptions({
    queryKey: [KEY, 'of', lead, entries],
    queryFn: () => get<{ items: DuplicateView[] }>(`/leads/${lead}/duplicates`),
    meta: { topics: ['duplicates'] },
  })

export const nameOfPair = ({ lead, other }: DuplicateView): string => `${lead.id}.${other.id}`

/** Everything that shows pairs, and the leads that they are of. */
export function useRenew() {
  const client = useQueryClient()
  // what would have come of a merge is no question any more
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'merge-preview' })
}

/** Shown as decided at once, sent after five seconds in which it can be taken back. */
export function useDecide() {
  const renew = useRenew()
  return (pair: DuplicateView, decision: Decision, survivor: string, text: string): void =>
    later({
      of: nameOfPair(pair),
      text,
      run: async ({ leaving }) => {
        const body = { lead: pair.lead.id, other: pair.other.id, decision }
        try {
          await post<DecideAnswer>('/duplicates/decide', decision === 'same' ? { ...body, survivor } : body, {
            leaving,
          })
        } catch (error) {
          toast({ text: (error as Error).message, tone: 'bad' })
        }
        if (!leaving) await renew()
      },
    })
}
