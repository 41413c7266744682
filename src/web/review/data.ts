import { queryOptions } from '@tanstack/react-query'
import type { Review } from '#journey/review/contract.ts'
import { queryClient } from '../data/query-client.ts'
import { get, post } from '../data/request.ts'

export const reviewQuery = queryOptions({
  queryKey: ['review'],
  queryFn: () => get<Review>('/agreement/review'),
})

export async function gather(): Promise<void> {
  queryClient.setQueryData(reviewQuery.queryKey, await post<Review>('/agreement/review'))
}
