import type { Pair } from '#journey/what-if/tally.rules.ts'

/** A lead that an agreement takes to a stage and the other does not; `at`: when, epoch ms. */
export interface Change {
  id: string
  at: number
}

export type Which = 'gained' | 'lost'

/** By stage; HANDED_OVER stands for being handed over to sales, whichever stage that is. */
export type Changes = Record<Which, Record<string, Change[]>>

export const HANDED_OVER = 'handed_over'
/** nobody reads more, and a table of a million would be another ledger; the counts are of all */
export const MOST_LISTED = 10_000

export function emptyChanges(): Changes {
  return { gained: {}, lost: {} }
}

/** Notes where a lead's two lives differ, in place. */
export function addChange(changes: Changes, id: string, { was, would }: Pair): void {
  const [before, after] = [was.handedOver[0], would.handedOver[0]]
  if (after !== undefined && before === undefined) put(changes.gained, HANDED_OVER, { id, at: after })
  if (before !== undefined && after === undefined) put(changes.lost, HANDED_OVER, { id, at: before })
  for (const stage in would.reached)
    if (!Object.hasOwn(was.reached, stage)) put(changes.gained, stage, { id, at: would.reached[stage]! })
  for (const stage in was.reached)
    if (!Object.hasOwn(would.reached, stage)) put(changes.lost, stage, { id, at: was.reached[stage]! })
}

function put(lists: Record<string, Change[]>, stage: string, change: Change): void {
  const list = (lists[stage] ??= [])
  if (list.length < MOST_LISTED) list.push(change)
}

/** Adds the changes of other leads, in place. */
export function addChanges(into: Changes, more: Changes): void {
  for (const which of ['gained', 'lost'] as const)
    for (const stage in more[which]) for (const change of more[which][stage]!) put(into[which], stage, change)
}
