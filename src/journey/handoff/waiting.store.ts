import type { Queryable } from '#platform/database.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** More are not counted: the count is asked by every screen of a manager. */
export const MOST_COUNTED = 1_000
const SHOWN = 5
/** Over so many days the pace of the team is taken. */
export const PACE_DAYS = 14

export interface LineRow {
  id: string
  name: string | null
  company: string | null
  score: number
  since: number
}

/** The head of the line, its length up to a cap, and since when the longest of those counted has waited. */
export async function lineOf(
  db: Queryable,
  team: TeamFunction,
): Promise<{ n: number; oldest: number | null; top: LineRow[] }> {
  const [{ rows }, { rows: top }] = await Promise.all([
    db.query<{ n: number; oldest: number | null }>(
      `select count(*)::int4 as n, min(stage_since) as oldest from (select stage_since from leads
         where workspace_no = 1 and routing and function = $1
         order by -score, stage_since, lead_id limit ${MOST_COUNTED + 1}) as line`,
      [team],
      { name: 'line_length' },
    ),
    db.query<LineRow>(
      `select lead_id as id, coalesce(name, email) as name, company, score, stage_since as since from leads
        where workspace_no = 1 and routing and function = $1
        order by -score, stage_since, lead_id limit ${SHOWN}`,
      [team],
      { name: 'line_head' },
    ),
  ])
  return { ...rows[0]!, top }
}

/**
 * Offers made to these people a day. When all of them are full, a lead is handed out only where one came free: the
 * pace of handing out is the pace of seats.
 */
export async function paceOf(db: Queryable, people: string[], now: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int4 as n from handoffs where workspace_no = 1 and rep = any($1::text[])
        and offered_at > to_timestamp(($2 - ${PACE_DAYS * 86_400_000}::float8) / 1000.0)`,
    [people, now],
  )
  return rows[0]!.n / PACE_DAYS
}
