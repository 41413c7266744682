import { useSyncExternalStore } from 'react'

export interface Toast {
  text: string
  tone: 'good' | 'bad' | 'plain'
  /** a way back, offered for as long as the message stands */
  action?: { label: string; run: () => void }
}

type Shown = Toast & { key: number }

const STANDS_MS = 6_000
let shown: readonly Shown[] = []
let lastKey = 0
const listeners = new Set<() => void>()

export function toast(message: Toast): void {
  const key = ++lastKey
  change([...shown.slice(-2), { ...message, key }])
  setTimeout(() => dismiss(key), STANDS_MS)
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
