import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AttributionDeal, AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import type { ModelView } from '#journey/measure/attribution/model.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { askOf } from '../search.ts'
import { today } from '../today.ts'
import type { AttributionSearch } from './search.ts'

/** What the route is asked: the model is chosen on the page, for the answer holds all of them. */
function askedOf(search: AttributionSearch): Record<string, string | undefined> {
  const { period: _, ...shared } = askOf(search, today())
  return { ...shared, by: search.by, until: search.until, months: search.months, model: search.model }
}

/** The same as text, for what is sent with a body. */
export function asAsked(search: AttributionSearch): string {
  const { model: _, ...asked } = askedOf(search)
  return new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()
}

export const attributionQuery = (search: AttributionSearch) =>
  queryOptions({
    queryKey: ['attribution', askedOf(search)],
    queryFn: ({ signal }) => get<AttributionView>('/attribution', askedOf(search), signal),
    placeholderData: keepPreviousData,
  })

export const fileOf = askedOf

export const dealsQuery = (search: AttributionSearch) => {
  const asked = { ...askedOf(search), of: search.value, untouched: search.untouched }
  return infiniteQueryOptions({
    queryKey: ['attribution', 'deals', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AttributionDeal>>('/attribution/deals', { ...asked, limit: 20, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['attribution', 'models', id],
    queryFn: () => get<Page<ModelView>>(`/attribution/models/${id}`),
  })
