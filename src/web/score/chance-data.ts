import { queryOptions } from '@tanstack/react-query'
import type { LeadChanceView } from '#journey/learning/workspace/contract.ts'
import { get } from '../data/request.ts'

export const chanceQuery = (id: string) =>
  queryOptions({
    queryKey: ['chance', id],
    meta: { live: 'lead' },
    queryFn: () => get<LeadChanceView>(`/leads/${id}/chance`),
    staleTime: 60_000,
  })
