import { useSyncExternalStore } from 'react'

/**
 * Whether the server answers at all. It is asked only when there is a doubt: the stream of changes broke, or the code of
 * a screen could not be fetched.
 */
const watchers = new Set<() => void>()
let lost = false
let asking: ReturnType<typeof setTimeout> | undefined

/** So often it is asked whether a server is back, ms. */
export const AGAIN_MS = 3_000
/** A server that is started anew is back sooner: nobody needs to hear of it. */
const DOUBT_MS = 1_500

export function useLost(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => lost,
  )
}

/** Something could not be reached; whether it is the server is found out, and asked again until it answers. */
export function doubt(): void {
  asking ??= setTimeout(() => void ask(), DOUBT_MS)
}

export async function answers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

async function ask(): Promise<void> {
  const there = await answers()
  asking = there ? undefined : setTimeout(() => void ask(), AGAIN_MS)
  if (lost === !there) return
  lost = !there
  for (const watcher of watchers) watcher()
}
