import { readBriefs, readStandings, readWhole } from '#journey/what-if/read.store.ts'
import { addChange, emptyChanges } from '#journey/what-if/changes.rules.ts'
import { count, emptyTally } from '#journey/what-if/tally.rules.ts'
import { isWanted, provenSubject, subjectOf, tryOut } from '#journey/what-if/trial.rules.ts'
import type { Changes } from '#journey/what-if/changes.rules.ts'
import type { Filter, NotReproduced, Subject } from '#journey/what-if/trial.rules.ts'
import type { Law } from '#journey.ts'
import type { Slice } from '#journey/what-if/read.store.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'
import type { Transaction } from '#platform/database.ts'

export interface Terms {
  law: Law
  trial: Law
  now: number
  filter: Filter
}

/** A slice of the leads, and whether every ruling of theirs is to be derived again and compared. */
export interface Portion extends Slice {
  prove: boolean
}

export interface Part {
  tally: Tally
  changes: Changes
  proven: number
}

export function emptyPart(): Part {
  return { tally: emptyTally(), changes: emptyChanges(), proven: 0 }
}

/** Takes a portion of the ledger into a part, in place. Null: all is well. */
export async function takePortion(
  snapshot: Transaction,
  terms: Terms,
  portion: Portion,
  part: Part,
): Promise<NotReproduced | null> {
  const { law, now } = terms
  const standings = await readStandings(snapshot, portion)
  let trouble: NotReproduced | null = null
  const again: string[] = []
  const prove = (id: string, entries: Parameters<typeof provenSubject>[2]): void => {
    if (trouble) return
    const standing = standings.get(id)
    trouble = standing ? shortOf(id, standing.entries, entries) : unknownCard(id)
    if (trouble) return
    const subject = provenSubject(law, id, entries, now)
    if ('what' in subject) trouble = subject
    else {
      part.proven++
      tally(part, terms, subject, entries.length)
    }
  }
  if (portion.prove) {
    await readWhole(snapshot, portion, prove)
    return trouble
  }
  await readBriefs(snapshot, portion, (lead) => {
    const standing = standings.get(lead.id)
    if (!standing) trouble ??= unknownCard(lead.id)
    if (trouble || !standing) return
    const subject = lead.mixed ? null : subjectOf(law, lead, standing.nextDueAt, now)
    if (subject) tally(part, terms, subject, standing.entries)
    else again.push(lead.id)
  })
  if (!trouble) await readWhole(snapshot, again, prove)
  return trouble
}

function shortOf(id: string, expected: number, entries: { seq: number }[]): NotReproduced | null {
  if (entries.at(-1)?.seq === expected && entries.length === expected) return null
  return { lead: id, seq: expected, what: 'entries are missing, or the card is at another position' }
}

function unknownCard(id: string): NotReproduced {
  return { lead: id, seq: null, what: 'entries without a card' }
}

function tally(part: Part, { trial, filter }: Terms, subject: Subject, entries: number): void {
  part.tally.entries += entries
  if (!isWanted(filter, subject.story)) return
  const pair = tryOut(trial, subject)
  count(part.tally, pair, subject.until)
  addChange(part.changes, subject.id, pair)
}
