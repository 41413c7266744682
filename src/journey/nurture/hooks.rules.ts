import type { HookCall } from '#journey/nurture/hooks.contract.ts'

/** What is posted to another system, once. */
export interface Delivery {
  url: string
  /** each signs it: while a secret is replaced the one before does too */
  secrets: string[]
  privateAllowed: boolean
  /** stays the same when it is tried again */
  id: string
  body: string
  /** epoch ms */
  now: number
}

/** What came of it. `ms`: until it answered, or was given up. */
export type Delivered = Pick<HookCall, 'outcome' | 'reason' | 'status' | 'ms' | 'detail' | 'answer'>

/** Handed over, as rooms know nothing of the outside. */
export type PostWebhook = (delivery: Delivery) => Promise<Delivered>

const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 6 * 3_600_000
/** About two days of tries. */
const MOST_ATTEMPTS = 16

/** How long until the next try, in ms; null: it is given up. */
export function waitAfter({ outcome }: Pick<Delivered, 'outcome'>, attempts: number): number | null {
  if (outcome !== 'later' || attempts >= MOST_ATTEMPTS) return null
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS)
}

/** The secrets that sign at a moment, the present one first. */
export function secretsAt(
  {
    secret,
    secretBefore,
    beforeUntil,
  }: { secret: string; secretBefore: string | null; beforeUntil: number | null },
  now: number,
): string[] {
  return secretBefore !== null && beforeUntil !== null && now < beforeUntil
    ? [secret, secretBefore]
    : [secret]
}

/** Why nobody was called; the timeline says it in these words. */
export const NO_SYSTEM = 'there is no such system any more'
export const NO_PERSON = 'the person was erased'
