import { insertSql, parameters, unnest } from '#work/columns.ts'
import { project } from '#work/projection.rules.ts'
import * as tables from '#work/tables.ts'
import type { LoadRow } from '#work/loads.ts'
import type { Column } from '#work/columns.ts'
import type { Stretch } from '#work/card.ts'
import type { AnswerRow, Of, SubmissionRow } from '#work/tables.ts'
import type { Queryable } from '#platform/database.ts'

/** All that one batch writes. */
export interface Batch {
  now: number
  stretches: Stretch[]
  submissions: SubmissionRow[]
  answers: AnswerRow[]
  turns: { id: string; turn: number }[]
  /** left out: nobody's leads in work are counted here */
  loads?: LoadRow[]
  facets: { facet: string; value: string }[]
  /** told with a clock of its own: whose time is taken was decided there, not here */
  simulated?: boolean
}

/**
 * Writes a batch in one statement, hence one transaction and one round trip, on disk when it returns.
 * A unique violation (23505) means that somebody else was faster: nothing was written, and the batch is decided anew.
 */
export async function writeBatch(db: Queryable, batch: Batch): Promise<void> {
  const rows = rowsOf(batch)
  // tables that get no row are left out: opening each with its indexes costs more than a row
  const parts = PARTS.filter((part) => rows[part.rows].length > 0)
  // a batch of nothing but refusals that are kept elsewhere
  if (parts.length === 0) return
  const { name, text } = statementOf(parts)
  await db.query(
    text,
    parts.flatMap((part) => parameters(part.columns, rows[part.rows] as never[])),
    { name },
  )
}

type Rows = ReturnType<typeof rowsOf>

/** The rows of every table, from what a batch decided. */
export function rowsOf(batch: Batch) {
  const rows = {
    entries: [] as Of<Stretch['entries'][number]>[],
    personal: [] as Of<Stretch['entries'][number]>[],
    newLeads: [] as Stretch[],
    changedLeads: [] as Stretch[],
    identityKeys: [] as Of<{ key: string }>[],
    companies: [] as { id: string; key: string; name: string; at: number }[],
    passages: [] as Of<ReturnType<typeof project>['passages'][number]>[],
    passagesOpen: [] as Of<{ owner: string | null; leftAt: number | null }>[],
    touches: [] as Of<ReturnType<typeof project>['touches'][number]>[],
    handoffs: [] as Of<ReturnType<typeof project>['handoffs'][number]>[],
    handoffsAnswered: [] as Of<NonNullable<ReturnType<typeof project>['answered']>>[],
    ratings: [] as Of<ReturnType<typeof project>['ratings'][number]>[],
    clocks: [] as Of<ReturnType<typeof project>['clocks'][number]>[],
    clocksRunning: [] as Of<ReturnType<typeof project>['clocksRunning'][number]>[],
    opportunities: [] as (Of<ReturnType<typeof project>['opportunities'][number]> & { stretch: Stretch })[],
    meetings: [] as Of<ReturnType<typeof project>['meetings'][number]>[],
    agendas: [] as ReturnType<typeof project>['meetings'],
    agendasFreed: [] as ReturnType<typeof project>['meetings'],
    outbox: [] as Of<ReturnType<typeof project>['outbox'][number]>[],
    submissions: batch.submissions,
    answers: batch.answers,
    facets: batch.facets,
    turns: batch.turns,
    loads: batch.loads ?? [],
  }
  const companies = new Map<string, { id: string; key: string; name: string; at: number }>()
  for (const stretch of batch.stretches) {
    const lead = stretch.after.leadId
    ;(stretch.before ? rows.changedLeads : rows.newLeads).push(stretch)
    for (const entry of stretch.entries) {
      const row = Object.assign(entry, { lead })
      rows.entries.push(row)
      if (entry.personal) rows.personal.push(row)
    }
    for (const key of stretch.keys) rows.identityKeys.push({ lead, key })
    if (stretch.company) companies.set(stretch.company.id, { ...stretch.company, at: batch.now })
    const projected = project(stretch)
    for (const row of projected.passages) rows.passages.push(Object.assign(row, { lead }))
    for (const row of projected.touches) rows.touches.push(Object.assign(row, { lead }))
    for (const row of projected.handoffs) rows.handoffs.push(Object.assign(row, { lead }))
    for (const row of projected.ratings) rows.ratings.push(Object.assign(row, { lead }))
    for (const row of projected.clocks) rows.clocks.push(Object.assign(row, { lead }))
    for (const row of projected.opportunities) rows.opportunities.push({ ...row, lead, stretch })
    for (const row of projected.meetings) {
      rows.meetings.push(Object.assign(row, { lead }))
      if (!batch.simulated) (row.status === 'booked' ? rows.agendas : rows.agendasFreed).push(row)
    }
    for (const row of projected.outbox) rows.outbox.push(Object.assign(row, { lead }))
    if (!stretch.before) continue
    const { owner, leftAt } = projected.open
    if (owner !== null || leftAt !== null) rows.passagesOpen.push({ lead, owner, leftAt })
    for (const row of projected.clocksRunning) rows.clocksRunning.push(Object.assign(row, { lead }))
    if (projected.answered) rows.handoffsAnswered.push({ lead, ...projected.answered })
  }
  rows.companies = [...companies.values()]
  return rows
}

