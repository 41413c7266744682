import { insertSql, parameters, unnest } from '#work/columns.ts'
import { rowsOf } from '#work/rows.ts'
import * as tables from '#work/tables.ts'
import type { Column } from '#work/columns.ts'
import type { Batch } from '#work/rows.ts'
import type { Queryable } from '#platform/database.ts'

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

/** Rows of read models that are made anew, beside any piece of work. */
export async function insertRows(db: Queryable, rows: Partial<Rows>): Promise<void> {
  const parts = PARTS.filter((part) => (rows[part.rows]?.length ?? 0) > 0)
  for (const { columns, sql, rows: which } of parts)
    await db.query(`with n as (${sql(1)}) select 1`, parameters(columns, rows[which] as never[]))
}

export type Rows = ReturnType<typeof rowsOf>

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
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

const setOpportunity = tables.opportunities
  .filter(({ name }) => !['lead_id', 'opportunity_id', 'is_primary'].includes(name))
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

/**
 * Rows that are there are changed by inserting them again over their key, not by `update … from`: of a young table the
 * planner believes that it holds one row, walks all of it and all of the batch for each, and the plan stays. 50 leads
 * among 3,000 took 100 ms instead of 10. An insert has no plan to choose, and finds what it changes by its key.
 */
function changing<Row>(
  rows: keyof Rows,
  table: string,
  all: Column<never>[],
  columns: Column<Row>[],
  { which, changes }: { which: string; changes: Record<string, string> },
): Part {
  const names = all.map(({ name }) => name)
  const set = Object.keys(changes).map((name) => `${name} = excluded.${name}`)
  return updating(
    rows,
    columns,
    (n) =>
      `insert into ${table} (workspace_no, ${names.join(', ')}) ` +
      `select 1, ${names.map((name) => changes[name] ?? `k.${name}`).join(', ')} from ${n} ` +
      // in the order of the key, which no other index has
      `cross join lateral (select k.* from ${table} k where k.workspace_no = 1 and k.lead_id = n.lead_id ` +
      `and ${which}) as k on conflict (workspace_no, lead_id, seq) do update set ${set.join(', ')}`,
  )
}

const LATEST = 'order by k.seq desc limit 1'

const clockChanges = Object.fromEntries(
  tables.clocksRunning
    .filter(({ name }) => name !== 'lead_id' && name !== 'clock')
    .map(({ name }) => [name, `coalesce(n.${name}, k.${name})`]),
)

const saidChanges = Object.fromEntries(
  tables.handoffsAnswered
    .filter(({ name }) => /^(return|appeal)_(answer|decided|outcome)/.test(name))
    .map(({ name }) => [name, `coalesce(n.${name}, k.${name})`]),
)

const setMeeting = tables.meetings
  .filter(({ name }) => !['lead_id', 'meeting_id', 'seq'].includes(name))
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

