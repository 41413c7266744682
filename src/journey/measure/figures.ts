import type { Services } from '#work/services.ts'

interface Counted<Value> {
  /** epoch ms */
  at: number
  value: Value
}

/** A figure of a quarter does not change within a minute. */
const FRESH_MS = 60_000
/** So old a figure is not shown any more: whoever asks waits for a new one. */
const STALE_MS = 15 * 60_000

const kept = new WeakMap<
  object,
  Map<string, { last: Counted<unknown> | null; next: Promise<Counted<unknown>> | null }>
>()

/**
 * Figures over many thousand rows, counted once for everybody who looks: what is older than a minute is answered as it is
 * and counted anew meanwhile. Counting never runs twice at once for one key.
 */
export async function figures<Value>(
  services: Pick<Services, 'db' | 'now' | 'log'>,
  key: string,
  count: () => Promise<Value>,
): Promise<Counted<Value>> {
  const mine = kept.get(services.db) ?? new Map()
  kept.set(services.db, mine)
  const slot = mine.get(key) ?? { last: null, next: null }
  mine.set(key, slot)
  const age = slot.last ? services.now() - slot.last.at : Infinity
  if (age < FRESH_MS && age >= 0) return slot.last as Counted<Value>
  slot.next ??= count()
    .then((value) => (slot.last = { at: services.now(), value }))
    .finally(() => (slot.next = null))
  if (age >= STALE_MS || age < 0) return slot.next as Promise<Counted<Value>>
  slot.next.catch((error: unknown) =>
    services.log.warn('figures could not be counted', { key, error: String(error) }),
  )
  return slot.last as Counted<Value>
}
