import { v7 } from 'uuid'
import type { RunRow } from '#journey/nurture/views.rules.ts'
import type { Queryable } from '#platform/database.ts'

const COLUMNS = `run_id as id, programme, ask, author, asked_at as "askedAt", total, looked, changed, walked,
  ended_at as "endedAt", cancelled`

/** Whom a run looks at: who is in it, or who is in its stages and not in it. `$1` programme, `$2` stages. */
const WHOM = {
  stop: 'enrolments e where workspace_no = 1 and programme = $1 and left_at is null and $2::text[] is not null',
  enter: `leads e where workspace_no = 1 and stage = any($2::text[]) and not exists (select from enrolments r
    where r.workspace_no = 1 and r.lead_id = e.lead_id and r.programme = $1 and r.left_at is null)`,
}

export async function countWhom(
  db: Queryable,
  of: { programme: string; ask: 'enter' | 'stop'; stages: string[] },
): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n from ${WHOM[of.ask]}`,
    [of.programme, of.stages],
    { timeoutMs: 120_000 },
  )
  return rows[0]!.n
}

/** @throws unique violation when another run of the programme goes on */
export async function askRun(
  db: Queryable,
  given: { programme: string; ask: 'enter' | 'stop'; stages: string[]; by: string; at: number; id?: string },
): Promise<void> {
  const total = await countWhom(db, given)
  await db.query(
    `insert into programme_runs (workspace_no, run_id, programme, ask, author, asked_at, total)
     values (1, $1, $2, $3, $4, to_timestamp($5 / 1000.0), $6)`,
    [given.id ?? v7(), given.programme, given.ask, given.by, given.at, total],
  )
}

export async function runsOf(db: Queryable, programme: string): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>(
    `select ${COLUMNS} from programme_runs where workspace_no = 1 and programme = $1 order by asked_at desc limit 10`,
    [programme],
  )
  return rows
}

export async function openRun(db: Queryable, programme: string): Promise<RunRow | null> {
  const { rows } = await db.query<RunRow>(
    `select ${COLUMNS} from programme_runs where workspace_no = 1 and programme = $1 and ended_at is null`,
    [programme],
  )
  return rows[0] ?? null
}

export async function openRuns(db: Queryable): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>(
    `select ${COLUMNS} from programme_runs where workspace_no = 1 and ended_at is null order by asked_at`,
    [],
    { name: 'open_programme_runs' },
  )
  return rows
}

/** The next leads of a run, in the order of their ids, each with the reason that brought it into its stage. */
export async function nextOf(
  db: Queryable,
  { programme, ask, walked }: Pick<RunRow, 'programme' | 'ask' | 'walked'>,
  stages: string[],
  most: number,
): Promise<{ lead: string; reason: string | null }[]> {
  const { rows } = await db.query<{ lead: string; reason: string | null }>(
    `with n as (select lead_id from ${WHOM[ask]} and ($3::uuid is null or lead_id > $3) order by lead_id limit $4)
     select n.lead_id as lead, case when s.body->'because'->>'what' = 'reason' then s.body->'because'->>'id' end as reason
       from n left join lateral (select p.seq from passages p where p.workspace_no = 1 and p.lead_id = n.lead_id
              and p.left_at is null order by p.seq desc limit 1) as p on true
         left join entries s on s.workspace_no = 1 and s.lead_id = n.lead_id and s.seq = p.seq
      order by n.lead_id`,
    [programme, stages, walked, most],
    { timeoutMs: 120_000 },
  )
  return rows
}

/** Notes how far it is. @returns false: another process walked there first, or it was cancelled */
export async function walkOn(
  db: Queryable,
  { id, walked }: RunRow,
  on: { to: string | null; looked: number; changed: number; endedAt: number | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update programme_runs set walked = coalesce($3, walked), looked = looked + $4, changed = changed + $5,
        ended_at = to_timestamp($6 / 1000.0)
      where workspace_no = 1 and run_id = $1 and ended_at is null and walked is not distinct from $2`,
    [id, walked, on.to, on.looked, on.changed, on.endedAt],
  )
  return rowCount > 0
}

/** @returns false: it was over */
export async function cancelRun(db: Queryable, id: string, at: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update programme_runs set ended_at = to_timestamp($2 / 1000.0), cancelled = true
      where workspace_no = 1 and run_id = $1 and ended_at is null`,
    [id, at],
  )
  return rowCount > 0
}
