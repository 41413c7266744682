import { useSyncExternalStore } from 'react'

export interface Toast {
  text: string
  tone: 'good' | 'bad' | 'plain'
  /** a way back, offered for as long as the message stands */
  action?: { label: string; run: () => void }
  /** how long it stands, ms; six seconds by default */
  stands?: number
}

type Shown = Toast & { key: number }

const STANDS_MS = 6_000
let shown: readonly Shown[] = []
let lastKey = 0
const listeners = new Set<() => void>()

/** Returns the key by which `dismiss` takes it away before its time. */
export function toast(message: Toast): number {
  const key = ++lastKey
  change([...shown.slice(-2), { ...message, key }])
  setTimeout(() => dismiss(key), message.stands ?? STANDS_MS)
  return key
}

export function dismiss(key: number): void {
  change(shown.filter((one) => one.key !== key))
}

export function useToasts(): readonly Shown[] {
  return useSyncExternalStore(listen, () => shown)
}

function change(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
