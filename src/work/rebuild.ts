import { readStream } from '#ledger/read.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { traitsOf } from '#work/projection-nurture.rules.ts'
import { adopted } from '#work/adopted.rules.ts'
import { rowsOf } from '#work/rows.ts'
import { insertRows } from '#work/write.ts'
import type { Card, Stretch } from '#work/card.ts'
import type { Chained } from '#ledger/chain.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rows } from '#work/write.ts'

/**
 * Read models that say what a lead did, and how they are named among the rows of a batch. Not here: the outbox and mails,
 * which hold what became of them outside, and are kept whatever is undone; signals, which stay with the lead that they are of.
 */
export const REBUILT = {
  passages: 'passages',
  touches: 'touches',
  handoffs: 'handoffs',
  clocks: 'clocks',
  opportunities: 'opportunities',
  opportunity_changes: 'opportunityChanges',
  meetings: 'meetings',
  ratings: 'ratings',
  enrolments: 'enrolments',
  steps_taken: 'stepsTaken',
  consents: 'consents',
  watches: 'watches',
  outcomes: 'outcomes',
} as const satisfies Record<string, keyof Rows>

/** A lead that was merged away, and when (epoch ms). */
export interface Absorbed {
  card: Card
  at: number
}

/**
 * Makes a lead's rows anew from its stream, in the caller's transaction: those of its own history, and of the leads that go
 * on in it those that say what was done. The absorbed leads keep none of their own, so that everything is counted once.
 */
export async function rebuild(transaction: Queryable, card: Card, absorbed: Absorbed[]): Promise<void> {
  const leads = [card.leadId, ...absorbed.map((one) => one.card.leadId)]
  for (const table of Object.keys(REBUILT))
    await transaction.query(`delete from ${table} where workspace_no = 1 and lead_id = any($1::uuid[])`, [
      leads,
    ])
  await transaction.query('delete from signals where workspace_no = 1 and lead_id = $1', [card.leadId])
  const rows = rowsOf({
    now: 0,
    stretches: [await historyOf(transaction, card)],
    submissions: [],
    answers: [],
    turns: [],
    facets: [],
  })
  await insertRows(transaction, firstTold(picked(rows)))
  const { leadId: lead, state } = card
  const survivor = { lead, passages: rows.passages, opportunities: state.opportunities }
  // in one order, so that the audit numbers them alike
  const sorted = absorbed.toSorted((a, b) => (a.card.leadId < b.card.leadId ? -1 : 1))
  for (const [slot, one] of sorted.entries())
    await insertRows(transaction, adopted(await historyOf(transaction, one.card), survivor, slot, one.at))
}

async function historyOf(db: Queryable, card: Card): Promise<Stretch> {
  return historyFrom(card, (await readStream(db, card.leadId)) as unknown as LeadEntry[])
}

/** A whole stream as one stretch, without what was undone. */
export function historyFrom(card: Card, entries: LeadEntry[]): Stretch {
  return {
    before: null,
    passBefore: 0,
    stageBefore: '',
    traitsBefore: traitsOf(undefined),
    after: card,
    entries: effective(entries).map((entry) => ({ entry }) as Chained<LeadEntry>),
    keys: [],
    company: null,
  }
}

function picked(rows: Rows): Partial<Rows> {
  const names = [...Object.values(REBUILT), 'signals' as const]
  return Object.fromEntries(names.map((name) => [name, rows[name]])) as Partial<Rows>
}

/**
 * Which lead an opportunity is counted with was settled by its first telling; where it was counted with a lead that goes on
 * in this one, it is counted here.
 */
function firstTold(rows: Partial<Rows>): Partial<Rows> {
  const opportunities = rows.opportunities?.map((row) => ({ ...row, primary: isPrimary(row) }))
  return { ...rows, ...(opportunities && { opportunities }) }
}

function isPrimary({ id, stretch }: Rows['opportunities'][number]): boolean {
  let first: boolean | null = null
  for (const { entry } of stretch.entries) {
    if (entry.kind === 'LeadMerged') {
      if (entry.body.opportunities.some(({ told }) => told.id === id && told.primary)) return true
    } else if (entry.kind.startsWith('Opportunity')) {
      const told = entry.body as { id: string; primary: boolean }
      if (told.id === id) first ??= told.primary
    }
  }
  return first ?? false
}