interface Part {
  rows: keyof Rows
  columns: Column<never>[]
  sql: (first: number) => string
}

function inserting<Row>(rows: keyof Rows, table: string, columns: Column<Row>[], tail = ''): Part {
  return { rows, columns: columns as Column<never>[], sql: (first) => insertSql(table, columns, first, tail) }
}

function updating<Row>(rows: keyof Rows, columns: Column<Row>[], set: (from: string) => string): Part {
  return {
    rows,
    columns: columns as Column<never>[],
    sql: (first) => {
      const { select, from } = unnest(columns, first)
      return set(`(select ${select} from ${from}) as n(${columns.map(({ name }) => name).join(', ')})`)
    },
  }
}

const setLead = tables.leads
  .filter(({ name }) => name !== 'lead_id' && name !== 'created_at')
  .map(({ name }) => `${name} = n.${name}`)
  .join(', ')

const setOpportunity = tables.opportunities
  .filter(({ name }) => !['lead_id', 'opportunity_id', 'is_primary'].includes(name))
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

/**
 * The latest row of a lead that fulfils a condition, by its whole key. Named so, the rows are found one by one: of a
 * young table the planner believes that it is small, walks it for every lead, and 500 rows cost a second.
 */
function latest(table: string, condition: string): string {
  return (
    `cross join lateral (select x.lead_id, x.seq from ${table} x where x.workspace_no = 1 and x.lead_id = n.lead_id ` +
    `and ${condition} order by x.seq desc limit 1) as k`
  )
}

const setClock = tables.clocksRunning
  .filter(({ name }) => name !== 'lead_id' && name !== 'clock')
  .map(({ name }) => `${name} = coalesce(n.${name}, c.${name})`)
  .join(', ')

const setSaid = tables.handoffsAnswered
  .filter(({ name }) => /^(return|appeal)_(answer|decided|outcome)/.test(name))
  .map(({ name }) => `${name} = coalesce(n.${name}, h.${name})`)
  .join(', ')

const setMeeting = tables.meetings
  .filter(({ name }) => !['lead_id', 'meeting_id', 'seq'].includes(name))
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

