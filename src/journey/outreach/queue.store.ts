import { LEAD_COLUMNS, WORTHS } from '#work/list.store.ts'
import { AHEAD_MS } from '#journey/outreach/queue.rules.ts'
import type { LeadRow } from '#work/list.store.ts'
import type { LeadState } from '#journey/state.ts'
import type { Queryable } from '#platform/database.ts'

export interface CandidateRow extends LeadRow {
  state: LeadState
}

const OF = `workspace_no = 1 and owner = $1 and function = 'leadgen' and stage = any($2::text[])`
const WITHIN = { timeoutMs: 5_000 }

/**
 * Who may stand at the head of somebody's queue: promises whose time has come, the latest askers of those that nobody has
 * tried, and the best of all that is due. Each is a range of one index, read from its head on; only by value all of one
 * person's are looked at.
 */
export type Range = keyof typeof RANGES
const RANGES = {
  promised: `plan = 'promised' and step_due_at <= to_timestamp(($3::float8 + ${AHEAD_MS}) / 1000.0) order by step_due_at`,
  untried: 'plan is null order by last_activity_at desc',
  best: `(plan is null or (plan <> 'promised' and step_due_at <= to_timestamp($3 / 1000.0))) order by score desc`,
  valued: `(plan is null or (plan <> 'promised' and step_due_at <= to_timestamp($3 / 1000.0)))
    order by worth_value desc nulls last, worth_score desc`,
}

/** A piece of a range. Who moves while it is read on may be met twice, or not before the next look. */
export async function candidates(
  db: Queryable,
  range: Range,
  of: { person: string; stages: string[]; now: number },
  piece: { from: number; many: number },
): Promise<CandidateRow[]> {
  const { rows } = await db.query<CandidateRow>(
    `select ${LEAD_COLUMNS}, state from leads ${range === 'valued' ? `left join ${WORTHS}` : ''} where ${OF} and ${RANGES[range]} limit ${piece.many} offset ${piece.from}`,
    range === 'untried' ? [of.person, of.stages] : [of.person, of.stages, of.now],
    WITHIN,
  )
  return rows
}

const MOST_LATER = 500

export async function plannedLater(
  db: Queryable,
  person: string,
  stages: string[],
  now: number,
): Promise<{ count: number; capped: boolean; next: number | null }> {
  const { rows } = await db.query<{ n: number; next: number | null }>(
    `select count(*) as n, min(step_due_at) as next from (select step_due_at from leads
      where ${OF} and plan is not null and step_due_at > to_timestamp($3 / 1000.0) limit ${MOST_LATER + 1}) as later`,
    [person, stages, now],
    WITHIN,
  )
  const { n, next } = rows[0]!
  return { count: Math.min(n, MOST_LATER), capped: n > MOST_LATER, next }
}

export interface AccountTurn {
  id: string
  name: string
  tier: string
  next_step: string | null
  next_step_due: string | null
}

/** Target accounts that somebody has to do something about today. */
export async function accountsDue(db: Queryable, person: string, day: string): Promise<AccountTurn[]> {
  const { rows } = await db.query<AccountTurn>(
    `select account_id as id, name, tier, next_step, next_step_due::text as next_step_due from target_accounts
      where workspace_no = 1 and owner = $1 and state in ('open', 'working')
        and (next_step_due is null or next_step_due <= $2::date) order by tier, next_step_due nulls last, name limit 200`,
    [person, day],
    WITHIN,
  )
  return rows
}
