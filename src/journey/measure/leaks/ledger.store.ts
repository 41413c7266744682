import { byWeek } from '#journey/measure/grain/weeks.ts'
import { stretchSql } from '#journey/measure/cost/outlay.store.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { weekSql } from '#journey/measure/grain/weeks.rules.ts'
import type { LeakClass } from '#journey/measure/leaks/classes.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** Leads that lay in a class at a moment and were alike in all that their value is told from. */
export interface Lying {
  what: LeakClass
  stage: string
  age: number
  band: number
  groups: string[]
  level: string | null
  n: number
  /** epoch ms, of the one that lies there longest */
  began: number
}

/** The same leads by what was spent on them. */
export interface LyingPaid {
  what: LeakClass
  /** the first of days that cost the same */
  day: number
  campaign: string | null
  source: string | null
  n: number
}

const WITHIN = { timeoutMs: 60_000 }

/** @param current nobody has looked back: what goes on is what is */
const lying = (filters: Filters, first: number, current: boolean) => {
  const { sql, params } = passesWhere(filters, first, 'l')
  const at = `to_timestamp($${first + params.length}::float8 / 1000.0)`
  const open = current ? 'l.until is null' : `(l.until is null or l.until > ${at})`
  return { sql: `${sql} and l.since <= ${at} and ${open}`, params: [...params, filters.asOf], at }
}

/** Upper ends of the classes of ages but the last, in seconds: AGES of situation.rules.ts. */
const AGE_ENDS = 'array[604800, 2592000, 7776000]'

export const ageSql = (at: string, since: string): string =>
  `width_bucket(date_part('epoch', ${at} - ${since})::float8, ${AGE_ENDS}::float8[])`

export async function lyingNow(db: Queryable, filters: Filters, current: boolean): Promise<Lying[]> {
  return byWeek<Lying>(db, { name: 'lying', filters, current }, async (narrowed) => {
    const { sql, params, at } = lying(narrowed, 1, current)
    const { rows } = await db.query<Lying & { week: number }>(
      `select ${weekSql('l.began_at')} as week, l.what, l.stage, ${ageSql(at, 'l.entered_at')} as age, l.band, l.groups, l.level,
         count(*)::int as n, min(l.began) as began
       from leaks l where ${sql} group by 1, 2, 3, 4, 5, 6, 7`,
      params,
      WITHIN,
    )
    return rows
  })
}

/** @param bounds stretchesOf what was laid out */
export async function lyingPaid(
  db: Queryable,
  filters: Filters,
  current: boolean,
  bounds: readonly number[],
): Promise<LyingPaid[]> {
  const question = { name: `paid ${bounds.join(' ')}`, filters, current }
  return byWeek<LyingPaid>(db, question, async (narrowed) => {
    const { sql, params } = lying(narrowed, 2, current)
    const { rows } = await db.query<LyingPaid & { week: number }>(
      `select ${weekSql('l.began_at')} as week, l.what, ${stretchSql('l.began_at', '$1')} as day, l.campaign, l.source, count(*)::int as n
       from leaks l where ${sql} group by 1, 2, 3, 4, 5`,
      [bounds, ...params],
      WITHIN,
    )
    return rows
  })
}

export const WEEKS = 12
const WEEK_S = 7 * 24 * 3600

/**
 * How many lay in each class at the end of each of the last weeks, the present one last. A row says for how many stays
 * began and ended between the same two of these moments; adding them up is left to the reader.
 */
export async function stays(db: Queryable, filters: Filters, current: boolean): Promise<Stays[]> {
  return byWeek<Stays>(db, { name: 'stays', filters, current }, (narrowed) => staysOf(db, narrowed))
}

interface Stays {
  what: LeakClass
  first: number
  past: number
  n: number
}

async function staysOf(db: Queryable, filters: Filters): Promise<(Stays & { week: number })[]> {
  const { sql, params } = passesWhere(filters, 1, 'l')
  const at = `to_timestamp($${1 + params.length}::float8 / 1000.0)`
  const endOf = (moment: string): string =>
    `greatest(0, ${WEEKS} + ceil(date_part('epoch', ${moment} - ${at}) / ${WEEK_S}))::int`
  const { rows } = await db.query<Stays & { week: number }>(
    `select ${weekSql('l.began_at')} as week, l.what, ${endOf('l.since')} as first, case when l.until is null then ${WEEKS + 1} else
         least(${WEEKS + 1}, ${endOf('l.until')}) end as past, count(*)::int as n
       from leaks l where ${sql} and l.since <= ${at}
        and (l.until is null or l.until > ${at} - interval '${WEEKS} weeks') group by 1, 2, 3, 4`,
    [...params, filters.asOf],
    WITHIN,
  )
  return rows
}

/** One lead that lies somewhere. */
export interface LyingLead {
  lead_id: string
  name: string | null
  email: string | null
  company: string | null
  stage: string
  age: number
  band: number
  groups: string[]
  level: string | null
  holder: string
  began: number
  day: string
  campaign: string | null
  source: string | null
}

/** Leads of a class, the one that lies there longest first, after a place. */
export async function lyingLeads(
  db: Queryable,
  filters: Filters,
  what: LeakClass,
  current: boolean,
  page: { after: readonly [number, string] | undefined; limit: number },
): Promise<LyingLead[]> {
  const { sql, params, at } = lying(filters, 1, current)
  const next = params.length + 1
  const { rows } = await db.query<LyingLead>(
    `with t as (
       select l.* from leaks l where ${sql} and l.what = $${next}
          and ($${next + 1}::float8 is null or (l.began, l.lead_id) > (to_timestamp($${next + 1} / 1000.0), $${next + 2}::uuid))
        order by l.began, l.lead_id limit $${next + 3})
     select t.lead_id, a.name, a.email, a.company, t.stage, ${ageSql(at, 't.entered_at')} as age, t.band, t.groups, t.level,
         t.holder, t.began, (t.began_at at time zone 'UTC')::date::text as day, t.campaign, t.source
       from t join leads a on a.workspace_no = 1 and a.lead_id = t.lead_id order by t.began, t.lead_id`,
    [...params, what, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    WITHIN,
  )
  return rows
}

/** Who signed a version of the agreement, by function. */
export async function signersOf(db: Queryable, version: number): Promise<Map<string, string>> {
  const { rows } = await db.query<{ of: string; name: string }>(
    `select body ->> 'function' as of, body ->> 'name' as name from agreement_log
      where workspace_no = 1 and version = $1 and kind = 'AgreementSigned' order by seq`,
    [version],
  )
  return new Map(rows.map(({ of, name }) => [of, name]))
}
