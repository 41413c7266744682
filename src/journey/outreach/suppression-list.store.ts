import { v7 } from 'uuid'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { addressDigests } from '#work/address-digests.ts'
import type { Queryable } from '#platform/database.ts'
import type {
  SuppressionKind,
  SuppressionReason,
  SuppressionsQuery,
  SuppressionSummary,
} from '#journey/outreach/suppression.contract.ts'

export interface NewEntry {
  kind: SuppressionKind
  key: string
  value: string
  reason: SuppressionReason
  note: string | null
  source: string
  until: string | null
}

/**
 * Puts entries on the list, in their order. One that stands there is known; when its last day or note differs, it is
 * changed. The same key with the same reason twice in `entries`: the later one is known.
 */
export async function addEntries(
  db: Queryable,
  entries: readonly NewEntry[],
  { by, now, newId = v7 }: { by: string; now: number; newId?: () => string },
): Promise<{ outcome: 'created' | 'updated' | 'unchanged'; id: string | null }[]> {
  const digests = await addressDigests(
    db,
    entries.map(({ key }) => key),
    now,
  )
  const keyed = entries.map((entry, i) => ({ ...entry, id: newId(), digest: digests[i]! }))
  const first = new Map<string, (typeof keyed)[number]>()
  for (const one of keyed) {
    const place = `${one.key} ${one.reason}`
    if (!first.has(place)) first.set(place, one)
  }
  const rows = [...first.values()]
  const column = <Field extends keyof (typeof rows)[number]>(field: Field) => rows.map((row) => row[field])
  const { rows: written } = await db.query<{ id: string; digest: string; reason: string; created: boolean }>(
    `insert into suppressions as s (workspace_no, suppression_id, kind, digest, key, value, reason, note, source, until, added_at, added_by)
     select 1, e.id, e.kind, e.digest, e.key, e.value, e.reason, e.note, e.source, e.until, to_timestamp($10 / 1000.0), $11
       from unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[])
         as e(id, kind, digest, key, value, reason, note, source, until)
     on conflict (workspace_no, digest, reason) where removed_at is null
       do update set until = excluded.until, note = coalesce(excluded.note, s.note)
       where s.until is distinct from excluded.until or (excluded.note is not null and s.note is distinct from excluded.note)
     returning suppression_id as id, encode(digest, 'hex') as digest, reason, xmax = 0 as created`,
    [
      column('id'),
      column('kind'),
      column('digest'),
      column('key'),
      column('value'),
      column('reason'),
      column('note'),
      column('source'),
      column('until'),
      now,
      by,
    ],
  )
  const place = (digest: string, reason: string) => `${digest} ${reason}`
  const became = new Map(written.map((row) => [place(row.digest, row.reason), row]))
  return keyed.map((one) => {
    const row = became.get(place(one.digest.toString('hex'), one.reason))
    if (!row || first.get(`${one.key} ${one.reason}`) !== one) return { outcome: 'unchanged', id: null }
    return { outcome: row.created ? 'created' : 'updated', id: row.id }
  })
}

/** What entries would become, for a dry run. */
export async function tryEntries(
  db: Queryable,
  entries: readonly NewEntry[],
  now: number,
): Promise<('created' | 'updated' | 'unchanged')[]> {
  const digests = await addressDigests(
    db,
    entries.map(({ key }) => key),
    now,
  )
  const { rows } = await db.query<{ place: string; until: string | null; note: string | null }>(
    `select encode(digest, 'hex') || ' ' || reason as place, until, note from suppressions
      where workspace_no = 1 and digest = any($1::bytea[]) and removed_at is null`,
    [digests],
  )
  const known = new Map(rows.map((row) => [row.place, row]))
  return entries.map(({ reason, until, note }, i) => {
    const place = `${digests[i]!.toString('hex')} ${reason}`
    const there = known.get(place)
    known.set(place, { place, until, note: note ?? there?.note ?? null })
    if (!there) return 'created'
    return there.until === until && (note === null || note === there.note) ? 'unchanged' : 'updated'
  })
}

/** Takes an entry off the list. That it was there stays known. @returns false when it does not stand there */
export async function removeEntry(db: Queryable, id: string, by: string, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update suppressions set removed_at = to_timestamp($2 / 1000.0), removed_by = $3
      where workspace_no = 1 and suppression_id = $1 and removed_at is null`,
    [id, now, by],
  )
  return rowCount > 0
}

export interface StoredEntry {
  id: string
  kind: SuppressionKind
  value: string | null
  reason: SuppressionReason
  note: string | null
  source: string
  until: string | null
  addedAt: number
  addedBy: string
  mail: string | null
}

const COLUMNS = `suppression_id as id, kind, value, reason, note, source, until, added_at as "addedAt", added_by as "addedBy", mail_id as mail`

export async function readEntry(db: Queryable, id: string): Promise<StoredEntry | null> {
  const { rows } = await db.query<StoredEntry>(
    `select ${COLUMNS} from suppressions where workspace_no = 1 and suppression_id = $1 and removed_at is null`,
    [id],
  )
  return rows[0] ?? null
}

/** One page of the list, latest first. Null when the cursor is not one of ours. */
export async function listEntries(
  db: Queryable,
  { q, kind, reason, limit, cursor }: SuppressionsQuery,
): Promise<{ items: StoredEntry[]; next: string | null } | null> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid'])
  if (before === null) return null
  const like = q === undefined ? null : `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await db.query<StoredEntry>(
    `select ${COLUMNS} from suppressions
      where workspace_no = 1 and removed_at is null and ($1::text is null or kind = $1) and ($2::text is null or reason = $2)
        and ($3::text is null or lower(value) like $3)
        and ($4::float8 is null or (added_at, suppression_id) < (to_timestamp($4::float8 / 1000.0), $5::uuid))
      order by added_at desc, suppression_id desc limit $6`,
    [kind ?? null, reason ?? null, like, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    { timeoutMs: 5_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor([last.addedAt, last.id]) : null }
}

const CAP = 5_000

/** How many entries by reason, and how many companies the record alone keeps from being written to (up to a cap). */
export async function countEntries(db: Queryable): Promise<SuppressionSummary> {
  const derived = async (status: string) => {
    const { rows } = await db.query<{ count: number }>(
      `select count(*) as count from (select distinct company_id from opportunities
         where workspace_no = 1 and status = $1 and company_id is not null limit ${CAP + 1}) as counted`,
      [status],
      { timeoutMs: 5_000 },
    )
    return { count: Math.min(rows[0]!.count, CAP), capped: rows[0]!.count > CAP }
  }
  const [entries, customers, openDeals] = await Promise.all([
    db.query<SuppressionSummary['entries'][number]>(
      `select reason, count(*) as count from suppressions where workspace_no = 1 and removed_at is null
        group by reason order by 2 desc, 1`,
    ),
    derived('won'),
    derived('open'),
  ])
  return { entries: entries.rows, derived: { customers, openDeals } }
}
