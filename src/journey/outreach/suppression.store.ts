import { keysOf, suppressedBy } from '#journey/outreach/suppression.rules.ts'
import { addressDigests } from '#work/address-digests.ts'
import type { Channel, Dealings, Holding, Reachable } from '#journey/outreach/suppression.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Suppressed } from '#journey/outreach/suppression.contract.ts'

export interface Asked {
  /** epoch ms; entries hold until the end of their last day, in UTC */
  now: number
  channel?: Channel | undefined
}

/** Those of the leads that are left alone, with the reason. Three queries, however many leads. */
export async function suppressedLeads(
  db: Queryable,
  leadIds: readonly string[],
  asked: Asked,
): Promise<Map<string, Suppressed>> {
  const lookUp = await reachOf(db, leadIds, asked.now)
  const found = new Map<string, Suppressed>()
  for (const id of leadIds) {
    const why = lookUp(id, asked.channel)
    if (why) found.set(id, why)
  }
  return found
}

/**
 * Those of the leads that stand on the list themselves, as far as mails go. What follows from their company's deals is left
 * out: it keeps strangers from being approached, and does not undo what somebody asked for.
 */
export async function listedLeads(
  db: Queryable,
  leadIds: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const found = await suppressedLeads(db, leadIds, { now, channel: 'email' })
  return new Set([...found].flatMap(([id, why]) => (why.id === null ? [] : [id])))
}

/** Why somebody is left alone in one way or another: looked up once, asked for each way. */
export type Reach = (id: string, channel?: Channel) => Suppressed | null

export async function reachOf(db: Queryable, leadIds: readonly string[], now: number): Promise<Reach> {
  if (leadIds.length === 0) return () => null
  const { rows } = await db.query<Reachable & { id: string; companyId: string | null }>(
    `select lead_id as id, email, phone, country, company, company_id as "companyId" from leads
      where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [leadIds],
  )
  return reachAmong(
    db,
    rows.map((row) => ({ ...row, keys: keysOf(row) })),
    now,
  )
}

export interface Candidate {
  id: string
  keys: string[]
  company: string | null
  companyId: string | null
}

/** The same for anything that has keys: accounts, rows of a file, an address that somebody asks about. */
export async function suppressedAmong(
  db: Queryable,
  candidates: readonly Candidate[],
  asked: Asked,
): Promise<Map<string, Suppressed>> {
  const lookUp = await reachAmong(db, candidates, asked.now)
  const found = new Map<string, Suppressed>()
  for (const { id } of candidates) {
    const why = lookUp(id, asked.channel)
    if (why) found.set(id, why)
  }
  return found
}

async function reachAmong(db: Queryable, candidates: readonly Candidate[], now: number): Promise<Reach> {
  const keys = [...new Set(candidates.flatMap((one) => one.keys))]
  const companies = [...new Set(candidates.flatMap(({ companyId }) => companyId ?? []))]
  const [holding, dealings] = await Promise.all([entriesOf(db, keys, now), dealingsOf(db, companies)])
  const hasTheirs = [...holding.values()].flat().some(isTheirs)
  const agreed = hasTheirs ? await agreedAt(db, candidates) : new Map<string, number>()
  const byId = new Map(candidates.map((one) => [one.id, one]))
  return (id, channel) => {
    const one = byId.get(id)
    if (!one) return null
    const known = one.keys.flatMap((key) => holding.get(key) ?? [])
    const entries = known.filter((entry) => !isUndone(entry, agreed.get(id)))
    const of = one.companyId === null ? undefined : dealings.get(one.companyId)
    return suppressedBy(entries, of, one.company, channel)
  }
}

/** An entry of the list, with what tells whether its person has undone it. */
interface Kept extends Holding {
  addedAt: number
  theirs: boolean
}

/** Follows from what the person said or was promised; only their own later word undoes it. */
function isTheirs({ reason, theirs }: Kept): boolean {
  return reason === 'erased' || theirs
}

/** A new lead has no words from before its erasure; whoever asked by mail may have agreed before. */
function isUndone(entry: Kept, agreed: number | undefined): boolean {
  return isTheirs(entry) && agreed !== undefined && (entry.reason === 'erased' || agreed > entry.addedAt)
}

async function entriesOf(db: Queryable, keys: readonly string[], now: number): Promise<Map<string, Kept[]>> {
  if (keys.length === 0) return new Map()
  const digests = await addressDigests(db, keys, now)
  const { rows } = await db.query<Kept & { digest: string }>(
    `select suppression_id as id, kind, reason, value, source, until, added_at as "addedAt", theirs, encode(digest, 'hex') as digest
       from suppressions where workspace_no = 1 and digest = any($1::bytea[]) and removed_at is null
        and (until is null or until >= (to_timestamp($2 / 1000.0) at time zone 'UTC')::date)`,
    [digests, now],
  )
  const keyOf = new Map(digests.map((digest, i) => [digest.toString('hex'), keys[i]!]))
  const found = new Map<string, Kept[]>()
  for (const { digest, ...entry } of rows) {
    const key = keyOf.get(digest)!
    found.set(key, [...(found.get(key) ?? []), entry])
  }
  return found
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** When those agreed whose last word is a yes: they themselves, not a list. */
async function agreedAt(db: Queryable, candidates: readonly Candidate[]): Promise<Map<string, number>> {
  const leads = candidates.flatMap(({ id }) => (UUID.test(id) ? [id] : []))
  const { rows } = await db.query<{ id: string; given: boolean; at: number }>(
    `select distinct on (lead_id) lead_id as id, given, at from consents
      where workspace_no = 1 and lead_id = any($1::uuid[]) and how <> 'import' order by lead_id, seq desc`,
    [leads],
  )
  return new Map(rows.flatMap(({ id, given, at }) => (given ? [[id, at] as const] : [])))
}

async function dealingsOf(db: Queryable, companies: readonly string[]): Promise<Map<string, Dealings>> {
  if (companies.length === 0) return new Map()
  const { rows } = await db.query<Dealings & { id: string }>(
    `select company_id as id, bool_or(status = 'won') as won, bool_or(status = 'open') as open from opportunities
      where workspace_no = 1 and status in ('won', 'open') and company_id = any($1::uuid[]) group by company_id`,
    [companies],
  )
  return new Map(rows.map(({ id, won, open }) => [id, { won, open }]))
}
