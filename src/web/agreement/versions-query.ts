import { queryOptions } from '@tanstack/react-query'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export const versionsQuery = queryOptions({
  queryKey: ['agreement-versions'],
  queryFn: () => get<Page<AgreementLife>>('/agreements', { limit: 100 }),
  select: (page) => page.items,
  // somebody signs at another desk, and a signed version begins by the clock
  refetchInterval: 15_000,
})
