/** A lead that hears of an opportunity. */
export interface Telling {
  lead: string
  /** as in OpportunityReported */
  of?: string[]
}

/**
 * Who hears of an opportunity, in the order in which leads are named, each once: whoever was merged hears of it in the lead
 * that it goes on in.
 * @param named those who heard of it before and those who are named now
 * @param now those who are named now
 * @param known by lead: where it goes on, itself or another, and whether others go on there
 */
export function tellings(
  named: readonly string[],
  now: readonly string[],
  known: ReadonlyMap<string, { hears: string; isMerged: boolean }>,
): Telling[] {
  const found = new Map<string, { of: string[]; isMerged: boolean }>()
  for (const id of new Set(named)) {
    const { hears, isMerged } = known.get(id)!
    const own = found.get(hears) ?? { of: [], isMerged }
    found.set(hears, own)
    if (now.includes(id)) own.of.push(id)
  }
  return [...found].map(([lead, { of, isMerged }]) => (isMerged && of.length > 0 ? { lead, of } : { lead }))
}
