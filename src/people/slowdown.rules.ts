/**
 * How long somebody waits after failed proofs: the first few cost nothing, then the wait doubles. It never becomes a lock
 * for good, so nobody can shut a colleague out for longer than the longest wait. From one address many people may come
 * (an office behind one router), so it may fail more often than one account.
 */
export const SLOWDOWN = {
  account: { free: 5, longestMs: 5 * 60_000 },
  address: { free: 30, longestMs: 15 * 60_000 },
} as const
export const FIRST_WAIT_MS = 1_000
/** Failures are forgotten when none came for so long. */
export const FORGET_MS = 60 * 60_000

export type Subject = keyof typeof SLOWDOWN

/** @returns ms from now until another proof is looked at; 0: at once */
export function waitAfter(subject: Subject, failures: number, lastAt: number, now: number): number {
  const { free, longestMs } = SLOWDOWN[subject]
  if (failures < free || now - lastAt > FORGET_MS) return 0
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - free, 30), longestMs)
  return Math.max(0, lastAt + wait - now)
}
