import { BAND, UNTOUCHED_DAYS, type Became, type OfferCount } from '#journey/measure/offers.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** Offers made from `from` to `to`, as they stood at `asOf`. Epoch ms. `rep` null: of everybody. */
export interface Range {
  asOf: number
  from: number
  to: number
  rep?: string | null
}

/** What came of an offer (Came) at a moment, over the columns of handoffs. */
export const came = (
  at: string,
): string => `case when worked_at is not null then 'worked' when answer is null then 'open'
    when answer <> 'accepted' then answer
    when returned_at is not null or answered_at < ${at} - interval '${UNTOUCHED_DAYS} days' then 'untouched' else 'early' end`

/** $1 asOf, $2 from, $3 to, $4 rep */
const OFFERS = `
  h as (
    select lead_id, seq, rep, score, offered_at, case when answered_at <= as_of then answer end as answer,
        case when answered_at <= as_of then answered_at end as answered_at,
        case when returned_at <= as_of then returned_at end as returned_at,
        case when worked_at <= as_of then worked_at end as worked_at, as_of
      from handoffs, to_timestamp($1 / 1000.0) as as_of
     where workspace_no = 1 and offered_at >= to_timestamp($2 / 1000.0) and offered_at <= to_timestamp($3 / 1000.0)
       and ($4::text is null or rep = $4)),
  offers as (select *, ${came('as_of')} as came from h)`

const WITHIN = { timeoutMs: 60_000 }

function asked({ asOf, from, to, rep = null }: Range): unknown[] {
  return [asOf, from, Math.min(to, asOf), rep]
}

/** Bands of whole numbers, below zero too: rounding of numerics is ten times as slow. */
const SCORE_BAND = `((score + 100000) / ${BAND} * ${BAND} - 100000)`

/** Everything that the reports on people count, in one reading: a row per rep, band of scores, answer and what came of it. */
export async function offerCounts(db: Queryable, range: Range): Promise<OfferCount[]> {
  const { rows } = await db.query<OfferCount>(
    `with ${OFFERS} select rep, ${SCORE_BAND} as score, answer, came, count(*) as n from offers group by 1, 2, 3, 4`,
    asked(range),
    WITHIN,
  )
  return rows
}

/** Hours of the clock from an offer to the first work on it, the median by rep, of those that were worked. */
export async function hoursToWork(db: Queryable, range: Range): Promise<Map<string, number>> {
  const { rows } = await db.query<{ rep: string; hours: number }>(
    `with ${OFFERS} select rep, percentile_cont(0.5) within group
         (order by date_part('epoch', worked_at - offered_at) / 3600) as hours
       from offers where worked_at is not null group by 1`,
    asked(range),
    WITHIN,
  )
  return new Map(rows.map(({ rep, hours }) => [rep, hours]))
}

/** What became of the lead of an offer `o`, best first. Stages that nurture, disqualify, are lost: three parameters. */
function became(first: number): { select: string; from: string } {
  return {
    select: `case when won.self then 'won_self' when won.other then 'won_other' when won.open then 'deal'
        when exists (select 1 from handoffs as later where later.workspace_no = 1 and later.lead_id = o.lead_id
          and later.seq > o.seq and later.rep <> o.rep and later.answer = 'accepted' and later.returned_at is null)
          then 'elsewhere'
        when l.stage = any($${first + 2}::text[]) then 'lost' when l.stage = any($${first}::text[]) then 'nurture'
        when l.stage = any($${first + 1}::text[]) then 'disqualified' else 'nothing' end`,
    from: `join leads as l on l.workspace_no = 1 and l.lead_id = o.lead_id
      left join lateral (
        select bool_or(status = 'won' and owner is not distinct from o.rep) as self, bool_or(status = 'won') as other,
            bool_or(status = 'open') as open
          from opportunities where workspace_no = 1 and lead_id = o.lead_id
           and (status = 'open' or closed_at is null or closed_at >= o.offered_at)) as won on true`,
  }
}

/** Over parameters $3 to $5. */
export const BECAME_SQL = became(3)

export function stagesOf(rules: Ruleset): string[][] {
  const kind = (...kinds: string[]) =>
    Object.values(rules.stages)
      .filter((stage) => kinds.includes(stage.kind))
      .map((stage) => stage.id)
  return [kind('nurture'), kind('disqualified', 'closed'), kind('lost')]
}

/** What has become of the leads that each rep left: as it stands now. */
export async function becameOfLeft(
  db: Queryable,
  rules: Ruleset,
  range: Range,
): Promise<{ rep: string; became: Became; n: number }[]> {
  const { select, from } = became(5)
  const { rows } = await db.query<{ rep: string; became: Became; n: number }>(
    `with ${OFFERS} select o.rep, ${select} as became, count(*) as n from offers as o ${from}
      where o.came in ('returned', 'expired', 'untouched') group by 1, 2`,
    [...asked(range), ...stagesOf(rules)],
    WITHIN,
  )
  return rows
}
