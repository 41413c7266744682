import { openReturns, RETURN_PLACE, RETURNED_OFFER } from '#work/open-returns.ts'
import type { Queryable } from '#platform/database.ts'

/** One lead that waits for somebody. Moments: epoch ms. */
export interface WaitRow {
  id: string
  name: string | null
  email: string | null
  company: string | null
  score: number
  owner: string
  what: string | null
  since: number
  due: number | null
}

/** Lists show so many; the rest is one click away. */
const FEW = 5
/** Beyond this a count says nothing more. */
export const WAIT_CAP = 500

const LEAD = 'l.lead_id as id, l.name, l.email, l.company, l.score'
const WITHIN = { timeoutMs: 5_000 }

export interface Waits {
  count: number
  capped: boolean
  rows: WaitRow[]
}

/**
 * A list and its count in two readings of one index: the count is read up to its cap without touching the leads.
 * `of`: table, conditions and order, over the alias t.
 */
async function waits(
  db: Queryable,
  what: string,
  of: string,
  order: string,
  params: unknown[],
): Promise<Waits> {
  const [{ rows }, counted] = await Promise.all([
    db.query<WaitRow>(
      `with t as (select * from ${of} order by ${order} limit ${FEW})
       select ${LEAD}, ${what} from t join leads l on l.workspace_no = 1 and l.lead_id = t.lead_id order by ${order}`,
      params,
      WITHIN,
    ),
    db.query<{ n: number }>(
      `select count(*) as n from (select 1 from ${of} limit ${WAIT_CAP + 1}) as c`,
      params,
      WITHIN,
    ),
  ])
  const n = counted.rows[0]!.n
  return { count: Math.min(n, WAIT_CAP), capped: n > WAIT_CAP, rows }
}

/** Offers that nobody has answered, the most pressing first. `reps` null: of everybody. */
export function unanswered(db: Queryable, reps: string[] | null): Promise<Waits> {
  return waits(
    db,
    't.rep as owner, null as what, t.offered_at as since, t.due_at as due',
    `handoffs t where t.workspace_no = 1 and t.answer is null and ($1::text[] is null or t.rep = any($1))`,
    't.due_at',
    [reps],
  )
}

/** Leads for which nobody has room, in the order in which they will be served. */
export function inLine(db: Queryable, team: string): Promise<Waits> {
  return waits(
    db,
    't.owner, null as what, t.stage_since as since, t.step_due_at as due',
    `leads t where t.workspace_no = 1 and t.routing and t.function = $1`,
    '-t.score, t.stage_since',
    [team],
  )
}

/** Clocks past their time, the latest of all first. */
export function lateClocks(
  db: Queryable,
  now: number,
  team: string | null,
  person: string | null = null,
): Promise<Waits> {
  return waits(
    db,
    't.person as owner, t.clock as what, t.started_at as since, t.due_at as due',
    `clocks t where t.workspace_no = 1 and t.stopped_at is null and t.due_at < to_timestamp($1 / 1000.0)
       and ($2::text is null or t.team = $2) and ($3::text is null or t.person = $3)`,
    't.due_at',
    [now, team, person],
  )
}

/** Returns that somebody appealed, and on which a manager has to decide. */
export function appeals(db: Queryable): Promise<Waits> {
  return waits(
    db,
    't.rep as owner, t.reason as what, t.return_answered_at as since, t.due',
    `(select h.*, l.return_due_at as due, ${RETURN_PLACE} as place from leads l cross join ${RETURNED_OFFER}
       where ${openReturns('decision')} order by ${RETURN_PLACE} limit ${WAIT_CAP + 1}) as t`,
    't.place',
    [],
  )
}

/** Somebody's late clocks are counted up to this. */
export const LATE_CAP = 200

/** What each has on the table now: offers to answer, clocks past their time. */
export async function onTheTable(
  db: Queryable,
  ids: string[],
  now: number,
): Promise<Map<string, { offers: number; late: number }>> {
  const { rows } = await db.query<{ id: string; offers: number; late: number }>(
    `with open as (select rep, count(*) as n from handoffs where workspace_no = 1 and answer is null group by 1)
     select p.id, coalesce(open.n, 0) as offers, late.n as late
       from unnest($1::text[]) as p(id) left join open on open.rep = p.id
       cross join lateral (select count(*) as n from (
         select 1 from clocks where workspace_no = 1 and person = p.id and stopped_at is null
            and due_at < to_timestamp($2 / 1000.0) limit ${LATE_CAP + 1}) as c) as late`,
    [ids, now],
    WITHIN,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
