import { WORTH_BAND, worthOf, type Worth, type WorthCount } from '#journey/measure/worth.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** Deals take their time: offers of the last months have not had it. */
const AGE_DAYS = 120
/** The latest so many tell enough, and a million leads have ten times as many. */
const MOST = 10_000

/** What offers are worth by score, from the latest first offers that have had the time to be won. */
export async function readWorth(db: Queryable, asOf: number): Promise<Worth> {
  const { rows } = await db.query<
    WorthCount & { amount: string | null; priced: number; currency: string | null }
  >(
    `with h as (
       select lead_id, score, offered_at from handoffs
        where workspace_no = 1 and offered_at <= to_timestamp($1 / 1000.0) - interval '${AGE_DAYS} days' and n = 1
        order by workspace_no desc, offered_at desc limit ${MOST}),
     d as (
       select h.lead_id, h.score, won.amount, won.currency, won.lead_id is not null as won
         from h left join lateral (
           select lead_id, amount, currency from opportunities
            where workspace_no = 1 and lead_id = h.lead_id and status = 'won' and is_primary and closed_at >= h.offered_at
            order by closed_at limit 1) as won on true),
     money as (select currency from d where amount is not null group by 1 order by count(*) desc, 1 limit 1)
     select (d.score + 100000) / ${WORTH_BAND} * ${WORTH_BAND} - 100000 as score, count(*) as n, count(*) filter (where won) as won,
            trim_scale(sum(d.amount) filter (where d.currency = money.currency))::text as amount,
            count(*) filter (where d.amount is not null and d.currency = money.currency) as priced, max(money.currency) as currency
       from d left join money on true group by 1 order by 1`,
    [asOf],
    { timeoutMs: 60_000 },
  )
  const priced = rows.reduce((all, one) => all + one.priced, 0)
  const amount = rows.reduce((all, one) => all + Number(one.amount ?? 0), 0)
  return worthOf(rows, priced === 0 ? 0 : amount / priced, rows[0]?.currency ?? null)
}
