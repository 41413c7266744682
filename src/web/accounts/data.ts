import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  AccountChange,
  AccountDetail,
  AccountEvent,
  AccountRow,
  AccountsSummary,
  OutreachSettings,
} from '#journey/outreach/accounts.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import type { AccountsSearch } from '../search.ts'
import { get, patch } from '../data/request.ts'

const PAGE = 100

export const accountsQuery = ({ add: _, ...search }: AccountsSearch) =>
  infiniteQueryOptions({
    queryKey: ['accounts', search],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AccountRow>>('/accounts', { ...search, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const summaryQuery = queryOptions({
  queryKey: ['accounts', 'summary'],
  queryFn: () => get<AccountsSummary>('/accounts/summary'),
})

export const outreachSettingsQuery = queryOptions({
  queryKey: ['accounts', 'settings'],
  queryFn: () => get<OutreachSettings>('/accounts/settings'),
  staleTime: 300_000,
})

export const accountQuery = (id: string) =>
  queryOptions({ queryKey: ['account', id], queryFn: () => get<AccountDetail>(`/accounts/${id}`) })

export const accountTimelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['account-timeline', id],
    queryFn: ({ pageParam }) =>
      get<Page<AccountEvent>>(`/accounts/${id}/timeline`, { limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** Does something to an account, whose answer is the account as it is now. */
export function useAccountAct<Given>(id: string, act: (given: Given) => Promise<AccountDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async (detail) => {
      // an answer that is on its way since before the act would put the account back, and the next act would come too late
      await client.cancelQueries({ queryKey: accountQuery(id).queryKey })
      client.setQueryData(accountQuery(id).queryKey, detail)
      for (const key of ['accounts', 'account-timeline']) void client.invalidateQueries({ queryKey: [key] })
    },
    // somebody else was faster: what they did is shown, and what was wanted can be done again
    onError: () => void client.invalidateQueries({ queryKey: ['account', id] }),
  })
}

export function useAccountChange(id: string) {
  return useAccountAct(id, (change: AccountChange) => patch<AccountDetail>(`/accounts/${id}`, change))
}
