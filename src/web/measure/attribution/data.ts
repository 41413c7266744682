import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AttributionDeal, AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import type { ModelView } from '#journey/measure/attribution/model.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../../data/request.ts'
import { present, text, type Search } from '../../search.ts'
import { askOf, measureSearch, type MeasureSearch } from '../search.ts'
import { today } from '../today.ts'

export const BYS = ['channel', 'source', 'campaign', 'content', 'kind', 'segment', 'message'] as const
export type By = (typeof BYS)[number]

export interface AttributionSearch extends MeasureSearch {
  by?: By | undefined
  model?: string | undefined
  /** the model beside it; - for none */
  versus?: string | undefined
  until?: 'closed' | undefined
  months?: string | undefined
  /** whose deals are open: a value of the dimension, - for touches that do not say */
  value?: string | undefined
  /** or deals without a touch, by who brought them */
  untouched?: string | undefined
}

export function attributionSearch(search: Search): AttributionSearch {
  const months = text(search, 'months')
  return present({
    ...measureSearch(search),
    by: BYS.find((one) => one === search.by),
    model: text(search, 'model'),
    versus: text(search, 'versus'),
    until: search.until === 'closed' ? ('closed' as const) : undefined,
    months: months && /^(6|12|24|36|60)$/.test(months) ? months : undefined,
    value: text(search, 'value'),
    untouched: text(search, 'untouched'),
  })
}

/** What the route is asked: the model is chosen on the page, for the answer holds all of them. */
function askedOf(search: AttributionSearch): Record<string, string | undefined> {
  const { basis: _, ...shared } = askOf(search, today())
  return { ...shared, by: search.by, until: search.until, months: search.months, model: search.model }
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
