import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  HoursView,
  MoneyList,
  MoneySettings,
  RateView,
  SpendView,
} from '#journey/measure/money/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export const moneyQuery = queryOptions({
  queryKey: ['money'],
  queryFn: () => get<MoneySettings>('/money'),
})

export type MoneyRow = SpendView | HoursView | RateView

export const listQuery = (of: MoneyList) =>
  infiniteQueryOptions({
    queryKey: ['money', of],
    queryFn: ({ pageParam, signal }) =>
      get<Page<MoneyRow>>(`/${of}`, { limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export function pathOf(row: MoneyRow): string {
  if ('rate' in row) return `/rates/${row.currency}/${row.day}`
  return `/${'hours' in row ? 'hours' : 'spend'}/${row.id}`
}

/** What has to be sent for a row to be there again. */
export function inputOf(row: MoneyRow): { path: string; body: Record<string, unknown> } {
  if ('rate' in row) return { path: '/rates', body: { ...row } }
  const { id: _id, inBase: _worth, ...rest } = row
  const given = Object.entries(rest).filter(([name, value]) => value !== null && name !== 'personName')
  const body = Object.fromEntries(given.map(([name, value]) => [name, plain(name, value as string)]))
  return { path: 'hours' in row ? '/hours' : '/spend', body }
}

/** The store answers with all its places; what is asked for has as many as it needs. */
function plain(name: string, value: string): string {
  return ['amount', 'cost', 'hours'].includes(name)
    ? value.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))
    : value
}
