import { cameBy } from '#journey/merging/effective.rules.ts'
import type { Known, KnownFact } from '#journey/capture/history.rules.ts'
import type { RefusedRow } from '#journey/capture/import/record.ts'
import type { ImportCounts } from '#journey/capture/contract.ts'
import type { Database, Queryable } from '#platform/database.ts'

export interface ImportFile {
  name: string
  path: string
  size: number
  /** SHA-256 of the content */
  hash: string
}

export type ImportStatus = 'uploaded' | 'running' | 'done' | 'failed' | 'cancelled'

/** One import as it stands in the database. Moments: epoch ms. */
export interface StoredImport {
  id: string
  files: ImportFile[]
  /** YAML; empty: proposed from the files */
  mapping: string
  status: ImportStatus
  /** how often it was started by hand: what an earlier start still does no longer counts */
  run: number
  dryRun: boolean
  startedAt: number
  finishedAt: number | null
  totalRows: number | null
  /** the line of the primary file up to which all rows are taken in */
  position: number
  counts: ImportCounts
  refusedFile: string | null
  problem: string | null
}

const COLUMNS = `import_id as id, files, mapping, status, run, dry_run as "dryRun", started_at as "startedAt",
  finished_at as "finishedAt", total_rows as "totalRows", position, counts, refused_file as "refusedFile", problem`

export const NO_COUNTS: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 }

export async function addImport(
  db: Queryable,
  one: Omit<StoredImport, 'finishedAt' | 'refusedFile' | 'problem'>,
): Promise<void> {
  const { id, files, mapping, status, run, dryRun, startedAt, totalRows, position, counts } = one
  await db.query(
    `insert into imports (workspace_no, import_id, files, mapping, status, run, dry_run, started_at, total_rows, position, counts)
     values (1, $1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $8, $9, $10)`,
    [
      id,
      JSON.stringify(files),
      mapping,
      status,
      run,
      dryRun,
      startedAt,
      totalRows,
      position,
      JSON.stringify(counts),
    ],
  )
}

