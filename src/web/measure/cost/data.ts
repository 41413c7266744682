import { queryOptions } from '@tanstack/react-query'
import type { CostView, Vintages } from '#journey/measure/cost/contract.ts'
import { get } from '../../data/request.ts'
import { askOf, type MeasureSearch } from '../search.ts'
import { today } from '../today.ts'
import type { By } from './by.ts'

const refetchInterval = 60_000

function queryOf(search: MeasureSearch): URLSearchParams {
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
