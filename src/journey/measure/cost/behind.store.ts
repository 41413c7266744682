import { later, STANDS } from '#journey/measure/cost/vintage.store.ts'
import { NOTHING } from '#journey/measure/grain/filter.contract.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import type { CostBy } from '#journey/measure/cost/cost.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { Standing } from '#journey/measure/cost/vintage.rules.ts'
import type { Step } from '#journey/measure/cost/cost.rules.ts'

/** Which of the passes of the filters. */
export interface Which {
  by: CostBy | null
  /** with `by`: its value; NOTHING for none; null: all */
  of: string | null
  /** came to a step, and came no later than the day (since 1970-01-01, UTC) on which a lead had to, to count for it */
  step: { name: Step; until: number } | null
  /** 2026-03 */
  month: string | null
  standing: Standing | 'recovered' | null
}

export interface PaidRow {
  lead_id: string
  pass: number
  name: string | null
  email: string | null
  company: string | null
  source: string | null
  campaign: string | null
  owner: string
  began: number
  day: string
  standing: Standing
  amount: string | null
  currency: string | null
  won_day: string | null
}

const CAME = {
  qualified: 'qualified_at',
  accepted: 'accepted_at',
  opportunity: 'opportunity_at',
  customer: 'won_at',
}

/** Passes behind a figure of cost or of vintages, the latest that came first, after a place. */
export async function paidLeads(
  db: Queryable,
  filters: Filters,
  which: Which,
  page: { after: readonly [number, string, number] | undefined; limit: number },
): Promise<PaidRow[]> {
  const { sql, params } = passesWhere(filters, 2)
  const at = 'to_timestamp($1::float8 / 1000.0)'
  const all: unknown[] = [filters.asOf, ...params]
  const value = (given: unknown): string => `$${all.push(given)}`
  const parts = [sql]
  const { by, of, step, month, standing } = which
  if (by !== null && of !== null)
    parts.push(of === NOTHING ? `${valueSql(by)} is null` : `${valueSql(by)} = ${value(of)}`)
  if (step !== null) {
    parts.push(`(p.began_at at time zone 'UTC')::date - date '1970-01-01' <= ${value(step.until)}::int4`)
    if (step.name !== 'lead') parts.push(`p.${CAME[step.name]} <= ${at}`)
  }
  if (month !== null) parts.push(`to_char(p.began_at at time zone 'UTC', 'YYYY-MM') = ${value(month)}`)
  if (standing === 'recovered') parts.push('b.pass is not null')
  else if (standing !== null) parts.push(`${STANDS(at)} = ${value(standing)}`)
  if (page.after)
    parts.push(
      `(p.began_at, p.lead_id, p.pass) < (to_timestamp(${value(page.after[0])} / 1000.0), ${value(page.after[1])}::uuid, ${value(page.after[2])}::int4)`,
    )
  const { rows } = await db.query<PaidRow>(
    `with ${later(at)}, t as (
       select p.lead_id, p.pass, p.source, p.campaign, p.owner, p.began_at, ${STANDS(at)} as standing,
           case when p.won_at <= ${at} then p.amount end as amount, p.currency, p.won_at
         from passes p left join latest on latest.lead_id = p.lead_id
         left join came_back b on b.lead_id = p.lead_id and b.pass = p.pass
        where ${parts.join(' and ')} order by p.began_at desc, p.lead_id desc, p.pass desc limit ${value(page.limit)})
     select t.lead_id, t.pass, l.name, l.email, l.company, t.source, t.campaign, t.owner, t.began_at as began,
         (t.began_at at time zone 'UTC')::date::text as day, t.standing, t.amount::text as amount, t.currency,
         (t.won_at at time zone 'UTC')::date::text as won_day
       from t join leads l on l.workspace_no = 1 and l.lead_id = t.lead_id
      order by t.began_at desc, t.lead_id desc, t.pass desc`,
    all,
    { timeoutMs: 60_000 },
  )
  return rows
}

/** What cost is compared by; a lead that is in several markets is in a row of its own, as groupOf names it. */
function valueSql(by: CostBy): string {
  if (by !== 'market' && by !== 'segment' && by !== 'offer') return `p.${by}`
  return `(select string_agg(substr(g, ${by.length + 2}), ' + ' order by n) from unnest(p.groups) with ordinality as u (g, n) where g like '${by}:%')`
}
