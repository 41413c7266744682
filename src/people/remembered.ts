/** How long a session or key that was looked up is believed without looking again, ms. An end counts by then everywhere. */
export const BELIEVED_MS = 5_000
const MOST = 10_000

/** Answers that are good for some seconds: who a cookie or a key belongs to, without a query per request. */
export function remembered<Value>(now: () => number): {
  get: (key: string) => Value | undefined
  put: (key: string, value: Value, until?: number) => Value
  clear: () => void
} {
  const known = new Map<string, { value: Value; until: number }>()
  return {
    get: (key) => {
      const found = known.get(key)
      return found && found.until > now() ? found.value : undefined
    },
    put: (key, value, until = Infinity) => {
      if (known.size >= MOST) known.clear()
      known.set(key, { value, until: Math.min(until, now() + BELIEVED_MS) })
      return value
    },
    clear: () => known.clear(),
  }
}
