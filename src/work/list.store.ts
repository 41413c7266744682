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
  /** of whom nothing else is known to go by */
  external_id: string | null
}

export const LEAD_COLUMNS =
  'lead_id, name, email, phone, company, title, country, source, campaign, channel, stage, stage_since, owner, pass, ' +
  'score, fit, engagement, handoff, next_step, step_due_at, last_activity_at, created_at, version, ' +
  `case when coalesce(name, email, company, phone) is null then person->'externalIds'->>0 end as external_id`

/** What a lead goes by on screen: without a person's name its company or address. As indexed, word by word. */
const LABEL = `coalesce(name, company, email, '')`

/** Sorts that the screen offers; each has an index that ends in lead_id, so that a page is a range of it. */
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
  if (query.sort === 'value') return listByWorth(db, query, conditions(query, now))
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
  const page = `order by ${sort.column} ${order}, lead_id ${order} limit ${query.limit + 1}`
  const rows = await pageOf(db, query, { select: LEAD_COLUMNS, from: 'leads', where, params, page })
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const more = rows.length > query.limit && last
  return { items, next: more ? encodeCursor([sortValue(last, sort.column), last.lead_id]) : null }
}

const WITHIN = { timeoutMs: 5_000 }
/** Trigrams need three letters; shorter words are found on the way down the sort's index. */
const INDEXED_WORD = /\S{3}/

/**
 * A rare word is collected by the index of words and then sorted: on the way down a sort it would be met once in
 * thousands of rows (6.7 s of a million leads). A frequent one is met at once on the way down, and collecting all of it
 * would be the slow way. Which it is shows in collecting up to a bound: the costs meet at some 7,000 of a million. The
 * order of names is never walked, because whoever is called Noah stands together in N: of more matches than the bound,
 * those that are found first are sorted.
 */
async function pageOf<Row extends LeadRow>(
  db: Queryable,
  query: LeadsQuery,
  { select, from, where, params, page }: Piece,
): Promise<Row[]> {
  const matching = `select ${select} from ${from} where ${where.join(' and ')}`
  if (INDEXED_WORD.test(query.q ?? '')) {
    const { rows } = await db.query<Row & { among: number }>(
      `with found as materialized (${matching} limit ${COUNT_CAP + 1})
       select *, (select count(*) from found) as among from found ${page}`,
      params,
      WITHIN,
    )
    if (query.sort === 'name' || (rows[0]?.among ?? 0) <= COUNT_CAP) return rows
  }
  return (await db.query<Row>(`${matching} ${page}`, params, WITHIN)).rows
}

interface Piece {
  select: string
  from: string
  where: string[]
  params: unknown[]
  page: string
}

/** What lists by value are ordered by (docs/value.md), to be joined to leads. */
export const WORTHS = `(select lead_id as worth_lead, value as worth_value, score as worth_score from worths
  where workspace_no = 1) as w on worth_lead = lead_id`
/** The place of leads that nothing was told of yet: behind all others. */
const UNTOLD = -2

/**
 * One page by value, of the same value the higher score first. Those that came in a moment ago and have no worth yet stand at the end, so
 * that nobody is missing: whoever is told meanwhile has been met there or stands further up.
 */
async function listByWorth(
  db: Queryable,
  query: LeadsQuery,
  { where, params }: { where: string[]; params: unknown[] },
): Promise<{ items: LeadRow[]; next: string | null } | null> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['whole', 'int4', 'uuid'])
  if (after === null) return null
  const order = query.order ?? 'desc'
  const beyond = order === 'desc' ? '<' : '>'
  const [n, wanted] = [params.length, query.limit + 1]
  const rows: (LeadRow & { worth_value: number; worth_score: number })[] = []
  if (after?.[0] !== UNTOLD)
    rows.push(
      ...(await pageOf<(typeof rows)[number]>(db, query, {
        select: `${LEAD_COLUMNS}, worth_value, worth_score, worth_lead`,
        from: `leads join ${WORTHS}`,
        where: after
          ? [
              ...where,
              `(worth_value, worth_score, worth_lead) ${beyond} ($${n + 1}, $${n + 2}, $${n + 3}::uuid)`,
            ]
          : where,
        params: after ? [...params, ...after] : params,
        page: `order by worth_value ${order}, worth_score ${order}, worth_lead ${order} limit ${wanted}`,
      })),
    )
  if (rows.length < wanted) {
    const untold = await pageOf<LeadRow>(db, query, {
      select: LEAD_COLUMNS,
      from: 'leads',
      where: [
        ...where,
        'not exists (select 1 from worths w where w.workspace_no = 1 and w.lead_id = leads.lead_id)',
        ...(after?.[0] === UNTOLD ? [`lead_id > $${n + 1}::uuid`] : []),
      ],
      params: after?.[0] === UNTOLD ? [...params, after[2]] : params,
      page: `order by lead_id limit ${wanted - rows.length}`,
    })
    rows.push(...untold.map((row) => ({ ...row, worth_value: UNTOLD, worth_score: 0 })))
  }
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const next = rows.length > query.limit && last
  return { items, next: next ? encodeCursor([last.worth_value, last.worth_score, last.lead_id]) : null }
}

function sortValue(row: LeadRow, column: (typeof sorts)[keyof typeof sorts]['column']): string | number {
  return column === LABEL ? (row.name ?? row.company ?? row.email ?? '') : row[column as 'score']
}

/** More than this is shown as "5,000+": an exact count of a million rows helps nobody and costs everybody. */
export const COUNT_CAP = 5_000

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
  const contains = (word: string): string => add(`%${word.replace(/[\\%_]/g, '\\$&')}%`)
  for (const word of filters.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []) {
    const local = word.slice(0, word.indexOf('@') + 1)
    where.push(`search like ${contains(local.length > 3 ? local : word)}`)
    // the letters of "example.com" are in most addresses: the index is asked for what stands before the @ only
    if (local.length > 3 && local !== word) where.push(`(search || '') like ${contains(word)}`)
  }
  return { where, params }
}

export async function facetValues(db: Queryable): Promise<{ facet: string; value: string }[]> {
  const { rows } = await db.query<{ facet: string; value: string }>(
    'select facet, value from facet_values where workspace_no = 1 order by facet, value',
  )
  return rows
}
