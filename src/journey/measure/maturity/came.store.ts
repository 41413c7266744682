import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import type { BehindRow } from '#journey/measure/funnel/behind.store.ts'
import type { Each } from '#journey/measure/maturity/periods.rules.ts'
import type { Queryable } from '#platform/database.ts'

const WITHIN = { timeoutMs: 60_000 }

/** The first moment of the period that holds one, in UTC. `each` comes from a closed list. */
const begins = (column: string, each: Each): string =>
  `date_trunc('${each}', ${column} at time zone 'UTC') at time zone 'UTC'`

/** Whatever began by then, in whichever period: what the figure is narrowed to without its days. */
function everSince(filters: Filters): Filters {
  return { ...filters, period: 'event' }
}

/** How many leads began in each period (its first moment, epoch ms), and how many of them were recorded after the moment asked about. */
export async function readBegun(
  db: Queryable,
  filters: Filters,
  each: Each,
): Promise<{ cohort: number; n: number; late: number }[]> {
  const { sql, params } = passesWhere(everSince(filters), 2)
  const { rows } = await db.query<{ cohort: number; n: number; late: number }>(
    `select ${begins('p.began_at', each)} as cohort, count(*) as n,
         count(*) filter (where p.recorded_at > to_timestamp($1::float8 / 1000.0)) as late
       from passes p where ${sql} group by 1`,
    [filters.asOf, ...params],
    WITHIN,
  )
  return rows
}

/** Leads that came so far, by the periods of their beginning and of that (first moments, epoch ms). */
export interface CameRow {
  cohort: number
  at: number
  /** within the horizon */
  short: boolean
  n: number
  /** dated before their beginning */
  early: number
}

const COLUMNS = { wins: 'p.won_at', opportunities: 'p.opportunity_at' } as const
export type Step = keyof typeof COLUMNS

/** @param horizon ms */
export async function readCame(
  db: Queryable,
  filters: Filters,
  step: Step,
  each: Each,
  horizon: number,
): Promise<CameRow[]> {
  const column = COLUMNS[step]
  const { sql, params } = passesWhere(everSince(filters), 3)
  const { rows } = await db.query<CameRow>(
    `select ${begins('p.began_at', each)} as cohort, ${begins(column, each)} as at,
         ${column} <= p.began_at + $2::float8 * interval '1 millisecond' as short,
         count(*) as n, count(*) filter (where ${column} < p.began_at) as early
       from passes p where ${sql} and ${column} <= to_timestamp($1::float8 / 1000.0) group by 1, 2, 3`,
    [filters.asOf, horizon, ...params],
    WITHIN,
  )
  return rows
}

/** Which of them: those that began, and came so far, in ranges of epoch ms; null: open at that end. */
export interface Wanted {
  step: Step | 'leads'
  began: [number | null, number | null]
  came: [number | null, number | null]
  term: 'short' | 'long' | null
  horizon: number
  /** where a page goes on: moment, lead, pass */
  after: [number, string, number] | null
  limit: number
}

/** The latest first. `at` is null where leads themselves are asked for. */
export async function listCame(
  db: Queryable,
  filters: Filters,
  { step, began, came, term, horizon, after, limit }: Wanted,
): Promise<{ lead: string; pass: number; at: number | null; sorted: number }[]> {
  const { sql, params } = passesWhere(everSince(filters), 1)
  const all = [...params]
  const add = (value: unknown): string => `$${all.push(value)}`
  const moment = (ms: number): string => `to_timestamp(${add(ms)}::float8 / 1000.0)`
  const at = step === 'leads' ? 'p.began_at' : COLUMNS[step]
  const where = [sql, `${at} <= ${moment(filters.asOf)}`]
  if (began[0] !== null) where.push(`p.began_at >= ${moment(began[0])}`)
  if (began[1] !== null) where.push(`p.began_at <= ${moment(began[1])}`)
  if (came[0] !== null) where.push(`${at} >= ${moment(came[0])}`)
  if (came[1] !== null) where.push(`${at} <= ${moment(came[1])}`)
  if (term !== null && step !== 'leads') {
    const limitAt = `p.began_at + ${add(horizon)}::float8 * interval '1 millisecond'`
    where.push(`${at} ${term === 'short' ? '<=' : '>'} ${limitAt}`)
  }
  if (after)
    where.push(
      `(${at}, p.lead_id, p.pass) < (${moment(after[0])}, ${add(after[1])}::uuid, ${add(after[2])}::int4)`,
    )
  const { rows } = await db.query<{ lead: string; pass: number; at: number | null; sorted: number }>(
    `select p.lead_id as lead, p.pass, ${step === 'leads' ? 'null::timestamptz' : at} as at, ${at} as sorted
       from passes p where ${where.join(' and ')} order by ${at} desc, p.lead_id desc, p.pass desc limit ${add(limit)}`,
    all,
    { timeoutMs: 10_000 },
  )
  return rows
}

export interface PassRow extends Pick<
  BehindRow,
  'pass' | 'name' | 'email' | 'company' | 'source' | 'campaign' | 'owner'
> {
  lead: string
  /** epoch ms */
  began: number
}

/** What a list says of passes, by `lead pass`. */
export async function readPasses(
  db: Queryable,
  of: readonly { lead: string; pass: number }[],
): Promise<Map<string, PassRow>> {
  const { rows } = await db.query<PassRow>(
    `select p.lead_id as lead, p.pass, l.name, l.email, l.company, p.source, p.campaign, p.owner, p.began_at as began
       from unnest($1::uuid[], $2::int4[]) as asked(lead, pass)
       join passes p on p.workspace_no = 1 and p.lead_id = asked.lead and p.pass = asked.pass
       left join leads l on l.workspace_no = 1 and l.lead_id = p.lead_id`,
    [of.map(({ lead }) => lead), of.map(({ pass }) => pass)],
  )
  return new Map(rows.map((row) => [`${row.lead} ${row.pass}`, row]))
}
