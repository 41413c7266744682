import { counts } from '#work/merged.store.ts'
import type { Evidence, EvidenceLead, Period } from './rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { ReviewPack } from './contract.ts'

/** The meeting reads so many examples of each; the counts beside them are of all. */
const EXAMPLES = 25
const LONG = { timeoutMs: 300_000 }

/** Accepted and kept, or not: each offer that was answered in the period, with what became of it later. */
const ANSWERED = `
  select h.lead_id, h.pass, h.answer, h.reason, h.answered_at, h.due_at, h.returned_at, gone.at as gone_at, gone.why as gone_why
    from handoffs h left join lateral (
      select p.entered_at as at, p.why from passages p
       where h.answer = 'accepted' and p.workspace_no = 1 and p.lead_id = h.lead_id and p.pass = h.pass
         and p.stage = any($3::text[]) and p.entered_at >= h.answered_at order by p.seq limit 1) gone on true
   where h.workspace_no = 1 and h.offered_at >= to_timestamp($1 / 1000.0) and h.offered_at <= to_timestamp($2 / 1000.0)
     and h.answer in ('accepted', 'returned', 'expired')`

/** Opportunities of the period on leads that we took in ourselves, and whether the agreement had handed them over. */
const OPENED = `
  select o.lead_id, o.status, o.amount, o.currency, o.opened_at, not exists (
      select 1 from handoffs h where h.workspace_no = 1 and h.lead_id = o.lead_id and h.answer = 'accepted'
        and h.answered_at <= o.opened_at) as missed
    from opportunities o join entries e on e.workspace_no = 1 and e.lead_id = o.lead_id and e.seq = 1 and not e.history
   where o.workspace_no = 1 and o.is_primary
     and o.opened_at >= to_timestamp($1 / 1000.0) and o.opened_at <= to_timestamp($2 / 1000.0)`

/** Counts what a review needs, from the read models. `over`: the stages in which a lead is given up. */
export async function gatherEvidence(
  db: Queryable,
  version: number,
  period: Period,
  over: string[],
): Promise<Evidence> {
  const times = [period.from, period.until]
  const answers = await db.query<Evidence['falsePositives'] & { judged: number; inTime: number }>(
    `with a as (${ANSWERED})
     select count(*) filter (where answer <> 'expired') as answered,
       count(*) filter (where answer = 'returned') as returned,
       count(*) filter (where answer = 'accepted' and returned_at is not null) as "returnedLater",
       count(*) filter (where answer = 'accepted' and returned_at is null and gone_at is not null) as "disqualifiedLater",
       count(*) filter (where answer = 'accepted' and returned_at is null and gone_at is null) as kept,
       count(*) as judged, count(*) filter (where answer <> 'expired' and answered_at <= due_at) as "inTime" from a`,
    [...times, over],
    LONG,
  )
  const reasons = await db.query<{ reason: string; count: number }>(
    `with a as (${ANSWERED}) select reason, count(*) as count from a where reason is not null group by 1 order by 2 desc, 1`,
    [...times, over],
    LONG,
  )
  const opened = await db.query<Omit<Evidence['missed'], 'amounts'>>(
    `with o as (${OPENED}) select count(*) as opportunities, count(*) filter (where missed) as missed,
       count(*) filter (where missed and status = 'won') as won from o`,
    times,
    LONG,
  )
  const amounts = await db.query<{ currency: string | null; amount: string }>(
    `with o as (${OPENED}) select currency, sum(amount) as amount from o
      where missed and status = 'won' and amount is not null group by 1 order by 1`,
    times,
    LONG,
  )
  const { judged, inTime, ...falsePositives } = answers.rows[0]!
  return {
    falsePositives,
    reasons: reasons.rows,
    missed: { ...opened.rows[0]!, amounts: amounts.rows },
    stages: await limitsKept(db, version, period),
    offers: { judged, kept: inTime },
    falseLeads: await examples(
      db,
      [...times, over],
      `with a as (${ANSWERED}) select lead_id, coalesce(returned_at, gone_at, answered_at) as at,
       coalesce(reason, gone_why, '') as why from a where answer = 'returned' or returned_at is not null or gone_at is not null`,
    ),
    missedLeads: await examples(
      db,
      times,
      `with o as (${OPENED}) select lead_id, opened_at as at, status as why from o where missed`,
    ),
  }
}

/** Visits of stages under the version: those that are over or missed a limit, and how many missed none. */
async function limitsKept(
  db: Queryable,
  version: number,
  { from, until }: Period,
): Promise<Evidence['stages']> {
  const { rows } = await db.query<Evidence['stages'][number]>(
    `with missed as (
       select distinct e.lead_id, p.seq from entries e join passages p on p.workspace_no = 1 and p.lead_id = e.lead_id
         and p.stage = e.body ->> 'stage' and e.at >= p.entered_at and (p.left_at is null or e.at <= p.left_at)
        where e.workspace_no = 1 and e.kind = 'TimeLimitPassed' and not e.history
          and e.at >= to_timestamp($1 / 1000.0) and e.at <= to_timestamp($2 / 1000.0) and ${counts('e')})
     select p.stage, count(*) filter (where p.left_at is not null or m.seq is not null) as judged,
       count(*) filter (where p.left_at is not null and m.seq is null) as kept
       from passages p left join missed m on m.lead_id = p.lead_id and m.seq = p.seq
      where p.workspace_no = 1 and p.version = $3
        and p.entered_at >= to_timestamp($1 / 1000.0) and p.entered_at <= to_timestamp($2 / 1000.0)
      group by 1 order by 1`,
    [from, until, version],
    LONG,
  )
  return rows
}

async function examples(db: Queryable, params: unknown[], text: string): Promise<EvidenceLead[]> {
  const { rows } = await db.query<EvidenceLead>(
    `select x.lead_id as id, coalesce(l.name, l.company, l.email) as name, x.at, x.why
       from (${text} order by at desc limit ${EXAMPLES}) x
       join leads l on l.workspace_no = 1 and l.lead_id = x.lead_id order by x.at desc`,
    params,
    LONG,
  )
  return rows
}

/** The latest pack of a version, or null. */
export async function latestPack(
  db: Queryable,
  version: number,
): Promise<{ pack: ReviewPack; builtAt: number } | null> {
  const { rows } = await db.query<{ pack: ReviewPack; built_at: number }>(
    `select pack, built_at from review_packs where workspace_no = 1 and version = $1 order by built_at desc limit 1`,
    [version],
  )
  return rows[0] ? { pack: rows[0].pack, builtAt: rows[0].built_at } : null
}

export async function keepPack(db: Queryable, pack: ReviewPack, by: string): Promise<void> {
  await db.query(
    `insert into review_packs (workspace_no, version, built_at, built_by, pack) values (1, $1, $2, $3, $4)
     on conflict do nothing`,
    [pack.version, pack.builtAt, by, JSON.stringify(pack)],
  )
}
