import type { Stretch } from '#work/card.ts'

/** A lead of which is known something else than before, for whoever looks for its duplicates. */
export interface MatchDue {
  seq: number
  /** history that was taken in: what happens now goes first */
  bulk: boolean
  /** the lead that was on its own again: somebody said that it is another person */
  parted: string | null
}

/** What changes who somebody looks like. Most that happens to a lead does not, and costs nothing here. */
const TELLING: readonly string[] = [
  'LeadCaptured',
  'LeadDetailsChanged',
  'LeadMerged',
  'LeadAbsorbed',
  'LeadUnmerged',
  'PersonErased',
]

export function matchDue({ after, entries }: Stretch): MatchDue | null {
  const telling = entries.filter(({ entry }) => TELLING.includes(entry.kind))
  if (telling.length === 0) return null
  const undone = telling.map(({ entry }) => entry).findLast((entry) => entry.kind === 'LeadUnmerged')
  const parted =
    undone?.kind === 'LeadUnmerged' && undone.body.lead !== after.leadId ? undone.body.lead : null
  return { seq: after.seq, bulk: telling[0]!.entry.history, parted }
}