const PARTS: Part[] = [
  inserting('entries', 'entries', tables.entries),
  inserting('personal', 'personal_parts', tables.personalParts),
  inserting('newLeads', 'leads', tables.leads),
  // no check of the position here: an entry's key would be taken if somebody else had been faster
  updating(
    'changedLeads',
    tables.leads,
    (n) => `update leads l set ${setLead} from ${n} where l.workspace_no = 1 and l.lead_id = n.lead_id`,
  ),
  inserting('identityKeys', 'identity_keys', tables.identityKeys),
  inserting('companies', 'companies', tables.companies, 'on conflict do nothing'),
  inserting('passages', 'passages', tables.passages),
  updating(
    'passagesOpen',
    tables.passagesOpen,
    (n) =>
      `update passages p set left_at = n.left_at, owner = coalesce(n.owner, p.owner) from ${n} ` +
      `${latest('passages', 'x.left_at is null')} ` +
      `where p.workspace_no = 1 and p.lead_id = k.lead_id and p.seq = k.seq`,
  ),
  inserting('touches', 'touches', tables.touches),
  inserting('handoffs', 'handoffs', tables.handoffs),
  updating(
    'handoffsAnswered',
    tables.handoffsAnswered,
    (n) =>
      // an answer stands; a return after it and what is said to it are added, to the latest offer only
      `update handoffs h set answered_at = coalesce(h.answered_at, n.answered_at), answer = coalesce(h.answer, n.answer), ` +
      `reason = coalesce(n.reason, h.reason), ` +
      `due_at = case when h.answered_at is null then coalesce(n.due_at, h.due_at) else h.due_at end, ` +
      `returned_at = case when coalesce(h.answer, n.answer) = 'accepted' then coalesce(n.returned_at, h.returned_at) end, ` +
      `worked_at = coalesce(h.worked_at, case when n.worked_at >= h.offered_at and (h.answer = 'accepted' ` +
      `or n.answer is distinct from 'withdrawn' or n.worked_at <= n.answered_at) then n.worked_at end), ${setSaid} from ${n} ` +
      `where h.workspace_no = 1 and h.lead_id = n.lead_id and (h.answered_at is null ` +
      `or ((n.return_answer is not null or n.appeal_outcome is not null ` +
      `or (n.worked_at is not null and h.worked_at is null and h.answer = 'accepted' and h.returned_at is null) ` +
      `or (n.returned_at is not null and h.answer = 'accepted' and h.returned_at is null)) and h.seq = ` +
      `(select max(m.seq) from handoffs m where m.workspace_no = 1 and m.lead_id = n.lead_id)))`,
  ),
  inserting(
    'opportunities',
    'opportunities',
    tables.opportunities,
    `on conflict (workspace_no, lead_id, opportunity_id) do update set ${setOpportunity}`,
  ),
  inserting(
    'meetings',
    'meetings',
    tables.meetings,
    // 0: where they meet did not change
    `on conflict (workspace_no, lead_id, meeting_id) do update set ${setMeeting}, ` +
      `seq = case when excluded.seq = 0 then meetings.seq else excluded.seq end`,
  ),
  // of two meetings of one person at one time the second breaks `agendas_overlap`, whoever wrote the first
  inserting(
    'agendas',
    'agendas',
    tables.agendas,
    'on conflict (workspace_no, meeting_id) do update set rep = excluded.rep, at = excluded.at, until = excluded.until',
  ),
  updating(
    'agendasFreed',
    tables.agendasFreed,
    (n) => `delete from agendas a using ${n} where a.workspace_no = 1 and a.meeting_id = n.meeting_id`,
  ),
  inserting('outbox', 'outbox', tables.outbox),
  inserting('submissions', 'submissions', tables.submissions),
  inserting('answers', 'idempotency_keys', tables.idempotencyKeys),
  inserting('facets', 'facet_values', tables.facetValues, 'on conflict do nothing'),
  updating(
    'turns',
    tables.turns,
    (n) =>
      `update people p set turn = greatest(p.turn, n.turn) from ${n} where p.workspace_no = 1 and p.person_id = n.person_id`,
  ),
  inserting(
    'loads',
    'loads',
    tables.loads,
    'on conflict (workspace_no, person_id) do update set leads = loads.leads + excluded.leads, most = excluded.most',
  ),
  inserting('clocks', 'clocks', tables.clocks),
  inserting('ratings', 'ratings', tables.ratings),
  // those that ran before: what this very statement inserts it does not see
  updating(
    'clocksRunning',
    tables.clocksRunning,
    (n) =>
      `update clocks c set ${setClock} from ${n} ${latest('clocks', 'x.clock = n.clock and x.stopped_at is null')} ` +
      `where c.workspace_no = 1 and c.lead_id = k.lead_id and c.seq = k.seq`,
  ),
]

const statements = new Map<string, { name: string; text: string }>()

/** One prepared statement for each combination of tables that occurs. */
function statementOf(parts: Part[]): { name: string; text: string } {
  const name = `write_${parts.map((part) => PARTS.indexOf(part).toString(36)).join('')}`
  let known = statements.get(name)
  if (!known) {
    let first = 1
    const ctes = parts.map((part, i) => {
      const sql = part.sql(first)
      first += part.columns.length
      return `w${i} as (${sql})`
    })
    known = { name, text: `with ${ctes.join(',\n')} select 1` }
    statements.set(name, known)
  }
  return known
}
