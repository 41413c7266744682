import { effective } from '#journey/merging/effective.rules.ts'
import {
  cameWithin,
  cellsOf,
  knownAt,
  lookAt,
  type Example,
  type LeftOut,
  type PassSeen,
} from './examples.rules.ts'
import type { Asked, Training } from './train.rules.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Queryable } from '#platform/database.ts'

/** So many passes tell all that a card of a few dozen rules can hold, and are learned from within twenty seconds. */
export const MOST_PASSES = 100_000
const LEADS_AT_ONCE = 500
const DAY_MS = 86_400_000
const LATE_MS = 7 * DAY_MS
const WITHIN = { timeoutMs: 300_000 }

/** What training needs of the past: examples, and what was left out by name. */
export interface Gathered {
  examples: Example[]
  data: Omit<Training['data'], 'examples' | 'came' | 'from' | 'to'>
}

/**
 * Examples from the passes and streams of the workspace, each as it was known at its moment. Null: stopped.
 * @param goesOn told how many passes were read, of how many; false stops
 */
export async function gatherExamples(
  db: Queryable,
  asked: Asked,
  now: number,
  goesOn: (read: number, of: number) => Promise<boolean>,
): Promise<Gathered | null> {
  const { passes, oneIn } = await readPasses(db, now)
  const leftOut: LeftOut = { never: 0, decided: 0, over: 0, censored: 0, unreadable: 0 }
  const horizonMs = asked.horizonDays * DAY_MS
  const looked = new Map<string, { pass: PassSeen; at: number }[]>()
  let late = 0
  for (const pass of passes) {
    const at = lookAt(pass, asked.moment, asked.outcome, horizonMs, now)
    if (typeof at === 'string') leftOut[at] += 1
    else {
      if (pass.recordedAt - pass.beganAt > LATE_MS) late += 1
      looked.set(pass.lead, [...(looked.get(pass.lead) ?? []), { pass, at }])
    }
  }
  const leads = [...looked.keys()]
  const examples: Example[] = []
  for (let from = 0; from < leads.length; from += LEADS_AT_ONCE) {
    if (!(await goesOn(from, leads.length))) return null
    const ids = leads.slice(from, from + LEADS_AT_ONCE)
    const streams = await readStreams(
      db,
      ids,
      ids.map((id) => looked.get(id)!.at(-1)!.at),
    )
    for (const id of ids) {
      const found = examplesOf(streams.get(id) ?? [], looked.get(id)!, horizonMs)
      if (found === null) leftOut.unreadable += looked.get(id)!.length
      else examples.push(...found)
    }
  }
  if (!(await goesOn(leads.length, leads.length))) return null
  return { examples, data: { passes: passes.length, late, leftOut, oneIn } }
}

function examplesOf(
  entries: Entry[],
  looked: { pass: PassSeen; at: number }[],
  horizonMs: number,
): Example[] | null {
  const byMoment = looked.toSorted((a, b) => a.at - b.at)
  let i = 0
  try {
    const known = knownAt(
      effective(entries),
      byMoment.map(({ at }) => at),
      (state, at): Example => {
        const { pass } = byMoment[i++]!
        return {
          at,
          beganAt: pass.beganAt,
          cells: cellsOf(state, pass),
          came: cameWithin(pass.came, at, horizonMs),
          score: state.score.total,
          rules: state.score.parts.map(({ rule }) => rule),
        }
      },
    )
    return known.filter((one) => one !== null)
  } catch {
    return null
  }
}

/** Passes of leads that are drawn by a hash of their ids, so that it is the same ones every time; all of a lead or none. */
async function readPasses(db: Queryable, now: number): Promise<{ passes: PassSeen[]; oneIn: number }> {
  const { rows: counted } = await db.query<{ n: number }>(
    'select count(*) as n from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)',
    [now],
    WITHIN,
  )
  const oneIn = Math.max(1, Math.ceil(counted[0]!.n / MOST_PASSES))
  const { rows } = await db.query<{
    lead: string
    pass: number
    began: number
    recorded: number
    qualified: number | null
    ended: number | null
    opportunity: number | null
    won: number | null
    source: string | null
    channel: string | null
  }>(
    `select lead_id as lead, pass, began_at as began, recorded_at as recorded, qualified_at as qualified, ended_at as ended,
            opportunity_at as opportunity, won_at as won, source, channel
       from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)
        and ($2 = 1 or abs(hashtextextended(lead_id::text, 7) % $2::int8) = 0)
      order by lead_id, pass`,
    [now, oneIn],
    WITHIN,
  )
  const came = new Map<string, PassSeen['came']>()
  for (const { lead, opportunity, won } of rows) {
    const one = came.get(lead) ?? { opportunity: [], won: [] }
    if (opportunity !== null) one.opportunity.push(opportunity)
    if (won !== null) one.won.push(won)
    came.set(lead, one)
  }
  const passes = rows.map((row): PassSeen => ({
    lead: row.lead,
    pass: row.pass,
    beganAt: row.began,
    recordedAt: row.recorded,
    qualifiedAt: row.qualified,
    endedAt: row.ended,
    source: row.source,
    channel: row.channel,
    came: came.get(row.lead)!,
  }))
  return { passes, oneIn }
}

/** Streams up to a moment each: what happened later is not even read. */
async function readStreams(db: Queryable, ids: string[], until: number[]): Promise<Map<string, Entry[]>> {
  const { rows } = await db.query<
    Omit<Entry, 'recordedAt' | 'body'> & { id: string; recorded: number; text: string }
  >(
    `select e.lead_id as id, e.seq, e.kind, e.fact, e.history, e.at, e.recorded_at as recorded, e.body::text as text
       from unnest($1::uuid[], $2::float8[]) as asked(id, until)
       join entries e on e.workspace_no = 1 and e.lead_id = asked.id and e.at <= to_timestamp(asked.until / 1000.0)
      order by e.lead_id, e.seq`,
    [ids, until],
    WITHIN,
  )
  const streams = new Map<string, Entry[]>()
  for (const { id, recorded, text, ...entry } of rows) {
    const stream = streams.get(id) ?? []
    if (stream.length === 0) streams.set(id, stream)
    stream.push({ ...entry, recordedAt: recorded, body: JSON.parse(text) as unknown })
  }
  return streams
}
