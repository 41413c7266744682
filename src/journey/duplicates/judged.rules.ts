import type { FoundPair } from './pairs.rules.ts'
import type { KeptPair } from './kept.store.ts'

/** Who was told to be somebody else is asked about again only if what is known now doubles the odds. */
const WORTH_ASKING = 1

/**
 * What becomes of the pairs of some leads after they were compared: what was found is kept, and what nobody decided and was
 * not found any more goes. A decision stands for as long as the details stand, or say no more than before.
 * `digests`: by lead, of what was compared.
 */
export function judged(
  before: readonly KeptPair[],
  found: readonly FoundPair[],
  digests: ReadonlyMap<string, number>,
): { kept: (FoundPair & { reopen: boolean })[]; dropped: { lead: string; other: string }[] } {
  const name = (pair: { lead: string; other: string }): string => `${pair.lead} ${pair.other}`
  const known = new Map(before.map((pair) => [name(pair), pair]))
  const again = new Set(found.map(name))
  return {
    kept: found.map((pair) => ({ ...pair, reopen: isNew(known.get(name(pair)), pair, digests) })),
    dropped: before.filter((pair) => !again.has(name(pair))),
  }
}

function isNew(
  before: KeptPair | undefined,
  { lead, other, bits }: FoundPair,
  digests: ReadonlyMap<string, number>,
): boolean {
  if (before?.state !== 'different' || before.digests === null) return false
  const [first, second] = before.digests
  const same = first === digests.get(lead) && second === digests.get(other)
  return !same && bits >= (before.decidedBits ?? bits) + WORTH_ASKING
}
