import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CostLead, CostView, Vintages } from '#journey/measure/cost/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { askOf, type MeasureSearch } from '../search.ts'
import { today } from '../today.ts'
import type { By } from './by.ts'
import type { CostLeadsSearch } from './search.ts'

const refetchInterval = 60_000

export function queryOf(search: MeasureSearch): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(askOf({ ...search, basis: undefined }, today())))
    if (value) query.set(name, value)
  return query
}

export const costQuery = (search: MeasureSearch, by: By) => {
  const query = queryOf(search)
  query.set('by', by)
  return queryOptions({
    queryKey: ['measure', 'cost', query.toString()],
    queryFn: () => get<CostView>(`/measure/cost?${query.toString()}`),
    refetchInterval,
  })
}

export const vintagesQuery = (search: MeasureSearch) => {
  const query = queryOf(search).toString()
  return queryOptions({
    queryKey: ['measure', 'vintages', query],
    queryFn: () => get<Vintages>(`/measure/vintages?${query}`),
    refetchInterval,
  })
}

export function costLeadsAsk(search: CostLeadsSearch): Record<string, string> {
  const { by, of, step, month, standing } = search
  const own = Object.entries({ by, of, step, month, standing })
  return {
    ...Object.fromEntries(queryOf(search)),
    ...Object.fromEntries(own.filter((pair): pair is [string, string] => pair[1] !== undefined)),
  }
}

export const costLeadsQuery = (search: CostLeadsSearch) => {
  const asked = costLeadsAsk(search)
  return infiniteQueryOptions({
    queryKey: ['measure', 'cost', 'leads', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Page<CostLead>>('/measure/cost/leads', { ...asked, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
