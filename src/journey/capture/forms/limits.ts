import { createHash, randomBytes } from 'node:crypto'

/** So many forms from one address within the window: a whole office behind one address may still register for a webinar. */
const MOST = 30
const WINDOW_MS = 600_000
const DAY_MS = 86_400_000
/** Beyond so many addresses at once the oldest are forgotten: memory has an end. */
const REMEMBERED = 100_000

/**
 * Counts forms per address, in memory alone. No address is kept: only its hash with a salt that is thrown away every day.
 * @returns asks whether one more is too many, and counts it; seconds to wait, or null
 */
export function createLimiter(now: () => number): (address: string) => number | null {
  let salt = randomBytes(16)
  let since = now()
  const seen = new Map<string, number[]>()
  return (address) => {
    const at = now()
    if (at - since >= DAY_MS) {
      salt = randomBytes(16)
      since = at
      seen.clear()
    }
    const key = createHash('sha256').update(salt).update(address).digest('base64')
    const recent = (seen.get(key) ?? []).filter((moment) => at - moment < WINDOW_MS)
    if (recent.length >= MOST) return Math.ceil((recent[0]! + WINDOW_MS - at) / 1_000)
    seen.delete(key)
    seen.set(key, [...recent, at])
    if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value!)
    return null
  }
}
