import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ClockView, OfferView, PersonView, TeamView } from '#journey/measure/team.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export interface TeamSearch {
  team?: string | undefined
  days?: string | undefined
}

export const teamQuery = ({ team, days }: TeamSearch) =>
  queryOptions({
    queryKey: ['team', { team, days }],
    meta: { live: 'any', topics: ['people'] },
    queryFn: ({ signal }) => get<TeamView>('/team', { team, days }, signal),
    placeholderData: keepPreviousData,
  })

export const teamPersonQuery = (id: string, days: string | undefined) =>
  queryOptions({
    queryKey: ['team', 'person', id, { days }],
    meta: { live: 'any', topics: ['people'] },
    queryFn: ({ signal }) => get<PersonView>(`/team/${encodeURIComponent(id)}`, { days }, signal),
    placeholderData: keepPreviousData,
  })

export interface OffersSearch extends TeamSearch {
  rep?: string | undefined
  came?: string | undefined
  answer?: string | undefined
}

export const offersQuery = (search: OffersSearch) =>
  infiniteQueryOptions({
    queryKey: ['offers', search],
    meta: { live: 'shown' },
    queryFn: ({ pageParam, signal }) =>
      get<Page<OfferView>>('/offers', { ...search, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export interface ClocksSearch extends TeamSearch {
  clock?: string | undefined
  person?: string | undefined
  state?: string | undefined
}

export const clocksQuery = (search: ClocksSearch) =>
  infiniteQueryOptions({
    queryKey: ['clocks', search],
    meta: { live: 'shown' },
    queryFn: ({ pageParam, signal }) =>
      get<Page<ClockView>>('/clocks', { ...search, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
