import type { Body } from '#journey/entries.ts'

/** What is needed of an entry to know whether it still counts. */
interface Placed {
  seq: number
  kind: string
  body: unknown
}

/**
 * The entries of a stream that are still the lead's history: an undone merge takes away all that was written while it
 * lasted, with itself. Nothing leaves the ledger; whoever counts or shows what a lead did reads this.
 */
export function effective<E extends Placed>(entries: readonly E[]): E[] {
  const left: E[] = []
  for (const entry of entries) {
    if (entry.kind !== 'LeadUnmerged') left.push(entry)
    else {
      const { from } = entry.body as Body<'LeadUnmerged'>
      while (left.length > 0 && left.at(-1)!.seq >= from) left.pop()
    }
  }
  return left
}

/** The lead by whose key or page a fact came in, where that is not the lead whose stream it is on. */
export function cameBy(body: unknown): string | null {
  return (body as { cameBy?: string } | null)?.cameBy ?? null
}
