import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '#platform/database.ts'

/** A run over all leads, as it stands. Moments in epoch ms. */
export interface StoredRun {
  id: string
  state: 'running' | 'done' | 'stopped' | 'failed'
  stage: 'learn' | 'keys' | 'pairs'
  started: number
  by: string
  ended: number | null
  /** the lead up to which all were compared */
  position: string | null
  done: number
  total: number
  problem: string | null
}

const moment = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`

export async function latestRun(db: Queryable): Promise<StoredRun | null> {
  const { rows } = await db.query<StoredRun>(
    `select run_id as id, state, stage, ${moment('started_at')} as started, started_by as by, ${moment('ended_at')} as ended,
            position, done, total, problem
       from match_runs where workspace_no = 1 order by (state = 'running') desc, started_at desc limit 1`,
  )
  return rows[0] ?? null
}

/** Asks for a run; where one is under way that one goes on. */
export async function startRun(db: Queryable, by: string, now: number): Promise<void> {
  await db.query(
    `insert into match_runs (workspace_no, run_id, state, stage, started_at, started_by)
     values (1, $1, 'running', 'learn', to_timestamp($2 / 1000.0), $3)
     on conflict (workspace_no) where state = 'running' do nothing`,
    [randomUUID(), now, by],
  )
}

export async function stopRun(db: Queryable, now: number): Promise<void> {
  await db.query(
    `update match_runs set state = 'stopped', ended_at = to_timestamp($1 / 1000.0)
      where workspace_no = 1 and state = 'running'`,
    [now],
  )
}

/** How far a run is. @returns false: it was stopped */
export async function moveRun(
  db: Queryable,
  id: string,
  { stage, position, done, total }: Pick<StoredRun, 'stage' | 'position' | 'done' | 'total'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update match_runs set stage = $2, position = $3, done = $4, total = $5
      where workspace_no = 1 and run_id = $1 and state = 'running'`,
    [id, stage, position, done, total],
  )
  return rowCount > 0
}

export async function endRun(
  db: Queryable,
  id: string,
  now: number,
  problem: string | null = null,
): Promise<void> {
  await db.query(
    `update match_runs set state = case when $3::text is null then 'done' else 'failed' end, problem = $3,
            ended_at = to_timestamp($2 / 1000.0)
      where workspace_no = 1 and run_id = $1 and state = 'running'`,
    [id, now, problem],
  )
}

/** Any number that nothing else locks. */
const LOCK = 7_250_050

/**
 * One run at a time in a database, whatever process does it. The lock is the session's, so the death of a process frees it.
 * @returns null while another process runs
 */
export async function lockRun(db: Database): Promise<(() => Promise<void>) | null> {
  const client = await db.connect()
  // a lost connection has lost the lock; the next statement of the run fails by itself
  client.on('error', () => undefined)
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK])
  if (rows[0]!.got) return () => client.end()
  await client.end()
  return null
}
