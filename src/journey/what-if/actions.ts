import { count, emptyTally, perWeek } from '#journey/what-if/tally.rules.ts'
import { rederive } from '#journey/audit/rules.ts'
import { readStreamsAfter } from '#ledger/read.ts'
import { relive } from '#journey/what-if/rules.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { Law } from '#journey.ts'
import type { Taken } from '#journey/what-if/rules.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface ChangedLead {
  id: string
  name: string | null
  /** when it was first handed over under the agreement that hands it over */
  at: string
}

export interface WhatIf {
  leads: number
  entries: number
  inForce: Tally
  proposed: Tally
  /** handed over under the proposed agreement alone, and under the one in force alone; the first thousand of each */
  gained: ChangedLead[]
  lost: ChangedLead[]
  counts: { gained: number; lost: number }
  notes: string[]
}

/** The record is not what its own agreement leads to: nothing can be compared with it. */
export interface NotReproduced {
  lead: string
  seq: number | null
  what: string
}

const LEADS_AT_ONCE = 200
const MOST = 1_000
const NO_LEAD = '00000000-0000-0000-0000-000000000000'

/**
 * Runs every lead's facts through the journey twice: under the agreements of the record, which must reproduce it
 * exactly, and under the proposed one as if it had always been in force.
 */
export async function whatIf(
  floor: { db: Database; law: Law; now: () => number },
  proposed: Ruleset,
  onProgress: (leads: number, entries: number) => void = () => undefined,
): Promise<WhatIf | NotReproduced> {
  const until = floor.now()
  const current = floor.law.at(until)
  const trial: Law = { at: () => proposed, version: () => proposed }
  const inForce = emptyTally({ version: current.version, name: current.name })
  const under = emptyTally({ version: proposed.version, name: proposed.name })
  const changed = { gained: collector(), lost: collector() }
  let entries = 0
  let first = until
  const walked = await floor.db.transaction(
    async (snapshot) => {
      for (let after = NO_LEAD; ;) {
        const streams = await readStreamsAfter(snapshot, after, LEADS_AT_ONCE)
        if (streams.size === 0) return null
        for (const [lead, stream] of streams) {
          const taken: Taken[] = []
          const { findings } = rederive(floor.law, stream, (fact, clock) => void taken.push({ fact, clock }))
          if (findings[0]) return { lead, seq: findings[0].seq, what: findings[0].what }
          const [was, would] = [relive(floor.law, taken, until), relive(trial, taken, until)]
          count(inForce, was)
          count(under, would)
          if (was.handedOver.length === 0 && would.handedOver.length > 0)
            changed.gained.add(lead, would.handedOver[0]!)
          if (was.handedOver.length > 0 && would.handedOver.length === 0)
            changed.lost.add(lead, was.handedOver[0]!)
          entries += stream.length
          first = Math.min(first, taken[0]?.clock ?? until)
          after = lead
        }
        onProgress(inForce.leads, entries)
      }
    },
    { isolation: 'repeatable read', readOnly: true, timeoutMs: 600_000 },
  )
  if (walked) return walked
  for (const tally of [inForce, under]) tally.perWeek = perWeek(tally.handovers, first, until)
  return {
    leads: inForce.leads,
    entries,
    inForce,
    proposed: under,
    gained: await named(floor.db, changed.gained.kept),
    lost: await named(floor.db, changed.lost.kept),
    counts: { gained: changed.gained.count(), lost: changed.lost.count() },
    notes: notesOf(under),
  }
}

function collector() {
  const kept: { id: string; at: number }[] = []
  let count = 0
  return {
    kept,
    count: () => count,
    add: (id: string, at: number): void => {
      count++
      if (kept.length < MOST) kept.push({ id, at })
    },
  }
}

async function named(db: Queryable, leads: { id: string; at: number }[]): Promise<ChangedLead[]> {
  const { rows } = await db.query<{ lead_id: string; name: string | null }>(
    `select lead_id, coalesce(name, email, company) as name from leads where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [leads.map(({ id }) => id)],
  )
  const names = new Map(rows.map((row) => [row.lead_id, row.name]))
  return leads.map(({ id, at }) => ({ id, name: names.get(id) ?? null, at: new Date(at).toISOString() }))
}

function notesOf(tally: Tally): string[] {
  const notes = [
    'What a rep would have done with a lead that he was never offered cannot be known: under the proposed agreement such a lead waits unanswered.',
    'What people did is taken as it happened, although another hand-over might have led them to act otherwise; opportunities and wins are those of the record.',
    'Fields that were not declared when a lead was captured are kept as personal details, and rules of the proposed agreement cannot see them.',
  ]
  if (tally.ignored > 0) {
    notes.push(
      `${tally.ignored} facts make no sense under the proposed agreement (answers to offers that it does not make, unknown reasons or stages) and were left out.`,
    )
  }
  return notes
}
