import { byWeek } from '#journey/measure/grain/weeks.ts'
import { comeSql, nextSql, type Course } from '#journey/measure/funnel/sql.rules.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { weekSql } from '#journey/measure/grain/weeks.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Split } from '#journey/measure/funnel/contract.ts'

const WITHIN = { timeoutMs: 60_000 }

/** Passes that have come equally far, and left by the same exit or not at all. */
export interface CountRow {
  of: string | null
  /** number of the furthest stage of the path, from 1; 0: none */
  f: number
  /** number of the exit, from 1; 0: none */
  x: number
  /** at an earlier stage now */
  back: boolean
  n: number
  /** how many entered each stage of the path; where the period is about events, in it */
  entered: number[]
  /** of those that entered the first stage (in the period), how many reached the end */
  won: number
  late: number
}

const GROUPS: readonly string[] = ['market', 'segment', 'offer']

/** `by` is one of a closed list, never a text from outside. A pass may belong to several markets, and counts in each. */
export function splitOf(by: Split | null): { column: string; from: string } {
  if (by === null) return { column: 'null::text', from: 'passes p' }
  if (!GROUPS.includes(by)) return { column: `p.${by}::text`, from: 'passes p' }
  return {
    column: `substr(g.id, ${by.length + 2})`,
    from: `passes p left join lateral (select id from unnest(p.groups) as id where id like '${by}:%') as g on true`,
  }
}

/** What all questions about passes begin with: $1 the moment, then those of the filters. */
function asked(filters: Filters): { where: string; params: unknown[]; add: (value: unknown) => string } {
  const { sql, params } = passesWhere(filters, 2)
  const all = [filters.asOf, ...params]
  return { where: sql, params: all, add: (value) => `$${all.push(value)}` }
}

/** An entry counts when it lies in the period, where that is about events. */
function during({ period, from, to }: Filters, column: string, add: (value: unknown) => string): string {
  if (period === 'entry') return 'true'
  const parts = [
    from === null ? [] : [`${column} >= ${add(from)}::float8`],
    to === null ? [] : [`${column} <= ${add(to)}::float8`],
  ].flat()
  return parts.length === 0 ? 'true' : parts.join(' and ')
}

/** One reading of the passes for all counts. `live`: as of now, when it is known where a pass is besides where it has come. */
export async function readCounts(
  db: Queryable,
  course: Course,
  filters: Filters,
  by: Split | null,
  live: boolean,
): Promise<CountRow[]> {
  const question = { name: `counts ${by} ${live} ${courseText(course)}`, filters, current: live }
  return byWeek(db, question, (narrowed) => readCountsOf(db, course, narrowed, by, live))
}

/** All of a course that a question depends on. */
export const courseText = (course: Course): string =>
  [...course.path, ...course.exits].map(({ id, place }) => `${id} ${place}`).join() + course.path.length

async function readCountsOf(
  db: Queryable,
  course: Course,
  filters: Filters,
  by: Split | null,
  live: boolean,
): Promise<(CountRow & { week: number })[]> {
  const { where, params, add } = asked(filters)
  const { column, from } = splitOf(by)
  const k = course.path.length
  const path = add(course.path.map(({ id }) => id))
  const back = live
    ? `x = 0 and coalesce(array_position(${path}::text[], stage), f) < f`
    : `${path}::text[] is null`
  const entered = course.path.map(
    (_, i) => `count(r${i + 1}) filter (where ${during(filters, `r${i + 1}`, add)})`,
  )
  const won = `count(r${k}) filter (where ${during(filters, 'r1', add)})`
  const { rows } = await db.query<CountRow & { week: number }>(
    `select week, of, f, x, ${back} as back, count(*) as n, array[${entered.join(', ')}] as entered, ${won} as won,
            count(*) filter (where recorded_at > to_timestamp($1::float8 / 1000.0)) as late
       from (${comeSql(course, `${weekSql('p.began_at')} as week, ${column} as of, p.stage, p.recorded_at`, from, where)}) as c group by 1, 2, 3, 4, 5`,
    params,
    WITHIN,
  )
  return rows.map((row) => ({ ...row, entered: row.entered.map(Number) }))
}

/** How long passes were in a stage, as a histogram: kind 0 moved on, 1 left the path, 2 were last seen there. */
export interface TimesRow {
  /** number of the stage, from 1 */
  i: number
  kind: 0 | 1 | 2
  /** mean of each bin, ms; below zero: a later stage was entered before this one */
  ms: number[]
  n: number[]
}

