import type { Query, QueryClient } from '@tanstack/react-query'
import type { Change } from '#platform/changes.contract.ts'
import { onChange } from './live.ts'
import { apart, matters, patience } from './live-rules.ts'

/** Asks again for what is shown when it changed. `me` says who sits here now. */
export function follow(client: QueryClient, me: () => string): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()

  const take = (change: Change) => {
    for (const query of client.getQueryCache().getAll()) {
      const { queryKey, meta } = query
      if (!matters({ queryKey, meta, data: query.state.data }, change, me())) continue
      // what nobody looks at is asked for when somebody does
      if (!query.isActive()) query.invalidate()
      else later(query, change)
    }
  }

  const later = (query: Query, change: Change) => {
    if (waiting.has(query.queryHash)) return
    const next = query.state.dataUpdatedAt + apart(query.meta, change, me()) - Date.now()
    const wait = Math.max(next, patience(change, Math.random()))
    waiting.set(
      query.queryHash,
      setTimeout(() => {
        waiting.delete(query.queryHash)
        void client.invalidateQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: true })
      }, wait),
    )
  }

  const stop = onChange(take)
  return () => {
    stop()
    for (const timer of waiting.values()) clearTimeout(timer)
  }
}
