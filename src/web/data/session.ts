import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { KeyInput, SessionView } from '#people/contract.ts'
import { inZone } from '../ui/format.ts'
import { follow } from './language.ts'
import { queryClient } from './query-client.ts'
import { get, onSignInNeeded } from './request.ts'

/**
 * Who sits here, what they may do, how one signs in. When a session ends in the middle of work, who it was stays known, so
 * that nothing that was typed is lost: `useEnded` says that they have to sign in again.
 */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const next = await get<SessionView>('/session')
    const before = queryClient.getQueryData<SessionView>(['session'])
    const over = next.mode === 'claimed' && next.via === 'nobody' && before?.via === 'session'
    if (over || ended === 'over') setEnded(over && 'over')
    if (!over) follow(next)
    inZone((over ? before : next)?.person?.timeZone ?? null)
    return over ? before : next
  },
  staleTime: 60_000,
  gcTime: Infinity,
  // asking keeps a session alive that is in use
  refetchInterval: 5 * 60_000,
})

/** over: there is none any more · stale: too old for what was asked */
let ended: 'over' | 'stale' | false = false
const listeners = new Set<() => void>()
onSignInNeeded(() => setEnded('over'))

export function setEnded(now: typeof ended): void {
  ended = now
  for (const listener of listeners) listener()
}

export function useEnded(): typeof ended {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
  )
}

/** What a person may be permitted: what a key may be given, and what is theirs alone. */
type Permission = z.infer<typeof KeyInput>['scopes'][number] | 'sign'

export function useSession(): SessionView | undefined {
  return useQuery(sessionQuery).data
}

/** Whether the one who sits here may; true until it is known, so that nothing flashes. */
export function useMay(permission: Permission): boolean {
  return useSession()?.permissions.includes(permission) ?? true
}

/** Whoever has just signed in: the same person goes on where they were, somebody else begins anew. */
export async function resume(): Promise<void> {
  const before = queryClient.getQueryData<SessionView>(['session'])
  const next = await get<SessionView>('/session')
  if (before?.person && before.person.id !== next.person?.id) return location.reload()
  queryClient.setQueryData(sessionQuery.queryKey, next)
  setEnded(false)
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}

/** Nothing that one person saw stays for the next. */
export async function begin(): Promise<SessionView> {
  queryClient.clear()
  setEnded(false)
  return queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
}
