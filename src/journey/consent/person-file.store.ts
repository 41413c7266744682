import { suppressionKeysOf } from '#journey/consent/person-keys.store.ts'
import type { Queryable } from '#platform/database.ts'

type Row = Record<string, unknown>

/** Kept to prove and to find, and says nothing of the person. */
const LEFT_OUT = new Set([
  'workspace_no',
  'lead_id',
  'hash',
  'personal_hash',
  'salt',
  'head',
  'search',
  'request_hash',
])

/** Told in sentences in a section of their own. */
const TOLD_APART = new Set([
  'entries',
  'personal_parts',
  'leads',
  'submissions',
  'messages',
  'mails_in',
  'identity_keys',
])

/**
 * Every row of every table that has the lead's id, by the name of the table. Asked of the schema itself, so that a table
 * that comes later is in the file without anybody's thinking of it.
 */
export async function rowsAbout(db: Queryable, leadId: string): Promise<Record<string, Row[]>> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = current_schema() and c.column_name = 'lead_id' and t.table_type = 'BASE TABLE'
      order by 1`,
  )
  const found: Record<string, Row[]> = {}
  for (const { name } of tables) {
    if (TOLD_APART.has(name)) continue
    const { rows } = await db.query<{ row: Row }>(
      `select to_jsonb(t) as row from "${name}" t where workspace_no = 1 and lead_id = $1`,
      [leadId],
    )
    if (rows.length > 0) found[name] = rows.map(({ row }) => without(row))
  }
  return found
}

function without(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !LEFT_OUT.has(name) && value !== null && value !== ''),
  )
}

export interface HandedIn {
  at: number
  via: string
  outcome: string
  said: unknown
}

/** What they handed in; refused submissions belong to no lead, but to whose address they carry. */
export async function handedIn(db: Queryable, leadId: string, emails: string[]): Promise<HandedIn[]> {
  const { rows } = await db.query<HandedIn>(
    `select received_at as at, via, outcome, body as said from submissions
      where workspace_no = 1 and (lead_id = $1 or (outcome = 'refused' and lower(body::text) like any($2::text[])))
      order by received_at`,
    [leadId, emails.map((email) => `%${email.replaceAll(/[\\%_]/g, '\\$&')}%`)],
  )
  return rows
}

export interface Mailed {
  at: number | null
  due: number
  state: string
  template: string
  version: number | null
  language: string | null
  subject: string | null
  preview: string | null
  body: string | null
}

/** The mails of programmes to them, with the words of the version that was sent. */
export async function mailsTo(db: Queryable, leadId: string): Promise<Mailed[]> {
  const { rows } = await db.query<Mailed>(
    `select m.sent_at as at, m.due_at as due, m.state, m.template, m.template_version as version, t.language, t.subject,
        t.preview, t.body
       from messages m left join templates t
         on t.workspace_no = 1 and t.template = m.template and t.version = m.template_version
      where m.workspace_no = 1 and m.lead_id = $1 order by m.due_at`,
    [leadId],
  )
  return rows
}

export interface Received {
  at: number
  from: string | null
  kind: string | null
  subject: string | null
  text: string | null
}

/** Mails that came from them or about them. */
export async function mailsFrom(db: Queryable, leadId: string, emails: string[]): Promise<Received[]> {
  const { rows } = await db.query<Received>(
    `select coalesce(sent_at, taken_at) as at, from_address as from, kind, subject, body_text as text from mails_in
      where workspace_no = 1 and (lead_id = $1 or from_address = any($2::text[])) order by taken_at`,
    [leadId, emails],
  )
  return rows
}

/** Entries of the list of those who are left alone that are about this very person. */
export async function leftAlone(db: Queryable, leadId: string): Promise<Row[]> {
  const { rows } = await db.query<{ row: Row }>(
    `select json_build_object('value', value, 'reason', reason, 'source', source, 'until', until, 'since', added_at) as row
       from suppressions where workspace_no = 1 and removed_at is null and key = any($1::text[])`,
    [await suppressionKeysOf(db, leadId)],
  )
  return rows.map(({ row }) => without(row))
}
