import { stretchSql } from '#journey/measure/cost/outlay.store.ts'
import { figures } from '#work/figures.ts'
import { byWeek } from '#journey/measure/grain/weeks.ts'
import { groupOf } from '#journey/measure/value/market.rules.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { weekSql } from '#journey/measure/grain/weeks.rules.ts'
import type { Cell } from '#journey/measure/cost/cost.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

export const COST_BY = ['source', 'campaign', 'channel', 'market', 'segment', 'offer', 'origin'] as const
export type CostBy = (typeof COST_BY)[number]

const WITHIN = { timeoutMs: 60_000 }
const GROUPS: readonly string[] = ['market', 'segment', 'offer']

interface Row {
  of: string | null
  groups: string[]
  day: number
  campaign: string | null
  source: string | null
  n: number
  qualified: number
  accepted: number
  opportunity: number
  won: number
}

/**
 * Passes of the filters by what is compared and by the stretch of days in which they began, with how many came to each
 * step as of then. `bounds`: stretchesOf what was laid out and of the days at which steps are ripe.
 */
export async function readCells(
  db: Queryable,
  filters: Filters,
  current: boolean,
  by: CostBy,
  bounds: readonly number[],
): Promise<Cell[]> {
  const grouped = GROUPS.includes(by)
  const question = { name: `cells ${by} ${bounds.join(' ')}`, filters, current }
  const rows = await byWeek<Row>(db, question, (narrowed) => readRows(db, narrowed, by, bounds))
  return rows.map((row) => ({
    of: grouped ? groupOf(row.groups, by as 'market') : row.of,
    day: row.day,
    campaign: row.campaign,
    source: row.source,
    reached: [row.n, row.qualified, row.accepted, row.opportunity, row.won],
  }))
}

async function readRows(
  db: Queryable,
  filters: Filters,
  by: CostBy,
  bounds: readonly number[],
): Promise<(Row & { week: number })[]> {
  const grouped = GROUPS.includes(by)
  const { sql, params } = passesWhere(filters, 3)
  const at = 'to_timestamp($1::float8 / 1000.0)'
  const came = (column: string): string => `(count(*) filter (where p.${column} <= ${at}))::int`
  const { rows } = await db.query<Row & { week: number }>(
    `select ${weekSql('p.began_at')} as week, ${grouped ? 'null' : `p.${by}`} as of, ${grouped ? 'p.groups' : 'null'} as groups,
         ${stretchSql('p.began_at', '$2')} as day, p.campaign, p.source, count(*)::int as n,
         ${came('qualified_at')} as qualified, ${came('accepted_at')} as accepted,
         ${came('opportunity_at')} as opportunity, ${came('won_at')} as won
       from passes p where ${sql} group by 1, 2, 3, 4, 5, 6`,
    [filters.asOf, bounds, ...params],
    WITHIN,
  )
  return rows
}

/** Days after which nine of ten of those that come to each step have come to it; 0 while nobody has. */
export async function ripeness(
  services: Pick<Services, 'db' | 'now' | 'log'>,
  asOf: number,
): Promise<number[]> {
  const day = new Date(asOf)
  const month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1)
  const { value } = await figures(services, `ripe ${month}`, (db) => readRipeness(db, month), Infinity)
  return value
}

async function readRipeness(db: Queryable, at: number): Promise<number[]> {
  const step = (column: string): string =>
    `coalesce(percentile_disc(0.9) within group (order by date_part('epoch', ${column} - began_at) / 86400)
       filter (where ${column} <= to_timestamp($1 / 1000.0)), 0)`
  const { rows } = await db.query<{ days: number[] }>(
    `select array[${['qualified_at', 'accepted_at', 'opportunity_at', 'won_at'].map(step).join(', ')}] as days
       from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)
        and began_at > to_timestamp($1 / 1000.0) - interval '3 years'`,
    [at],
    WITHIN,
  )
  let longest = 0
  // who is won has been through the steps before: no later step is sooner ripe than an earlier one
  return [0, ...rows[0]!.days.map((days) => (longest = Math.max(longest, Math.ceil(days))))]
}