const PARTS: Part[] = [
  inserting('entries', 'entries', tables.entries),
  inserting('personal', 'personal_parts', tables.personalParts),
  inserting('newLeads', 'leads', tables.leads),
  // no check of the position here: an entry's key would be taken if somebody else had been faster
  inserting(
    'changedLeads',
    'leads',
    tables.leads,
    `on conflict (workspace_no, lead_id) do update set ${setLead}`,
  ),
  inserting('identityKeys', 'identity_keys', tables.identityKeys),
  inserting('companies', 'companies', tables.companies, 'on conflict do nothing'),
  inserting('companyKeys', 'company_keys', tables.companyKeys, 'on conflict do nothing'),
  inserting('passages', 'passages', tables.passages),
  changing('passagesOpen', 'passages', tables.passages as Column<never>[], tables.passagesOpen, {
    which: `k.left_at is null ${LATEST}`,
    changes: { left_at: 'n.left_at', owner: 'coalesce(n.owner, k.owner)' },
  }),
  inserting('touches', 'touches', tables.touches),
  inserting('handoffs', 'handoffs', tables.handoffs),
  // an answer stands; a return after it and what is said to it are added, to the latest offer only
  changing('handoffsAnswered', 'handoffs', tables.handoffs as Column<never>[], tables.handoffsAnswered, {
    which:
      `(k.answered_at is null or ((n.return_answer is not null or n.appeal_outcome is not null ` +
      `or (n.worked_at is not null and k.worked_at is null and k.answer = 'accepted' and k.returned_at is null) ` +
      `or (n.returned_at is not null and k.answer = 'accepted' and k.returned_at is null)) and k.seq = ` +
      `(select max(m.seq) from handoffs m where m.workspace_no = 1 and m.lead_id = n.lead_id))) order by k.seq`,
    changes: {
      answered_at: 'coalesce(k.answered_at, n.answered_at)',
      answer: 'coalesce(k.answer, n.answer)',
      reason: 'coalesce(n.reason, k.reason)',
      due_at: 'case when k.answered_at is null then coalesce(n.due_at, k.due_at) else k.due_at end',
      returned_at: `case when coalesce(k.answer, n.answer) = 'accepted' then coalesce(n.returned_at, k.returned_at) end`,
      worked_at:
        `coalesce(k.worked_at, case when n.worked_at >= k.offered_at and (k.answer = 'accepted' ` +
        `or n.answer is distinct from 'withdrawn' or n.worked_at <= n.answered_at) then n.worked_at end)`,
      ...saidChanges,
    },
  }),
  inserting(
    'opportunities',
    'opportunities',
    tables.opportunities,
    `on conflict (workspace_no, lead_id, opportunity_id) do update set ${setOpportunity}`,
  ),
  inserting('opportunityChanges', 'opportunity_changes', tables.opportunityChanges),
  inserting('grainDue', 'grain_due', tables.grainDue),
  inserting('matchDue', 'match_due', tables.matchDue),
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
  inserting('enrolments', 'enrolments', tables.enrolments),
  inserting('stepsTaken', 'steps_taken', tables.stepsTaken),
  inserting('messages', 'messages', tables.messages),
  inserting('consents', 'consents', tables.consents),
  inserting('watches', 'watches', tables.watches),
  changing('watchRunning', 'watches', tables.watches as Column<never>[], tables.watchRunning, {
    which: `k.ended_at is null ${LATEST}`,
    changes: tables.watchChanges,
  }),
  inserting('outcomes', 'outcomes', tables.outcomes),
  changing(
    'enrolmentsRunning',
    'enrolments',
    tables.enrolments as Column<never>[],
    tables.enrolmentsRunning,
    {
      which: `k.programme = n.programme and k.left_at is null ${LATEST}`,
      changes: { step: 'n.step', left_at: 'n.left_at', because: 'n.because' },
    },
  ),
  updating(
    'touchesGone',
    tables.touchesGone,
    (n) =>
      `delete from touches t using ${n} where t.workspace_no = 1 and t.lead_id = n.lead_id and t.seq = n.seq`,
  ),
  inserting(
    'signals',
    'signals',
    tables.signals,
    `on conflict (workspace_no, lead_id, seq) do update set human = excluded.human, why = excluded.why, ` +
      `reclassified_at = excluded.reclassified_at`,
  ),
  inserting('ratings', 'ratings', tables.ratings),
  // those that ran before: what this very statement inserts it does not see. Asked so that no index of running clocks
  // answers, in which a lead's would be looked for among everybody's
  changing('clocksRunning', 'clocks', tables.clocks as Column<never>[], tables.clocksRunning, {
    which: `k.clock = n.clock and coalesce(k.stopped_at, 'infinity') = 'infinity' ${LATEST}`,
    changes: clockChanges,
  }),
]

const statements = new Map<string, { name: string; text: string }>()

/** One prepared statement for each combination of tables that occurs. */
function statementOf(parts: Part[]): { name: string; text: string } {
  // PostgreSQL cuts names at 63 characters: a bit for each table
  const which = parts.reduce((bits, part) => bits | (1n << BigInt(PARTS.indexOf(part))), 0n)
  const name = `write_${which.toString(36)}`
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
