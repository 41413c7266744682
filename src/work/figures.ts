import { inTurn, rootOf } from '#work/in-turn.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

interface Counted<Value> {
  /** epoch ms: when counting began, so that what happened meanwhile is not claimed */
  at: number
  /** how long counting took, ms */
  took: number
  value: Value
}

/** A figure of a quarter does not change within a minute. */
const FRESH_MS = 60_000
/** What took long to count stays as it is for so many times as long: counting is never more than a thirtieth of the day. */
const FRESH_TIMES = 30
/** With `quick`, for so many times as long: what took long once is often counted quickly the next time. */
const FRESH_TIMES_QUICK = 2
/** So old a figure is not shown any more: whoever asks waits for a new one. The server's job keeps them younger. */
const STALE_MS = 3_600_000

/** Filters make as many figures as people think of; those that nobody asked for lately are counted again. */
const MOST_KEPT = 300

interface Slot {
  last: Counted<unknown> | null
  next: Promise<Counted<unknown>> | null
  /** nobody waits for the next one: it goes behind those who look */
  isAhead: boolean
}

const kept = new WeakMap<object, Map<string, Slot>>()

/**
 * Figures over many thousand rows, counted once for everybody who looks: what is older than a minute is answered as it is,
 * with the moment at which it was counted, and counted anew meanwhile. Counting runs once at a time for one key (twice where
 * somebody waits for what goes behind those who look), and what it asks of the database waits its turn: `count` is given a way to it that lets one question through at a time. What
 * nobody waits for, and what is asked by way of such a way (`inTurn(db, 'ahead')`), goes behind those who look.
 * `noOlder`, ms: who cannot do with an older one waits. `quick`, ms: what is
 * counted quicker is counted for whoever asks, and what is not is at most a minute old: what was slow once, because the server had just
 * started, would else stay for a quarter of an hour.
 */
export async function figures<Value>(
  services: Pick<Services, 'now' | 'log'> & { db: Queryable },
  key: string,
  count: (db: Queryable) => Promise<Value>,
  noOlder = STALE_MS,
  quick = 0,
): Promise<Counted<Value>> {
  const root = rootOf(services.db)
  const mine = kept.get(root) ?? new Map()
  kept.set(root, mine)
  const slot: Slot = mine.get(key) ?? { last: null, next: null, isAhead: false }
  // the one that was asked for last stands last
  mine.delete(key)
  mine.set(key, slot)
  for (const [old, { next }] of mine) {
    if (mine.size <= MOST_KEPT) break
    if (next === null && old !== key) mine.delete(old)
  }
  const age = slot.last ? services.now() - slot.last.at : Infinity
  const isQuick = slot.last !== null && slot.last.took < quick
  const took = slot.last?.took ?? 0
  const fresh =
    quick > 0 ? Math.min(FRESH_MS, FRESH_TIMES_QUICK * took) : Math.max(FRESH_MS, FRESH_TIMES * took)
  if (slot.last && !isQuick && age >= 0 && age < fresh) return slot.last as Counted<Value>
  const waits = isQuick || age >= noOlder || age < 0
  const isAhead = !waits || services.db === inTurn(root, 'ahead')
  // who waits does not wait for one that goes behind everybody who looks
  if (slot.next === null || (slot.isAhead && !isAhead)) {
    const next = counting(services, () => count(inTurn(root, isAhead ? 'ahead' : 'looking')))
      .then((counted) => {
        if (!slot.last || counted.at >= slot.last.at) slot.last = counted
        return counted
      })
      .finally(() => (slot.next = slot.next === next ? null : slot.next))
    slot.next = next
    slot.isAhead = isAhead
  }
  if (waits) return slot.next as Promise<Counted<Value>>
  slot.next.catch((error: unknown) =>
    services.log.warn('figures could not be counted', { key, error: String(error) }),
  )
  return slot.last as Counted<Value>
}

async function counting<Value>(
  { now }: Pick<Services, 'now'>,
  count: () => Promise<Value>,
): Promise<Counted<Value>> {
  const at = now()
  const value = await count()
  return { at, took: now() - at, value }
}
