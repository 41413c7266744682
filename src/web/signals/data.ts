import { queryOptions } from '@tanstack/react-query'
import type { SignalsView } from '#journey/capture/tracking/contract.ts'
import { get } from '../data/request.ts'

export const signalsQuery = queryOptions({
  queryKey: ['signals'],
  meta: { topics: ['signals'] },
  queryFn: () => get<SignalsView>('/signals'),
})
