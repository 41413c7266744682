import type { Queryable } from '#platform/database.ts'

/** Leads that were created in the period: one row per origin. */
export interface OriginRow {
  of: string | null
  leads: number
  qualified: number
  accepted: number
  returned: number
  opportunities: number
  won: number
}

/** Money of one origin in one currency. */
export interface MoneyRow {
  of: string | null
  currency: string | null
  amount: number
}

const WITHIN = { timeoutMs: 60_000 }
export type By = 'source' | 'campaign'

/** `by` is one of two columns, never a text from outside. No other is asked for: an index holds these, and its order. */
function cohort(by: By): string {
  return `cohort as (select lead_id, ${by} as of from leads
    where workspace_no = 1 and created_at >= to_timestamp($1 / 1000.0) and created_at <= to_timestamp($2 / 1000.0))`
}

/**
 * What became of them: `qualified` and `accepted` name the stages in which a lead counts as that. Nothing can have become of
 * a lead before it was created, so what lies before the period is not read; all that did is one heap, met by the cohort
 * once. (Four joins, each with the cohort, read every card and took 11 s over 630,000 leads; this reads indexes: a sixth.)
 */
export async function origins(
  db: Queryable,
  by: By,
  from: number,
  to: number,
  stages: { qualified: string; accepted: string },
): Promise<OriginRow[]> {
  const { rows } = await db.query<OriginRow>(
    `with ${cohort(by)},
     happened as (
       select lead_id, stage = $3 as qualified, stage = $4 as accepted, false as returned, 0 as deals, 0 as won
         from passages where workspace_no = 1 and stage in ($3, $4) and entered_at >= to_timestamp($1 / 1000.0)
       union all
       select lead_id, false, false, true, 0, 0 from handoffs
        where workspace_no = 1 and (answer = 'returned' or returned_at is not null)
          and coalesce(returned_at, answered_at) >= to_timestamp($1 / 1000.0)
       union all
       select lead_id, false, false, false, 1, (status = 'won')::int from opportunities
        where workspace_no = 1 and is_primary),
     became as (
       select lead_id, bool_or(qualified) as qualified, bool_or(accepted) as accepted, bool_or(returned) as returned,
           sum(deals) as deals, sum(won) as won from happened group by 1)
     select c.of, count(*) as leads, count(*) filter (where b.qualified) as qualified,
         count(*) filter (where b.accepted) as accepted, count(*) filter (where b.returned) as returned,
         coalesce(sum(b.deals), 0)::int8 as opportunities, coalesce(sum(b.won), 0)::int8 as won
       from cohort c left join became b using (lead_id) group by 1 order by 2 desc, 1`,
    [from, to, stages.qualified, stages.accepted],
    WITHIN,
  )
  return rows
}

export async function revenue(db: Queryable, by: By, from: number, to: number): Promise<MoneyRow[]> {
  const { rows } = await db.query<{ of: string | null; currency: string | null; amount: string }>(
    `with ${cohort(by)} select c.of, o.currency, sum(o.amount)::text as amount from opportunities o join cohort c using (lead_id)
      where o.workspace_no = 1 and o.is_primary and o.status = 'won' and o.amount is not null group by 1, 2`,
    [from, to],
    WITHIN,
  )
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

/** Spend of the period: a row that reaches beyond it counts with its days inside. */
export async function spent(db: Queryable, by: By, from: number, to: number): Promise<MoneyRow[]> {
  const { rows } = await db.query<{ of: string | null; currency: string; amount: string }>(
    `with days as (select to_timestamp($1 / 1000.0)::date as first, to_timestamp($2 / 1000.0)::date as last)
     select ${by} as of, currency, sum(amount * (least(period_to, last) - greatest(period_from, first) + 1)
         / (period_to - period_from + 1))::text as amount
       from spend, days where workspace_no = 1 and period_from <= last and period_to >= first group by 1, 2`,
    [from, to],
    WITHIN,
  )
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

/** How many leads of the period are in each stage now. */
export async function standing(
  db: Queryable,
  from: number,
  to: number,
): Promise<{ stage: string; n: number }[]> {
  const { rows } = await db.query<{ stage: string; n: number }>(
    `select stage, count(*) as n from leads where workspace_no = 1
        and created_at >= to_timestamp($1 / 1000.0) and created_at <= to_timestamp($2 / 1000.0) group by 1`,
    [from, to],
    WITHIN,
  )
  return rows
}

export interface Owed {
  running: number
  late: number
  next: number | null
}

/** Clocks of one function that run now. */
export async function owed(db: Queryable, team: string, now: number): Promise<Owed> {
  const { rows } = await db.query<Owed>(
    `select count(*) as running, count(*) filter (where due_at < to_timestamp($2 / 1000.0)) as late, min(due_at) as next
       from (select due_at from clocks where workspace_no = 1 and stopped_at is null and team = $1
 order by due_at limit 2000) as c`,
    [team, now],
    { timeoutMs: 5_000 },
  )
  return rows[0]!
}

/** Leads of a function for which nobody has room now, up to a cap. */
export async function inLineFor(db: Queryable, team: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from (select 1 from leads where workspace_no = 1 and routing and function = $1 limit 5000) as l`,
    [team],
    { timeoutMs: 5_000 },
  )
  return rows[0]!.n
}
