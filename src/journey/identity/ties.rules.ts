/** What people say of companies: this one is the same as that one. A tie goes from one company to one other. */
export type Tie = readonly [company: string, other: string]

/**
 * The company that stands for each one that is tied: where its ties end. Each tie can be taken back by itself and in any
 * order; what is left leads to where it led before.
 */
export function rootsOf(ties: readonly Tie[]): Map<string, string> {
  const next = new Map(ties)
  const roots = new Map<string, string>()
  for (const id of new Set(ties.flat())) roots.set(id, endOf(next, id))
  return roots
}

function endOf(next: ReadonlyMap<string, string>, from: string): string {
  const seen = new Set<string>()
  let at = from
  for (let to = next.get(at); to !== undefined; to = next.get(at)) {
    // ties are refused before they make a circle; one that was written otherwise must not hang the server
    if (seen.has(at)) return from
    seen.add(at)
    at = to
  }
  return at
}

/** Whether `of` is the company itself or stands above it by the ties: to say the reverse as well would be a circle. */
export function isAbove(ties: readonly Tie[], company: string, of: string): boolean {
  const next = new Map(ties)
  const seen = new Set<string>()
  for (let at: string | undefined = of; at !== undefined && !seen.has(at); at = next.get(at)) {
    if (at === company) return true
    seen.add(at)
  }
  return false
}