/** More passes than this tell their times by a sample. */
export const MOST_TIMED = 100_000
/** Widths of bins: a median lies at the mean of its own, which is right to 3 digits. */
const BIN = 0.002
/** So few durations are each a bin of their own. */
const EXACT = 20_000

/**
 * Times from each stage to the next one, of `n` passes. Of many, every so many-th by a hash of its lead: the interval of a
 * median says how little that matters. @returns `oneIn` 1: all of them
 */
export async function readTimes(
  db: Queryable,
  course: Course,
  filters: Filters,
  n: number,
  live: boolean,
): Promise<{ rows: TimesRow[]; oneIn: number }> {
  const oneIn = 2 ** Math.max(0, Math.ceil(Math.log2(n / MOST_TIMED)))
  const exact = n <= EXACT
  const question = { name: `times ${oneIn} ${exact} ${courseText(course)}`, filters, current: live }
  const rows = await byWeek(db, question, (narrowed) => readTimesOf(db, course, narrowed, oneIn, exact))
  return { rows: merged(rows), oneIn }
}

interface WeekTimes extends TimesRow {
  bins: number[]
}

async function readTimesOf(
  db: Queryable,
  course: Course,
  filters: Filters,
  oneIn: number,
  exact: boolean,
): Promise<(WeekTimes & { week: number })[]> {
  const { where, params, add } = asked(filters)
  const sample = oneIn === 1 ? '' : ` and uuid_hash(p.lead_id) & ${oneIn - 1} = 0`
  const steps = course.path.slice(0, -1).map((_, i) => `(${i + 1}, r${i + 1}, ${nextSql(course, i + 1)})`)
  if (steps.length === 0) return []
  const bin = exact ? 'd' : `case when d < 1 then least(d, 0) else floor(ln(d) / ${BIN}) end`
  const { rows } = await db.query<WeekTimes & { week: number }>(
    `select week, i, kind, array_agg(bin::float8) as bins, array_agg(ms) as ms, array_agg(n) as n from (
       select week, i, kind, ${bin} as bin, avg(d) as ms, count(*)::int4 as n from (
         select week, i, case when next is not null then 0 when x > 0 then 1 else 2 end as kind,
             case when next is not null then next when x > 0 then l else $1::float8 end - at as d
           from (${comeSql(course, `p.lead_id, ${weekSql('p.began_at')} as week`, 'passes p', where + sample)}) as c
             cross join lateral (values ${steps.join(', ')}) as v(i, at, next)
          where at is not null and ${during(filters, 'at', add)}) as lasted
        group by 1, 2, 3, 4) as bins group by 1, 2, 3`,
    params,
    WITHIN,
  )
  return rows
}

/** The histograms of all weeks as one: bins of one number are one bin, at the mean of all that is in it. */
function merged(rows: readonly WeekTimes[]): TimesRow[] {
  const kinds = new Map<
    string,
    { i: number; kind: 0 | 1 | 2; bins: Map<number, { sum: number; n: number }> }
  >()
  for (const { i, kind, bins, ms, n } of rows) {
    const key = `${i} ${kind}`
    const whole = kinds.get(key) ?? { i, kind, bins: new Map<number, { sum: number; n: number }>() }
    kinds.set(key, whole)
    for (const [j, bin] of bins.entries()) {
      const at = whole.bins.get(bin) ?? { sum: 0, n: 0 }
      whole.bins.set(bin, { sum: at.sum + ms[j]! * n[j]!, n: at.n + n[j]! })
    }
  }
  return [...kinds.values()].map(({ i, kind, bins }) => ({
    i,
    kind,
    ms: [...bins.values()].map(({ sum, n }) => sum / n),
    n: [...bins.values()].map(({ n }) => n),
  }))
}

/** The first beginning of a pass that is known, and how many are said to begin after a moment. Epoch ms. */
export async function readEdges(
  db: Queryable,
  now: number,
): Promise<{ first: number | null; future: number }> {
  const { rows } = await db.query<{ first: number | null; future: number }>(
    `select (select min(began_at) from passes where workspace_no = 1) as first,
            (select count(*) from passes where workspace_no = 1 and began_at > to_timestamp($1 / 1000.0)) as future`,
    [now],
  )
  return rows[0]!
}
