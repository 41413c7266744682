import { comeSql, nextSql, type Course } from '#journey/measure/funnel/sql.rules.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { NOTHING } from '#journey/measure/grain/filter.contract.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { splitOf } from '#journey/measure/funnel/funnel.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { Split } from '#journey/measure/funnel/contract.ts'

export interface BehindRow {
  lead_id: string
  pass: number
  name: string | null
  email: string | null
  company: string | null
  source: string | null
  campaign: string | null
  owner: string
  at: number
  /** what came next, null for nothing yet */
  next_at: number | null
  /** number of the stage that came next, negative of the exit */
  next: number | null
}

export interface Behind {
  filters: Filters
  /** number of the stage, from 1 */
  stage: number
  came: string
  by: Split | null
  of: string | null
  live: boolean
}

/** What `came` may say of a stage, as a condition; null: it says something else. */
function cameSql(course: Course, i: number, came: string): string | null {
  const { path, exits } = course
  const next = nextSql(course, i)
  const [what, of] = came.split('.')
  if (of !== undefined) {
    const j = path.findIndex(({ id }) => id === of) + 1
    const x = exits.findIndex(({ id }) => id === of) + 1
    if (what === 'exit') return x === 0 ? null : `f = ${i} and x = ${x}`
    const between = path.slice(i, j - 1).map((_, k) => ` and r${i + k + 1} is null`)
    return what === 'to' && j > i ? `r${j} is not null${between.join('')}` : null
  }
  const before = path.slice(0, i - 1).map((_, k) => ` and r${k + 1} is null`)
  const known: Record<string, string> = {
    entered: 'true',
    first: `true${before.join('')}`,
    moved: `${next} is not null`,
    open: `f = ${i} and x = 0`,
    back: `f = ${i} and x = 0 and coalesce(array_position($2::text[], stage), f) < f`,
    left: `f = ${i} and x > 0`,
    won: `r${path.length} is not null`,
  }
  return Object.hasOwn(known, came) ? known[came]! : null
}

/**
 * The passes behind a number of the funnel or the river, who entered the stage last first. Null: the cursor is not one of
 * ours; `came`: there is nothing of that name.
 */
export async function listBehind(
  db: Queryable,
  course: Course,
  asked: Behind,
  limit: number,
  cursor: string | undefined,
): Promise<{ items: BehindRow[]; next: string | null } | null | 'came'> {
  const { filters, stage, by, of } = asked
  const came = cameSql(course, stage, asked.came)
  if (came === null) return 'came'
  const after = cursor === undefined ? null : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (cursor !== undefined && !after) return null
  const { sql, params } = passesWhere(filters, 3)
  const all: unknown[] = [filters.asOf, course.path.map(({ id }) => id), ...params]
  const add = (value: unknown): string => `$${all.push(value)}`
  const { column, from } = splitOf(by)
  const where = [`at is not null`, came]
  if (filters.period === 'event' && filters.from !== null) where.push(`at >= ${add(filters.from)}::float8`)
  if (filters.period === 'event' && filters.to !== null) where.push(`at <= ${add(filters.to)}::float8`)
  if (by !== null && of !== null) where.push(of === NOTHING ? 'of is null' : `of = ${add(of)}`)
  if (after)
    where.push(
      `(at, lead_id, pass) < (${add(after[0])}::float8, ${add(after[1])}::uuid, ${add(after[2])}::int4)`,
    )
  const columns = `p.lead_id, p.pass, p.source, p.campaign, p.owner, p.stage, ${column} as of`
  const numbers = course.path
    .slice(stage)
    .map((_, k) => `when r${stage + k + 1} = next_at then ${stage + k + 1}`)
  const { rows } = await db.query<BehindRow>(
    `with b as (
       select lead_id, pass, source, campaign, owner, at, next_at,
           case when next_at is null then null ${numbers.join(' ')} else -x end as next
         from (select *, r${stage} as at, coalesce(${nextSql(course, stage)}, l) as next_at
                 from (${comeSql(course, columns, from, sql)}) as c) as c
        where ${where.join(' and ')} and $2::text[] is not null order by at desc, lead_id desc, pass desc limit ${add(limit + 1)})
     select b.*, l.name, l.email, l.company from b left join leads l on l.workspace_no = 1 and l.lead_id = b.lead_id
      order by b.at desc, b.lead_id desc, b.pass desc`,
    all,
    { timeoutMs: 10_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, next: more ? encodeCursor([last.at, last.lead_id, last.pass]) : null }
}
