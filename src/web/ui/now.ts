import { useSyncExternalStore } from 'react'

/** The wall clock, shared by every ticking label, so that a thousand rows cost one timer. */
function ticker(step: number) {
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  return {
    listen: (listener: () => void) => {
      listeners.add(listener)
      timer ??= setInterval(() => {
        now = Date.now()
        for (const each of listeners) each()
      }, step)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    read: () => now,
  }
}

const seconds = ticker(1_000)
const minutes = ticker(30_000)

export const useSecond = (): number => useSyncExternalStore(seconds.listen, seconds.read)
export const useMinute = (): number => useSyncExternalStore(minutes.listen, minutes.read)
