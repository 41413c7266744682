import { ageSql } from '#journey/measure/leaks/ledger.store.ts'
import { byWeek } from '#journey/measure/grain/weeks.ts'
import { stretchSql } from '#journey/measure/cost/outlay.store.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { weekSql } from '#journey/measure/grain/weeks.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Standing, Stood } from '#journey/measure/cost/vintage.rules.ts'

const WITHIN = { timeoutMs: 60_000 }

/**
 * How the pass `of` stood as of a moment. One that was followed by another pass stands as the lead's latest does: what was
 * spent on it is not lost while the lead is worked.
 */
const standing = (of: string, at: string): string =>
  `case when ${of}.won_at <= ${at} then 'won'
     when ${of}.ended_at <= ${at} or (${of}.ended_at is not null and least(${of}.disqualified_at, ${of}.lost_at) <= ${at}) then 'off'
     else 'working' end`

/** Later passes as of a moment: the latest of each lead that has several, and which followed one that was written off. */
export const later = (at: string): string =>
  `latest as (
     select distinct on (lead_id) lead_id, pass, ${standing('l', at)} as standing from passes l
      where workspace_no = 1 and pass > 1 and began_at <= ${at} order by lead_id, pass desc),
   came_back as (
     select n.lead_id, n.pass from passes n join passes b on b.workspace_no = 1 and b.lead_id = n.lead_id and b.pass = n.pass - 1
      where n.workspace_no = 1 and n.pass > 1 and least(b.disqualified_at, b.lost_at) <= n.began_at)`

export const STANDS = (at: string): string =>
  `case when p.won_at <= ${at} or latest.pass is null or latest.pass = p.pass then ${standing('p', at)} else latest.standing end`

/** Passes of the filters by the month and stretch of days of their beginning, and by how they stood as of then. */
export async function readStood(
  db: Queryable,
  filters: Filters,
  current: boolean,
  bounds: readonly number[],
): Promise<Stood[]> {
  const at = 'to_timestamp($1::float8 / 1000.0)'
  return byWeek<Stood>(db, { name: `stood ${bounds.join(' ')}`, filters, current }, async (narrowed) => {
    const { sql, params } = passesWhere(narrowed, 3)
    const { rows } = await db.query<Stood & { standing: Standing; week: number }>(
      `with ${later(at)}
     select ${weekSql('p.began_at')} as week, to_char(p.began_at at time zone 'UTC', 'YYYY-MM') as month, ${stretchSql('p.began_at', '$2')} as day,
         p.campaign, p.source, ${STANDS(at)} as standing,
         count(*)::int as n, count(b.pass)::int as back
       from passes p left join latest on latest.lead_id = p.lead_id
       left join came_back b on b.lead_id = p.lead_id and b.pass = p.pass
      where ${sql} group by 1, 2, 3, 4, 5, 6`,
      [narrowed.asOf, bounds, ...params],
      WITHIN,
    )
    return rows
  })
}

export interface Brought {
  month: string
  amount: string | null
  currency: string | null
  day: string
}

/** What the won passes of the filters brought. */
export async function readBrought(db: Queryable, filters: Filters, current: boolean): Promise<Brought[]> {
  return byWeek<Brought>(db, { name: 'brought', filters, current }, async (narrowed) => {
    const { sql, params } = passesWhere(narrowed, 2)
    const { rows } = await db.query<Brought & { week: number }>(
      `select ${weekSql('p.began_at')} as week, to_char(p.began_at at time zone 'UTC', 'YYYY-MM') as month, p.amount::text as amount, p.currency,
         (p.won_at at time zone 'UTC')::date::text as day
       from passes p where ${sql} and p.won_at <= to_timestamp($1::float8 / 1000.0)`,
      [narrowed.asOf, ...params],
      WITHIN,
    )
    return rows
  })
}

export interface Worked {
  month: string
  stage: string
  age: number
  groups: string[]
  level: string | null
  n: number
}

/** Passes that are still worked, by situation; their scores are not asked, which would read every lead. Only of now. */
export async function readWorking(db: Queryable, filters: Filters): Promise<Worked[]> {
  const at = 'to_timestamp($1::float8 / 1000.0)'
  return byWeek<Worked>(db, { name: 'worked', filters, current: true }, async (narrowed) => {
    const { sql, params } = passesWhere(narrowed, 2)
    const { rows } = await db.query<Worked & { week: number }>(
      `select ${weekSql('p.began_at')} as week, to_char(p.began_at at time zone 'UTC', 'YYYY-MM') as month, p.stage,
         ${ageSql(at, 'to_timestamp(p.reached[g.place] / 1000.0)')} as age, p.groups, p.level, count(*)::int as n
       from passes p join grain_stages g on g.workspace_no = 1 and g.stage = p.stage
      where ${sql} and p.ended_at is null group by 1, 2, 3, 4, 5, 6`,
      [narrowed.asOf, ...params],
      WITHIN,
    )
    return rows
  })
}
