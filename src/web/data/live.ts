import { useSyncExternalStore } from 'react'
import { doubt } from './reach.ts'
import { EVERYTHING, type Change } from '#platform/changes.contract.ts'

/**
 * One event stream per window that is looked at; a hidden one hears nothing and asks for everything when it is looked at
 * again. (Over HTTP/1.1 a browser allows a site six connections in all: streams of hidden windows would use them up.)
 */
const listeners = new Set<(change: Change) => void>()
const watchers = new Set<() => void>()
let source: EventSource | null = null
let state: 'live' | 'asking' = 'asking'
let hiding: ReturnType<typeof setTimeout> | undefined
let polling: ReturnType<typeof setInterval> | undefined
let trying: ReturnType<typeof setTimeout> | undefined

/** Where no stream can be had, screens ask again so often, ms. */
export const POLL_MS = 20_000
const RETRY_MS = 60_000
/** Somebody who looks away for a moment stays connected. */
const LINGER_MS = 10_000

/** Hears what changed on the server, from anybody. */
export function onChange(listener: (change: Change) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** live: changes come by themselves · asking: they are asked for from time to time */
export function useLive(): 'live' | 'asking' {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => state,
  )
}

/** What a query that must stay fresh without a stream has as its interval. */
export const whenNotLive = (ms: number) => (): number | false => (state === 'live' ? false : ms)

export function beginLive(): () => void {
  document.addEventListener('visibilitychange', look)
  addEventListener('offline', doubt)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    removeEventListener('offline', doubt)
    close()
    clearInterval(polling)
    polling = undefined
  }
}

function look(): void {
  clearTimeout(hiding)
  if (document.visibilityState === 'hidden') hiding = setTimeout(close, LINGER_MS)
  else if (!source) open()
}

function open(): void {
  clearTimeout(trying)
  const stream = new EventSource('/api/live')
  source = stream
  let first = true
  stream.addEventListener('hello', () => {
    setState('live')
    // the browser itself says what it heard last when it comes back; a new window begins with what it has just asked
    if (first && lastClosed > 0) hand(EVERYTHING)
    first = false
  })
  stream.addEventListener('change', ({ data }: MessageEvent<string>) => hand(JSON.parse(data) as Change))
  stream.addEventListener('everything', () => hand(EVERYTHING))
  stream.onerror = () => {
    setState('asking')
    doubt()
    if (stream.readyState !== EventSource.CLOSED) return
    // signed out, too many windows, or a proxy that lets no stream through
    close()
    trying = setTimeout(look, RETRY_MS)
  }
}

let lastClosed = 0

function close(): void {
  source?.close()
  source = null
  lastClosed = Date.now()
  setState('asking')
}

function setState(next: typeof state): void {
  if (next === 'asking') polling ??= setInterval(poll, POLL_MS)
  else {
    clearInterval(polling)
    polling = undefined
  }
  if (state === next) return
  state = next
  for (const watcher of watchers) watcher()
}

function poll(): void {
  if (document.visibilityState === 'visible') hand(EVERYTHING)
}

function hand(change: Change): void {
  for (const listener of listeners) listener(change)
}
