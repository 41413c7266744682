import type { Queryable } from '#platform/database.ts'

const WITHIN = { timeoutMs: 60_000 }

/** A stage that a file told of is what happened elsewhere: nobody kept a promise of this agreement by it. */
const OURS = `why not like 'Reported by %'`

/** Offers that were due in the range, and how many were answered by then. */
export async function answeredInTime(
  db: Queryable,
  from: number,
  to: number,
): Promise<{ hits: number; n: number }> {
  const { rows } = await db.query<{ hits: number; n: number }>(
    `select count(*) filter (where answer in ('accepted', 'returned') and answered_at <= due_at) as hits,
            count(*) filter (where answer is not null or due_at < to_timestamp($2 / 1000.0)) as n
       from handoffs where workspace_no = 1 and offered_at >= to_timestamp($1 / 1000.0) and offered_at <= to_timestamp($2 / 1000.0)
         and answer is distinct from 'withdrawn'`,
    [from, to],
    WITHIN,
  )
  return rows[0]!
}

/** Leads that entered a stage in the range, each once; those that a file brought into it are left out. */
export async function entered(db: Queryable, stage: string, from: number, to: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(distinct lead_id) as n from passages where workspace_no = 1 and stage = $1 and ${OURS}
        and entered_at >= to_timestamp($2 / 1000.0) and entered_at <= to_timestamp($3 / 1000.0)`,
    [stage, from, to],
    WITHIN,
  )
  return rows[0]!.n
}

/** Whether leads came in by themselves at or before a moment, by a file's dates alone nobody was at work. Epoch ms. */
export async function atWork(db: Queryable, first: string, at: number): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from passages p join entries e on e.workspace_no = 1 and e.lead_id = p.lead_id and e.seq = 1
      where p.workspace_no = 1 and p.stage = $1 and p.entered_at <= to_timestamp($2 / 1000.0) and not e.history
      order by p.entered_at desc limit 1`,
    [first, at],
    WITHIN,
  )
  return rows.length > 0
}

/**
 * Of the leads that entered a stage in the range, how many went on to another (in the same pass, within `ms` around the
 * clock, or ever); those that a file brought into either are left out. The range has to lie so far back that their time is up.
 */
export async function wentOn(
  db: Queryable,
  { stage, reach, ms }: { stage: string; reach: string; ms: number | null },
  from: number,
  to: number,
): Promise<{ hits: number; n: number }> {
  const { rows } = await db.query<{ hits: number; n: number }>(
    `with began as (
       select lead_id, pass, min(entered_at) as at from passages where workspace_no = 1 and stage = $1 and ${OURS}
          and entered_at >= to_timestamp($3 / 1000.0) and entered_at <= to_timestamp($4 / 1000.0) group by 1, 2)
     select count(*) filter (where exists (select 1 from passages p where p.workspace_no = 1 and p.lead_id = began.lead_id
              and p.pass = began.pass and p.stage = $2 and p.${OURS} and p.entered_at >= began.at
              and ($5::float8 is null or p.entered_at <= began.at + $5 * interval '1 millisecond'))) as hits,
            count(*) as n from began`,
    [stage, reach, from, to, ms],
    WITHIN,
  )
  return rows[0]!
}

export interface Deals {
  currency: string | null
  n: number
  amount: number
}

export async function dealsWon(db: Queryable, from: number, to: number): Promise<Deals[]> {
  return deals(
    db,
    `status = 'won' and closed_at >= to_timestamp($1 / 1000.0) and closed_at <= to_timestamp($2 / 1000.0)`,
    [from, to],
  )
}

export async function dealsOpen(db: Queryable): Promise<Deals[]> {
  return deals(db, `status = 'open'`, [])
}

async function deals(db: Queryable, where: string, params: unknown[]): Promise<Deals[]> {
  const { rows } = await db.query<{ currency: string | null; n: number; amount: string }>(
    `select currency, count(*) as n, coalesce(sum(amount), 0)::text as amount from opportunities
      where workspace_no = 1 and is_primary and ${where} group by 1 order by 2 desc`,
    params,
    WITHIN,
  )
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

/** Won opportunities of the range by who brought the lead: the function of the person who entered it, null for nobody's. */
export async function broughtBy(
  db: Queryable,
  from: number,
  to: number,
): Promise<(Deals & { of: string | null })[]> {
  const { rows } = await db.query<{ of: string | null; currency: string | null; n: number; amount: string }>(
    `select p.function as of, o.currency, count(*) as n, coalesce(sum(o.amount), 0)::text as amount
       from opportunities o
       join entries e on e.workspace_no = 1 and e.lead_id = o.lead_id and e.seq = 1
       left join people p on p.workspace_no = 1 and 'person:' || p.person_id = e.by
      where o.workspace_no = 1 and o.is_primary and o.status = 'won'
        and o.closed_at >= to_timestamp($1 / 1000.0) and o.closed_at <= to_timestamp($2 / 1000.0) group by 1, 2`,
    [from, to],
    WITHIN,
  )
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}
