import * as tables from '#work/tables.ts'
import type { Column } from '#work/columns.ts'
import type { AgreementRow } from '#journey/audit/agreement.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { StoredRow } from '#journey/audit/models.rules.ts'

/** The leads between two ids, with everything that belongs to them, also what has no card. */
export interface Span {
  cards: Map<string, StoredRow & { head: Buffer; state: string; person: string; seq: number }>
  entries: Map<string, StoredEntry[]>
  models: Record<ModelName, Map<string, StoredRow[]>>
  keys: Map<string, string[]>
  /** leads that go on in another one: in which, since when, and their cards, which stand still */
  apart: Map<string, Apart>
  /** personal parts without their entry: lead and seq */
  orphanParts: { lead: string; seq: number }[]
  /** id of the last card; null at the end */
  last: string | null
}

export interface Apart {
  lead_id: string
  survivor_id: string
  merged_at: number
  seq: number
  head: Buffer
  state: string
  person: string
  company: string | null
  company_id: string | null
}

export const MODELS = {
  passages: tables.passages,
  touches: tables.touches,
  signals: tables.signals,
  handoffs: tables.handoffs,
  clocks: tables.clocks,
  opportunities: tables.opportunities,
  meetings: tables.meetings,
  ratings: tables.ratings,
  enrolments: tables.enrolments,
  steps_taken: tables.stepsTaken,
  messages: tables.messages,
  consents: tables.consents,
  watches: tables.watches,
  outcomes: tables.outcomes,
} as const
export type ModelName = keyof typeof MODELS

const LONGEST_MS = 600_000
const options = (name: string) => ({ name: `audit_${name}`, timeoutMs: LONGEST_MS })
const BETWEEN = 'workspace_no = 1 and lead_id > $1 and lead_id <= $2'
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** One span of the walk: the next `leads` cards after `after`, and every row of a lead's table up to the last of them. */
export async function readSpan(db: Queryable, after: string, leads: number): Promise<Span> {
  const cards = await db.query<
    StoredRow & { lead_id: string; head: Buffer; state: string; person: string; seq: number }
  >(
    `select ${selected(tables.leads)} from leads where workspace_no = 1 and lead_id > $1 order by lead_id limit $2`,
    [after, leads],
    options('cards'),
  )
  const last = cards.rows.length < leads ? null : cards.rows.at(-1)!.lead_id
  const bounds = [after, last ?? GREATEST]
  const models = {} as Span['models']
  for (const [name, columns] of Object.entries(MODELS) as [ModelName, Column<never>[]][]) {
    const sql = `select ${selected(columns)} from ${name} where ${BETWEEN} order by lead_id`
    const { rows } = await db.query<StoredRow & { lead_id: string }>(sql, bounds, options(name))
    models[name] = grouped(rows)
  }
  const keys = await db.query<{ lead_id: string; key: string }>(
    `select lead_id, key from identity_keys where ${BETWEEN}`,
    bounds,
    options('keys'),
  )
  const { entries, orphanParts } = await readEntries(db, bounds)
  const apart = await db.query<Apart>(
    `select lead_id, survivor_id, round(date_part('epoch', merged_at) * 1000) as merged_at, seq, head,
            state::text as state, person::text as person, company, company_id
       from merged_leads where ${BETWEEN}`,
    bounds,
    options('apart'),
  )
  return {
    apart: new Map(apart.rows.map((row) => [row.lead_id, row])),
    cards: new Map(cards.rows.map((row) => [row.lead_id, row])),
    entries,
    models,
    keys: new Map([...grouped(keys.rows)].map(([lead, rows]) => [lead, rows.map(({ key }) => key)])),
    orphanParts,
    last,
  }
}

/** All rows of one lead's read models; null when it has no card. */
export async function readModels(
  db: Queryable,
  lead: string,
): Promise<Record<ModelName, StoredRow[]> | null> {
  const card = await db.query('select from leads where workspace_no = 1 and lead_id = $1', [lead])
  if (card.rows.length === 0) return null
  const models = {} as Record<ModelName, StoredRow[]>
  for (const [name, columns] of Object.entries(MODELS) as [ModelName, Column<never>[]][]) {
    const sql = `select ${selected(columns)} from ${name} where workspace_no = 1 and lead_id = $1`
    models[name] = (await db.query<StoredRow>(sql, [lead], options(`${name}_of`))).rows
  }
  return models
}

interface EntryRow {
  lead_id: string
  seq: number
  kind: string
  fact: boolean
  history: boolean
  at: number
  recorded_at: number
  by: string
  version: number
  body: string
  personal_hash: Buffer | null
  hash: Buffer
}

async function readEntries(db: Queryable, bounds: unknown[]): Promise<Pick<Span, 'entries' | 'orphanParts'>> {
  const entries = new Map<string, StoredEntry[]>()
  const { rows } = await db.query<EntryRow>(
    `select ${selected(tables.entries)} from entries where ${BETWEEN} order by lead_id, seq`,
    bounds,
    options('entries'),
  )
  for (const row of rows) {
    const { lead_id, recorded_at, personal_hash, body, at, ...same } = row
    const entry: StoredEntry = {
      ...same,
      at: Math.round(at),
      recordedAt: Math.round(recorded_at),
      // a ruling's body is derived again and compared as text: parsing it too would cost a third of the walk
      body: row.fact ? JSON.parse(body) : undefined,
      bodyText: body,
      personal: undefined,
      personalText: null,
      salt: null,
      personalHash: personal_hash,
    }
    const stream = entries.get(lead_id)
    if (stream) stream.push(entry)
    else entries.set(lead_id, [entry])
  }
  const parts = await db.query<{ lead_id: string; seq: number; salt: Buffer; data: string }>(
    `select lead_id, seq, salt, data::text as data from personal_parts where ${BETWEEN}`,
    bounds,
    options('parts'),
  )
  const orphanParts: Span['orphanParts'] = []
  for (const { lead_id, seq, salt, data } of parts.rows) {
    const stream = entries.get(lead_id)
    // without a gap the entry stands at its position; a broken stream is searched
    const entry = stream?.[seq - 1]?.seq === seq ? stream[seq - 1] : stream?.find((one) => one.seq === seq)
    if (!entry) orphanParts.push({ lead: lead_id, seq })
    else Object.assign(entry, { salt, personalText: data, personal: JSON.parse(data) as unknown })
  }
  return { entries, orphanParts }
}

/** Moments as epoch milliseconds in a double: parsing a date's text costs the walk more than the hash does. */
function selected<Row>(columns: Column<Row>[]): string {
  return columns
    .map(({ name, type }) => {
      if (type === 'moment') return `round(date_part('epoch', ${name}) * 1000) as ${name}`
      if (type === 'json' || type === 'numeric') return `${name}::text as ${name}`
      return name
    })
    .join(', ')
}

function grouped<Row extends { lead_id: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.lead_id)
    if (group) group.push(row)
    else groups.set(row.lead_id, [row])
  }
  return groups
}

/** The agreements as they stand on disk, whatever they say. */
export async function readAgreementRows(db: Queryable): Promise<AgreementRow[]> {
  const { rows } = await db.query<AgreementRow>(
    `select version, text, encode(hash, 'hex') as hash, effective_from as "effectiveFrom"
       from agreements where workspace_no = 1 order by version`,
  )
  return rows
}
