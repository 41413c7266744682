import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NoticeView, Preferences, PreferencesView, UnreadAnswer } from '#notices/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { whenNotLive } from './live.ts'
import { get, patch, post } from './request.ts'

export const unreadQuery = (person: string) =>
  queryOptions({
    queryKey: ['notifications', 'count', person],
    meta: { mine: true },
    queryFn: () => get<UnreadAnswer>('/notifications/count'),
    enabled: person !== '',
    refetchInterval: whenNotLive(30_000),
  })

export const noticesQuery = (person: string, unread = false) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', person, unread],
    meta: { mine: true },
    queryFn: ({ pageParam }) =>
      get<Page<NoticeView>>('/notifications', {
        limit: 40,
        cursor: pageParam,
        unread: unread ? 'true' : undefined,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** The latest, for the panel. */
export const latestQuery = (person: string) =>
  queryOptions({
    queryKey: ['notifications', 'latest', person],
    meta: { mine: true },
    queryFn: () => get<Page<NoticeView>>('/notifications', { limit: 30 }),
    select: (page) => page.items,
  })

export const preferencesQuery = (person: string) =>
  queryOptions({
    queryKey: ['notifications', 'preferences', person],
    queryFn: () => get<PreferencesView>('/notifications/preferences'),
    enabled: person !== '',
  })

export function savePreferences(preferences: Preferences): Promise<PreferencesView> {
  return patch<PreferencesView>('/notifications/preferences', preferences)
}

/** Some, all about a lead, or all up to a moment. */
export function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: { ids?: string[]; lead?: string; until?: string }) =>
      post<UnreadAnswer>('/notifications/read', which),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
}
