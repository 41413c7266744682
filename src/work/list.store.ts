import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { LeadFilters, LeadsQuery } from '#journey/lifecycle/contract.ts'
import type { Queryable } from '#platform/database.ts'

/** A row of the list, as the card keeps it. Moments: epoch ms. */
export interface LeadRow {
  lead_id: string
  name: string | null
  email: string | null
  phone: string | null
  company: string | null
  title: string | null
  country: string | null
  source: string | null
  campaign: string | null
  channel: string | null
  stage: string
  stage_since: number
  owner: string
  pass: number
  score: number
  fit: number
  engagement: number
  handoff: 'none' | 'waiting' | 'offered' | 'accepted'
  next_step: string
  step_due_at: number
  last_activity_at: number
  created_at: number
  version: number
}

export const LEAD_COLUMNS =
  'lead_id, name, email, phone, company, title, country, source, campaign, channel, stage, stage_since, owner, pass, ' +
  'score, fit, engagement, handoff, next_step, step_due_at, last_activity_at, created_at, version'

/** Sorts that the screen offers; each has an index that ends in lead_id, so that a page is a range of it. */
/** What a lead goes by on screen: without a person's name its company or address. As indexed, word by word. */
const LABEL = `coalesce(name, company, email, '')`

const sorts = {
  score: { column: 'score', kind: 'int4', order: 'desc' },
  created: { column: 'created_at', kind: 'moment', order: 'desc' },
  activity: { column: 'last_activity_at', kind: 'moment', order: 'desc' },
  due: { column: 'step_due_at', kind: 'moment', order: 'asc' },
  name: { column: LABEL, kind: 'text', order: 'asc' },
} as const

/** One page of leads. Null when the cursor is not one of ours. */
export async function listLeads(
  db: Queryable,
  query: LeadsQuery,
  now: number,
): Promise<{ items: LeadRow[]; next: string | null } | null> {
  const sort = sorts[query.sort]
  const order = query.order ?? sort.order
  const { where, params } = conditions(query, now)
  if (query.cursor !== undefined) {
    const after = decodeCursor(query.cursor, [sort.kind, 'uuid'])
    if (!after) return null
    params.push(after[0], after[1])
    const value =
      sort.kind === 'moment' ? `to_timestamp($${params.length - 1} / 1000.0)` : `$${params.length - 1}`
    const beyond = order === 'desc' ? '<' : '>'
    where.push(`(${sort.column}, lead_id) ${beyond} (${value}, $${params.length}::uuid)`)
  }
  const { rows } = await db.query<LeadRow>(
    `select ${LEAD_COLUMNS} from ${query.q !== undefined && query.sort === 'name' ? found(where) : `leads where ${where.join(' and ')}`}
      order by ${sort.column} ${order}, lead_id ${order} limit ${query.limit + 1}`,
    params,
    { timeoutMs: 5_000 },
  )
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const more = rows.length > query.limit && last
  return { items, next: more ? encodeCursor([sortValue(last, sort.column), last.lead_id]) : null }
}

/**
 * A search in the order of names must not walk down the names: whoever is called Noah stands together in N, behind half
 * a million others (3.3 s of a million leads). It takes what matches and sorts that, up to a bound that keeps the wide
 * searches ("a") short: of more matches it sorts the first it finds.
 */
function found(where: string[]): string {
  return `(select * from leads where ${where.join(' and ')} limit ${COUNT_CAP}) as found`
}

function sortValue(row: LeadRow, column: (typeof sorts)[keyof typeof sorts]['column']): string | number {
  return column === LABEL ? (row.name ?? row.company ?? row.email ?? '') : row[column as 'score']
}

/** More than this is shown as "10,000+": an exact count of a million rows helps nobody and costs everybody. */
export const COUNT_CAP = 10_000

export async function countLeads(
  db: Queryable,
  filters: LeadFilters,
  now: number,
): Promise<{ count: number; capped: boolean }> {
  const { where, params } = conditions(filters, now)
  const { rows } = await db.query<{ count: number }>(
    `select count(*) as count from (select 1 from leads where ${where.join(' and ')} limit ${COUNT_CAP + 1}) as counted`,
    params,
    { timeoutMs: 5_000 },
  )
  const count = rows[0]!.count
  return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP }
}

function conditions(filters: LeadFilters, now: number): { where: string[]; params: unknown[] } {
  const where = ['workspace_no = 1']
  const params: unknown[] = []
  const add = (value: unknown): string => `$${params.push(value)}`
  for (const column of ['stage', 'owner', 'source', 'campaign', 'country'] as const) {
    const values = filters[column]?.split(',').filter(Boolean)
    if (!values?.length) continue
    where.push(
      values.length === 1 ? `${column} = ${add(values[0])}` : `${column} = any(${add(values)}::text[])`,
    )
  }
  if (filters.minScore !== undefined) where.push(`score >= ${add(filters.minScore)}`)
  if (filters.overdue === 'true') where.push(`step_due_at < to_timestamp(${add(now)} / 1000.0)`)
  if (filters.overdue === 'false') where.push(`step_due_at >= to_timestamp(${add(now)} / 1000.0)`)
  for (const word of filters.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []) {
    where.push(`search like ${add(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`)
  }
  return { where, params }
}

export async function facetValues(db: Queryable): Promise<{ facet: string; value: string }[]> {
  const { rows } = await db.query<{ facet: string; value: string }>(
    'select facet, value from facet_values where workspace_no = 1 order by facet, value',
  )
  return rows
}
