import { queryOptions } from '@tanstack/react-query'
import type { Choices } from '#journey/measure/choices.contract.ts'
import { get } from '../data/request.ts'

/** What the filters offer. */
export const choicesQuery = queryOptions({
  queryKey: ['measure', 'choices'],
  queryFn: () => get<Choices>('/measure/choices'),
  staleTime: 60_000,
})
