import { queryOptions } from '@tanstack/react-query'
import type {
  DAYS,
  MarketingMorning,
  SponsorMorning,
  WorkspaceMorning,
} from '#journey/measure/mornings/contract.ts'
import { get } from '../data/request.ts'

export type Days = (typeof DAYS)[number]

/** What is looked at in the morning may stay open all day. */
const refetchInterval = 60_000

export const marketingQuery = (days: Days, by: 'source' | 'campaign') =>
  queryOptions({
    queryKey: ['mornings', 'marketing', days, by],
    queryFn: () => get<MarketingMorning>(`/mornings/marketing?days=${days}&by=${by}`),
    refetchInterval,
  })

export const sponsorQuery = (days: Days) =>
  queryOptions({
    queryKey: ['mornings', 'sponsor', days],
    queryFn: () => get<SponsorMorning>(`/mornings/sponsor?days=${days}`),
    refetchInterval,
  })

export const workspaceQuery = queryOptions({
  queryKey: ['mornings', 'workspace'],
  queryFn: () => get<WorkspaceMorning>('/mornings/workspace'),
  refetchInterval: 20_000,
})
