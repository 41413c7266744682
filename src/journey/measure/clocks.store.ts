import type { Lasted } from '#journey/measure/survival.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Range } from '#journey/measure/offers.store.ts'

/** Clocks of one duty (and of one person or team, when asked by it) that started in a range, as they stood at its date. */
export interface ClockCount {
  clock: string
  stage: string
  /** a person, a team, or null for all together */
  of: string | null
  started: number
  /** met before it was due · met afterwards */
  met: number
  metLate: number
  takenBack: number
  /** what they were for went away */
  moot: number
  running: number
  runningLate: number
}

const WITHIN = { timeoutMs: 60_000 }
/** Business time is read to six minutes: that is a tenth of an hour. */
const TENTH_MS = 360_000

/** $1 asOf, $2 from, $3 to, $4 person */
const CLOCKS = `
  c as (
    select clock, stage, team, person, started_at, due_at, took_ms, case when stopped_at <= as_of then stopped_at end as stopped_at,
        case when stopped_at <= as_of then outcome end as outcome, as_of
      from clocks, to_timestamp($1 / 1000.0) as as_of
     where workspace_no = 1 and started_at >= to_timestamp($2 / 1000.0) and started_at <= to_timestamp($3 / 1000.0)
       and ($4::text is null or person = $4))`

function asked({ asOf, from, to, rep = null }: Range): unknown[] {
  return [asOf, from, Math.min(to, asOf), rep]
}

export type ClocksBy = 'all' | 'team' | 'person'

const OF: Record<ClocksBy, string> = { all: 'null::text', team: 'team', person: 'person' }

export async function clockCounts(db: Queryable, range: Range, by: ClocksBy): Promise<ClockCount[]> {
  const { rows } = await db.query<ClockCount>(
    `with ${CLOCKS} select clock, max(stage) as stage, ${OF[by]} as of, count(*) as started,
         count(*) filter (where outcome = 'met' and stopped_at <= due_at) as met,
         count(*) filter (where outcome = 'met' and stopped_at > due_at) as "metLate",
         count(*) filter (where outcome = 'taken_back') as "takenBack", count(*) filter (where outcome = 'moot') as moot,
         count(*) filter (where outcome is null) as running,
         count(*) filter (where outcome is null and due_at < as_of) as "runningLate"
       from c group by 1, 3 order by 1, 3`,
    asked(range),
    WITHIN,
  )
  return rows
}

/** How long those took that ended: `met` or not, in business time to a tenth of an hour. */
export async function clocksEnded(
  db: Queryable,
  range: Range,
  by: ClocksBy,
): Promise<(Lasted & { clock: string; of: string | null })[]> {
  const { rows } = await db.query<Lasted & { clock: string; of: string | null }>(
    `with ${CLOCKS} select clock, ${OF[by]} as of, coalesce(took_ms, 0) / ${TENTH_MS} * ${TENTH_MS} as ms,
         count(*) filter (where outcome = 'met') as met, count(*) filter (where outcome <> 'met') as censored
       from c where outcome is not null group by 1, 2, 3`,
    asked(range),
    WITHIN,
  )
  return rows
}

/** When those that still run were started, to the hour. */
export async function clocksRunning(
  db: Queryable,
  range: Range,
  by: ClocksBy,
): Promise<{ clock: string; of: string | null; at: number; n: number }[]> {
  const { rows } = await db.query<{ clock: string; of: string | null; at: number; n: number }>(
    `with ${CLOCKS} select clock, ${OF[by]} as of, date_trunc('hour', started_at) as at, count(*) as n
       from c where outcome is null group by 1, 2, 3`,
    asked(range),
    WITHIN,
  )
  return rows
}