export async function readImport(db: Queryable, id: string): Promise<StoredImport | null> {
  const { rows } = await db.query<StoredImport>(
    `select ${COLUMNS} from imports where workspace_no = 1 and import_id::text = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** Newest first: ids are of UUID version 7. */
export async function listImports(
  db: Queryable,
  before: string | null,
  limit: number,
): Promise<StoredImport[]> {
  const { rows } = await db.query<StoredImport>(
    `select ${COLUMNS} from imports where workspace_no = 1 and ($1::uuid is null or import_id < $1)
      order by import_id desc limit $2`,
    [before, limit],
  )
  return rows
}

/** Imports that were begun and not finished, by kill or by hand: their rows up to `position` are in. */
export async function unfinishedImports(db: Queryable): Promise<StoredImport[]> {
  const { rows } = await db.query<StoredImport>(
    `select ${COLUMNS} from imports
      where workspace_no = 1 and not dry_run and status in ('running', 'cancelled', 'failed') order by import_id`,
  )
  return rows
}

/** The oldest import that is to run, or was running when its process ended. */
export async function nextImport(db: Queryable): Promise<StoredImport | null> {
  const { rows } = await db.query<StoredImport>(
    `select ${COLUMNS} from imports where workspace_no = 1 and status = 'running' order by import_id limit 1`,
  )
  return rows[0] ?? null
}

type Changes = Partial<Omit<StoredImport, 'id'>>

const CHANGES: Record<keyof Changes, string> = {
  files: 'files = $',
  mapping: 'mapping = $',
  status: 'status = $',
  run: 'run = $',
  dryRun: 'dry_run = $',
  startedAt: 'started_at = to_timestamp($::float8 / 1000.0)',
  finishedAt: 'finished_at = to_timestamp($::float8 / 1000.0)',
  totalRows: 'total_rows = $',
  position: 'position = $',
  counts: 'counts = $',
  refusedFile: 'refused_file = $',
  problem: 'problem = $',
}

/** Changes an import, if it is in one of these states and in this run of it. @returns false when it is not */
export async function changeImport(
  db: Queryable,
  { id, run }: Pick<StoredImport, 'id'> & { run?: number },
  given: Changes,
  during: ImportStatus[] = ['uploaded', 'running', 'done', 'failed', 'cancelled'],
): Promise<boolean> {
  const names = Object.keys(given) as (keyof Changes)[]
  const set = names.map((name, i) => CHANGES[name].replace('$', `$${i + 4}`)).join(', ')
  const values = names.map((name) =>
    name === 'counts' || name === 'files' ? JSON.stringify(given[name]) : given[name],
  )
  const { rowCount } = await db.query(
    `update imports set ${set} where workspace_no = 1 and import_id = $1 and status = any($2::text[])
        and ($3::int4 is null or run = $3)`,
    [id, during, run ?? null, ...values],
  )
  return rowCount > 0
}

const LOCK = 0x62696d70 // 'bimp'

/**
 * One import at a time in a database, whatever process runs it: rows are compared with what earlier rows left. The lock
 * is the session's, so the death of a process frees it. @returns null while somebody else imports
 */
export async function lockImports(db: Database): Promise<(() => Promise<void>) | null> {
  const client = await db.connect()
  // a lost connection has lost the lock; the next statement of the import fails by itself
  client.on('error', () => undefined)
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK])
  if (rows[0]!.got) return () => client.end()
  await client.end()
  return null
}

/** What is known of the leads behind identity keys, see Known in history.rules.ts, and whose each key is. */
export async function loadKnown(
  db: Queryable,
  keys: string[],
  importId: string,
): Promise<{ known: Map<string, Known>; leads: Map<string, string> }> {
  const found = await db.query<{ key: string; lead: string; row: string | null }>(
    `select distinct k.key, k.lead_id as lead, md5(s.body->>'lead') as row
       from identity_keys k
       left join lateral (
         select max(via) as via from submissions
          where workspace_no = 1 and lead_id = k.lead_id and outcome = 'accepted'
            and via like 'import:%' and via <> $2) last on true
       left join submissions s on s.workspace_no = 1 and s.lead_id = k.lead_id and s.via = last.via
        and s.outcome = 'accepted'
      where k.workspace_no = 1 and k.key = any($1::text[])`,
    [keys, `import:${importId}`],
    { name: 'import_known_rows' },
  )
  const known = new Map<string, Known>()
  const leads = new Map<string, string>()
  for (const { key, lead, row } of found.rows) {
    leads.set(key, lead)
    if (!known.has(lead)) known.set(lead, { facts: [], rows: new Set() })
    if (row !== null) known.get(lead)!.rows.add(row)
  }
  return { known, leads }
}

const TOLD = ['TouchHappened', 'ContactMade', 'StageReported', 'LeadDisqualified', 'OwnerAssigned']
const TOLD_OF_DEALS = ['OpportunityOpened', 'OpportunityChanged', 'OpportunityWon', 'OpportunityLost']

/** Adds the facts that imports have told of these leads, and what anybody told of their opportunities. */
export async function loadFacts(db: Queryable, known: Map<string, Known>, leads: string[]): Promise<void> {
  if (leads.length === 0) return
  const { rows } = await db.query<KnownFact & { lead: string; seq: number }>(
    `select lead_id as lead, seq, kind, at, history, body from entries
      where workspace_no = 1 and lead_id = any($1::uuid[])
        and ((history and kind = any($2::text[])) or kind = any($3::text[]))
     union all
     -- what was told of a lead since it goes on in another stands there, or in one between the two
     select m.lead_id, e.seq, e.kind, e.at, e.history, e.body from merged_leads m
       cross join lateral (select m.survivor_id as lead_id
         union select g.lead_id from merged_leads g
                where g.workspace_no = 1 and g.survivor_id = m.survivor_id and g.lead_id <> m.lead_id) as line
       join entries e on e.workspace_no = 1 and e.lead_id = line.lead_id
        and (e.body->>'cameBy' = m.lead_id::text or (e.body->'leads' is not null and not e.history))
      where m.workspace_no = 1 and m.lead_id = any($1::uuid[])
        and ((e.history and e.kind = any($2::text[])) or e.kind = any($3::text[]))
      order by lead, seq`,
    [leads, TOLD, TOLD_OF_DEALS],
    { name: 'import_known_facts' },
  )
  for (const { lead, seq: _, ...fact } of rows) if (isToldOf(lead, fact)) known.get(lead)!.facts.push(fact)
}

/** While leads are one, the stream of the one that goes on holds what was told of all. */
function isToldOf(lead: string, { history, body }: KnownFact): boolean {
  const { leads } = body as { leads?: string[] }
  if (leads && !history) return leads.includes(lead)
  return (cameBy(body) ?? lead) === lead
}

/** With which lead each opportunity is counted, and the leads that it was told of, as they were named, that one first. */
export async function loadDeals(
  db: Queryable,
  opportunities: string[],
): Promise<{ id: string; lead: string | null; named: string[] }[]> {
  if (opportunities.length === 0) return []
  const { rows } = await db.query<{ id: string; lead: string | null; named: string[][] }>(
    `select opportunity_id as id, (array_agg(lead_id::text) filter (where is_primary))[1] as lead,
            json_agg(named order by is_primary desc, lead_id) as named
       from opportunities where workspace_no = 1 and opportunity_id = any($1::text[]) group by opportunity_id`,
    [opportunities],
    { name: 'import_deals' },
  )
  return rows.map((row) => ({ ...row, named: [...new Set(row.named.flat())] }))
}

/** Keeps refused rows as the submissions that they are. */
export async function keepRefusedRows(
  db: Queryable,
  via: string,
  now: number,
  rows: { id: string; row: RefusedRow }[],
): Promise<void> {
  if (rows.length === 0) return
  await db.query(
    `insert into submissions (workspace_no, submission_id, received_at, via, body, outcome, problem)
     select 1, id, to_timestamp($2 / 1000.0), $1, body::json, 'refused', problem::json
       from unnest($3::uuid[], $4::text[], $5::text[]) as n(id, body, problem)`,
    [
      via,
      now,
      rows.map(({ id }) => id),
      rows.map(({ row }) => bodyOf(row)),
      rows.map(({ row }) => problemOf(row)),
    ],
    { name: 'import_refused' },
  )
}

function bodyOf({ file, line, raw }: RefusedRow): string {
  return JSON.stringify({ file, line, raw })
}

function problemOf({ field, reason, detail }: RefusedRow): string {
  return JSON.stringify({ code: reason, detail, field })
}

const PAGE = 1000

/** The refused rows of an import in the order in which they came. */
export async function* refusedRows(db: Queryable, importId: string): AsyncGenerator<RefusedRow> {
  // ids are of version 7: none of this import's submissions lies before the import itself
  for (let after = importId; ;) {
    const { rows } = await db.query<{ id: string; body: never; problem: never }>(
      `select submission_id as id, body, problem from submissions
        where workspace_no = 1 and submission_id > $1 and via = $2 and outcome = 'refused'
        order by submission_id limit ${PAGE}`,
      [after, `import:${importId}`],
      { timeoutMs: 120_000 },
    )
    for (const { body, problem } of rows) yield refusedRow(body, problem)
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}

function refusedRow(
  body: { file: string; line: number; raw?: Record<string, string> },
  problem: { code: RefusedRow['reason']; detail: string; field: string | null },
): RefusedRow {
  return {
    file: body.file,
    line: body.line,
    raw: body.raw ?? {},
    field: problem.field,
    reason: problem.code,
    detail: problem.detail,
  }
}
