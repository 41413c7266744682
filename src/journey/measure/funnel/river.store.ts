import { byWeek } from '#journey/measure/grain/weeks.ts'
import { comeSql, type Course } from '#journey/measure/funnel/sql.rules.ts'
import { courseText } from '#journey/measure/funnel/funnel.store.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { weekSql } from '#journey/measure/grain/weeks.rules.ts'
import type { Queryable } from '#platform/database.ts'

const WITHIN = { timeoutMs: 60_000 }

/** Passes that went the same way in the same span of time, and whose money is of the same kind. */
export interface FlowRow {
  /** number of the stage that they came from, from 1; 0: from their source */
  prev: number
  /** number of the stage that they entered; negative: of the exit */
  i: number
  /** of those that came from it */
  source: string | null
  /** number of the span, from 0 */
  span: number
  /** how far they came in the end, and whether that was the end of the path */
  f: number
  n: number
}

/** The same with their own amounts, which few have. */
export interface AmountRow extends FlowRow {
  /** of each of them; in the base currency the sum of them all, each to the cent */
  amount: string
  currency: string | null
  /** of the rate: the day of the win, or the moment that was asked about; null in the base currency, which needs none */
  day: string | null
}

/** Begins and widths of spans: passes are drawn from their first day to the moment that is asked about. Epoch ms. */
export interface Spans {
  begins: number
  width: number
}

function asked(filters: Filters) {
  const { sql, params } = passesWhere(filters, 2)
  const all: unknown[] = [filters.asOf, ...params]
  return { where: sql, params: all, add: (value: unknown) => `$${all.push(value)}` }
}

/** Each way of a pass as a row: from its source into the path, from stage to stage, and out of it. */
function waysSql({ path }: Course): string {
  const before = (i: number): string => {
    const earlier = path.slice(0, i - 1).map((_, j) => i - 1 - j)
    return earlier.length === 0
      ? '0'
      : `case ${earlier.map((j) => `when r${j} is not null then ${j}`).join(' ')} else 0 end`
  }
  const stages = path.map((_, k) => `(${before(k + 1)}, ${k + 1}, r${k + 1})`)
  return `cross join lateral (values ${stages.join(', ')}, (f, -x, case when x > 0 then l end)) as w(prev, i, at)`
}

const WEEK = `${weekSql('p.began_at')} as week`
const GROUP = `prev, i, case when prev = 0 then source end as source, greatest(0, floor((at - begins) / width))::int4 as span, f`

/** More passes than this tell by a sample when they went; how many went is counted of all. */
export const MOST_FILMED = 25_000

/** How many passes went each way in each span of time; with `oneIn` above 1 of every so many-th, by a hash of its lead. */
export async function readFlows(
  db: Queryable,
  course: Course,
  filters: Filters,
  spans: Spans,
  oneIn: number,
  live: boolean,
): Promise<FlowRow[]> {
  const name = `flows ${oneIn} ${spansText(spans)} ${courseText(course)}`
  return byWeek(db, { name, filters, current: live }, (narrowed) =>
    readFlowsOf(db, course, narrowed, spans, oneIn),
  )
}

const spansText = ({ begins, width }: Spans): string => `${begins} ${width}`

async function readFlowsOf(
  db: Queryable,
  course: Course,
  filters: Filters,
  spans: Spans,
  oneIn: number,
): Promise<(FlowRow & { week: number })[]> {
  const { where, params, add } = asked(filters)
  const sample = oneIn === 1 ? '' : ` and uuid_hash(p.lead_id) & ${oneIn - 1} = 0`
  const { rows } = await db.query<FlowRow & { week: number }>(
    `select week, ${GROUP}, count(*) as n
       from (${comeSql(course, `${WEEK}, p.source`, 'passes p', where + sample)}) as c ${waysSql(course)}
         cross join (select ${add(spans.begins)}::float8 as begins, ${add(spans.width)}::float8 as width) as s
      where at is not null group by 1, 2, 3, 4, 5, 6`,
    params,
    WITHIN,
  )
  return rows
}

