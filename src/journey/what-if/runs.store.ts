import { MOST_LISTED } from '#journey/what-if/changes.rules.ts'
import type { ChangesQuery, WhatIfResult, WhatIfRun } from '#journey/what-if/contract.ts'
import type { Change, Changes } from '#journey/what-if/changes.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** Moments: epoch ms. */
export interface StoredRun {
  id: string
  status: WhatIfRun['status']
  name: string
  by: string
  startedAt: number
  aliveAt: number
  finishedAt: number | null
  leads: number
  of: number | null
  problem: string | null
  result: unknown
}

const COLUMNS = `run_id as id, status, name, by, started_at as "startedAt", alive_at as "aliveAt",
  finished_at as "finishedAt", leads, "of", problem`

export async function insertRun(
  db: Queryable,
  run: { id: string; name: string; hash: string; asked: unknown; by: string; at: number },
): Promise<void> {
  await db.query(
    `insert into what_if_runs (workspace_no, run_id, status, name, text_hash, asked, by, started_at, alive_at)
     values (1, $1, 'waiting', $2, $3, $4, $5, to_timestamp($6 / 1000.0), to_timestamp($6 / 1000.0))
     on conflict do nothing`,
    [run.id, run.name, Buffer.from(run.hash, 'hex'), JSON.stringify(run.asked), run.by, run.at],
  )
}

export async function readRun(db: Queryable, id: string): Promise<StoredRun | null> {
  const { rows } = await db.query<StoredRun>(
    `select ${COLUMNS}, result from what_if_runs where workspace_no = 1 and run_id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** The latest runs, newest first, without what they found. */
export async function listRuns(db: Queryable, limit: number): Promise<StoredRun[]> {
  const { rows } = await db.query<StoredRun>(
    `select ${COLUMNS}, null as result from what_if_runs where workspace_no = 1 order by started_at desc limit $1`,
    [limit],
  )
  return rows
}

/** Says that it goes on, and how far it is. @returns false when somebody cancelled it meanwhile */
export async function noteProgress(
  db: Queryable,
  id: string,
  leads: number,
  of: number | null,
  at: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update what_if_runs set status = 'running', leads = $2, "of" = $3, alive_at = to_timestamp($4 / 1000.0)
      where workspace_no = 1 and run_id = $1 and status in ('waiting', 'running')`,
    [id, leads, of, at],
  )
  return rowCount > 0
}

/** Says of a run that waits for others that it has not been forgotten. */
export async function noteWaiting(db: Queryable, id: string, at: number): Promise<void> {
  await db.query(
    `update what_if_runs set alive_at = to_timestamp($2 / 1000.0)
      where workspace_no = 1 and run_id = $1 and status = 'waiting'`,
    [id, at],
  )
}

/** Ends a run that is not over; the first end counts. */
export async function endRun(
  db: Queryable,
  id: string,
  status: WhatIfRun['status'],
  at: number,
  more: { problem?: string; result?: unknown; position?: unknown } = {},
): Promise<boolean> {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
  const { rowCount } = await db.query(
    `update what_if_runs set status = $2, finished_at = to_timestamp($3 / 1000.0), problem = $4, result = $5, position = $6,
        leads = case when $2 = 'done' then coalesce("of", leads) else leads end
      where workspace_no = 1 and run_id = $1 and status in ('waiting', 'running')`,
    [id, status, at, more.problem ?? null, json(more.result), json(more.position)],
  )
  return rowCount > 0
}

/** A finished run, with the lists of leads that it changed. */
export async function keepResult(
  db: Queryable,
  id: string,
  result: WhatIfResult,
  changes: Changes,
  at: number,
): Promise<void> {
  const { until, leads, entries } = result
  const kept = await endRun(db, id, 'done', at, {
    result,
    position: { until: Date.parse(until), leads, entries },
  })
  if (!kept) return
  for (const which of ['gained', 'lost'] as const) {
    for (const [stage, list] of Object.entries(changes[which])) {
      const sorted = [...list].sort((a, b) => b.at - a.at).slice(0, MOST_LISTED)
      await db.query(
        `insert into what_if_leads (workspace_no, run_id, stage, which, n, lead_id, at)
         select 1, $1, $2, $3, l.n, l.id, to_timestamp(l.at / 1000.0)
           from unnest($4::uuid[], $5::float8[]) with ordinality as l(id, at, n) on conflict do nothing`,
        [id, stage, which, sorted.map((change) => change.id), sorted.map((change) => change.at)],
      )
    }
  }
}

/** One page of the leads that a run gained or lost, latest first; `after`: position in the list. */
export async function readChanges(
  db: Queryable,
  id: string,
  { which, stage, limit }: ChangesQuery,
  after: number,
): Promise<(Change & { n: number })[]> {
  const { rows } = await db.query<Change & { n: number }>(
    `select lead_id as id, at, n from what_if_leads
      where workspace_no = 1 and run_id = $1 and stage = $2 and which = $3 and n > $4 order by n limit $5`,
    [id, stage, which, after, limit],
  )
  return rows
}
