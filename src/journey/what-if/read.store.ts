import { to as copyTo } from 'pg-copy-streams'
import { assignedOf, HEAD, TELLING } from '#journey/what-if/record.rules.ts'
import { eachRow } from '#journey/what-if/wire.ts'
import { rulesClock } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Recorded } from '#journey/audit/rules.ts'
import type { Taken } from '#journey/what-if/rules.ts'
import type { Told } from '#journey/what-if/record.rules.ts'
import type { Transaction } from '#platform/database.ts'
import type { WireRow } from '#journey/what-if/wire.ts'

/** Leads of a stretch of ids: after `after`, up to and with `to`. */
export interface Slice {
  after: string
  to: string
}

/** A lead as its card stands: entries in all, and the moment at which its agreement acts next. */
export interface Standing {
  entries: number
  nextDueAt: number
}

/** Of a lead's stream what a trial needs. */
export interface Brief {
  id: string
  taken: Taken[]
  told: Told[]
  /** its clocks cannot be told from facts alone: history came in later than other news of it */
  mixed: boolean
}

export async function readStandings(
  snapshot: Transaction,
  { after, to }: Slice,
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>()
  const sql = `copy (select lead_id, seq, next_due_at from leads where ${between(after, to)} order by lead_id) to stdout (format binary)`
  await eachRow(snapshot.client.query(copyTo(sql)), 3, (row) => {
    standings.set(row.uuid(0), { entries: row.int4(1), nextDueAt: row.moment(2) })
  })
  return standings
}

const telling = TELLING.map((kind) => `'${kind}'`).join(', ')

/** Whoever was merged into another lead lives on in that one. */
const ON_THEIR_OWN = `not exists (select from merged_leads m where m.workspace_no = 1 and m.lead_id = entries.lead_id)`

/** Facts whole, of three kinds of rulings the head, and nothing else: a third of the ledger's bytes. */
export async function readBriefs(
  snapshot: Transaction,
  { after, to }: Slice,
  take: (lead: Brief) => void,
): Promise<void> {
  const sql = `copy (select lead_id, kind, fact, history, at, recorded_at, version,
      case when fact and kind <> 'OwnerAssigned' then body::text else left(body::text, ${HEAD}) end
    from entries where ${between(after, to)} and ${ON_THEIR_OWN} and (fact or kind in (${telling}))
    order by lead_id, seq) to stdout (format binary)`
  let lead: (Brief & { key: string; clock: number; recordedAt: number }) | null = null
  await eachRow(snapshot.client.query(copyTo(sql)), 8, (row) => {
    const key = row.ascii(0)
    if (lead?.key !== key) {
      if (lead) take(lead)
      lead = {
        key,
        id: row.uuid(0),
        taken: [],
        told: [],
        mixed: false,
        clock: -Infinity,
        recordedAt: Infinity,
      }
    }
    hear(lead, row)
  })
  if (lead) take(lead)
}

function hear(lead: Brief & { clock: number; recordedAt: number }, row: WireRow): void {
  const kind = row.ascii(1)
  const at = row.moment(4)
  if (!row.boolean(2)) {
    lead.told.push({ kind, at, version: row.int4(6), text: row.text(7) })
    lead.clock = Math.max(lead.clock, at)
    return
  }
  const history = row.boolean(3)
  const recordedAt = row.moment(5)
  const body = bodyOf(kind, row)
  if (body === null || (history && recordedAt > lead.recordedAt)) lead.mixed = true
  // what an undone merge took back is known from the whole stream alone
  if (kind === 'LeadUnmerged') lead.mixed = true
  lead.recordedAt = recordedAt
  lead.clock = Math.max(lead.clock, rulesClock(null, { kind: '', at, history }, recordedAt))
  if (kind === 'HandoffAccepted' || kind === 'HandoffReturned')
    lead.told.push({ kind, at, version: 0, text: '' })
  lead.taken.push({ fact: { kind, at, history, by: '', body } as unknown as LeadFact, clock: lead.clock })
}

/** Bodies that many facts share are parsed once: nothing changes a fact's body. */
const SHARED = new Set([
  'TouchHappened',
  'ActivityCompleted',
  'HandoffAccepted',
  'HandoffReturned',
  'ContactMade',
  'LeadDisqualified',
  'LeadRated',
  'StageReported',
])
const MOST_SHARED = 20_000
const shared = new Map<string, unknown>()

function bodyOf(kind: string, row: WireRow): unknown {
  const text = row.text(7)
  if (kind === 'OwnerAssigned') return assignedOf(text)
  if (!SHARED.has(kind)) return JSON.parse(text) as unknown
  let body = shared.get(text)
  if (body === undefined) {
    if (shared.size >= MOST_SHARED) shared.clear()
    shared.set(text, (body = JSON.parse(text)))
  }
  return body
}

/** Every entry of some leads, as the audit reads them, in the order of ids. */
export async function readWhole(
  snapshot: Transaction,
  which: Slice | string[],
  take: (id: string, entries: Recorded[]) => void,
): Promise<void> {
  const where = Array.isArray(which)
    ? `workspace_no = 1 and lead_id in (${which.map(uuid).join(', ')})`
    : between(which.after, which.to)
  if (Array.isArray(which) && which.length === 0) return
  const sql = `copy (select lead_id, kind, fact, history, at, recorded_at, version, body::text, seq, by
    from entries where ${where} and ${ON_THEIR_OWN} order by lead_id, seq) to stdout (format binary)`
  let id = ''
  let key = ''
  let entries: Recorded[] = []
  await eachRow(snapshot.client.query(copyTo(sql)), 10, (row) => {
    if (row.ascii(0) !== key) {
      if (entries.length > 0) take(id, entries)
      entries = []
      key = row.ascii(0)
      id = row.uuid(0)
    }
    const fact = row.boolean(2)
    const bodyText = row.text(7)
    entries.push({
      seq: row.int4(8),
      kind: row.text(1),
      fact,
      history: row.boolean(3),
      at: row.moment(4),
      recordedAt: row.moment(5),
      version: row.int4(6),
      by: row.text(9),
      body: fact ? JSON.parse(bodyText) : undefined,
      bodyText,
    })
  })
  if (entries.length > 0) take(id, entries)
}

function between(after: string, to: string): string {
  return `workspace_no = 1 and lead_id > ${uuid(after)} and lead_id <= ${uuid(to)}`
}

/** COPY takes no parameters: what is written into its text has to be an id and nothing else. */
function uuid(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('not a lead id')
  return `'${id}'::uuid`
}