/** Passes that entered the same stages and left by the same exit. */
export interface PatternRow {
  source: string | null
  /** a bit for each stage that was entered, the first of the path lowest */
  stages: number
  /** number of the exit, 0 for none */
  x: number
  n: number
  /** when the first of them began, epoch ms */
  first: number
}

/** All passes by the stages that they entered: a row for each instead of one for each way, which a million would pay for. */
export function readPatterns(
  db: Queryable,
  course: Course,
  filters: Filters,
  live: boolean,
): Promise<PatternRow[]> {
  const question = { name: `patterns ${courseText(course)}`, filters, current: live }
  return byWeek(db, question, (narrowed) => readPatternsOf(db, course, narrowed))
}

async function readPatternsOf(
  db: Queryable,
  course: Course,
  filters: Filters,
): Promise<(PatternRow & { week: number })[]> {
  const { where, params } = asked(filters)
  const bits = course.path.map((_, k) => `case when r${k + 1} is null then 0 else ${2 ** k} end`)
  const { rows } = await db.query<PatternRow & { week: number }>(
    `select week, source, ${bits.join(' + ')} as stages, x, count(*) as n, min(began_at) as first
       from (${comeSql(course, `${WEEK}, p.source, p.began_at`, 'passes p', where)}) as c group by 1, 2, 3, 4`,
    params,
    WITHIN,
  )
  return rows
}

/**
 * The same for passes with an amount, as it stood at the moment that is asked about. Where an opportunity has told no amount by
 * then, its pass has none. What is in the base currency comes added up: of a million leads a row for each deal took longer to
 * fetch than to find.
 */
export async function readAmounts(
  db: Queryable,
  course: Course,
  filters: Filters,
  spans: Spans,
  base: string,
  live: boolean,
): Promise<AmountRow[]> {
  const name = `amounts ${base} ${spansText(spans)} ${courseText(course)}`
  return byWeek(db, { name, filters, current: live }, (narrowed) =>
    readAmountsOf(db, course, narrowed, spans, base, live),
  )
}

/** What an opportunity had told by the moment that is asked about. */
const TOLD = `cross join lateral (select amount, currency from opportunity_changes as o
  where o.workspace_no = 1 and o.lead_id = c.lead_id and o.opportunity_id = c.opportunity_id
    and o.at <= to_timestamp($1::float8 / 1000.0) order by o.at desc, o.seq desc limit 1) as t`

async function readAmountsOf(
  db: Queryable,
  course: Course,
  filters: Filters,
  spans: Spans,
  base: string,
  live: boolean,
): Promise<(AmountRow & { week: number })[]> {
  const { where, params, add } = asked(filters)
  const end = course.path.length
  const columns = `${WEEK}, p.source, ${live ? 'p.amount, p.currency' : 'p.lead_id, p.opportunity_id'}`
  const own = live ? 'c' : 't'
  const { rows } = await db.query<AmountRow & { week: number }>(
    `select week, ${GROUP}, currency, day, coalesce(each, sum(round(amount, 2)))::text as amount, count(*) as n from (
       select week, prev, i, source, at, begins, width, f, ${own}.amount, ${own}.currency,
           case when ${own}.currency is distinct from base then ${own}.amount end as each,
           case when ${own}.currency is distinct from base then to_char(to_timestamp(case when f = ${end} then rf else $1::float8 end
             / 1000.0) at time zone 'UTC', 'YYYY-MM-DD') end as day
         from (${comeSql(course, columns, 'passes p', `${where} and p.opportunity_id is not null`)}) as c
           ${live ? '' : TOLD} ${waysSql(course)}
           cross join (select ${add(spans.begins)}::float8 as begins, ${add(spans.width)}::float8 as width, ${add(base)}::text as base) as s
        where at is not null and ${own}.amount is not null) as gone
      group by 1, 2, 3, 4, 5, 6, 7, 8, each`,
    params,
    WITHIN,
  )
  return rows
}
