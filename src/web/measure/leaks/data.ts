import { queryOptions, infiniteQueryOptions } from '@tanstack/react-query'
import type { LeakLedger, LyingLead } from '#journey/measure/cost/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { askOf, type MeasureSearch } from '../search.ts'
import { today } from '../today.ts'

/** A leak of a lead that came two years ago is one today: where no period is named, all leads are meant. */
export const USUAL = 'all'

/** Figures of now are looked at all day. */
const refetchInterval = 60_000

export function queryOf(search: MeasureSearch): Record<string, string> {
  const asked = askOf({ ...search, period: search.period ?? USUAL, basis: undefined }, today())
  return Object.fromEntries(Object.entries(asked).filter((pair): pair is [string, string] => !!pair[1]))
}

export const leaksQuery = (search: MeasureSearch) => {
  const query = new URLSearchParams(queryOf(search)).toString()
  return queryOptions({
    queryKey: ['measure', 'leaks', query],
    queryFn: () => get<LeakLedger>(`/measure/leaks?${query}`),
    refetchInterval,
  })
}

export const lyingQuery = (what: string, search: MeasureSearch) => {
  const query = queryOf(search)
  return infiniteQueryOptions({
    queryKey: ['measure', 'leaks', what, query],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ ...query, ...(pageParam ? { cursor: pageParam } : {}) })
      return get<Page<LyingLead>>(`/measure/leaks/${what}?${asked.toString()}`)
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
