import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Queryable } from '#platform/database.ts'
import type { ReceivedQuery } from '#journey/capture/forms/received.contract.ts'

export interface StoredReceived {
  id: string
  at: number
  /** of a submission: refused or accepted; of one to be confirmed: waiting or faded */
  state: 'accepted' | 'refused' | 'waiting' | 'faded'
  /** null: nobody kept it then */
  is_new: boolean | null
  lead_id: string | null
  name: string | null
  company: string | null
  stage: string | null
  fades_at: number | null
  problem: unknown
  body: unknown
}

const AFTER = `($2::float8 is null or (AT, ID) < (to_timestamp($2 / 1000.0), $3::uuid))`

/** What came by a form, latest first. Null when the cursor is not one of ours. */
export async function listReceived(
  db: Queryable,
  form: string,
  { became, limit, cursor }: ReceivedQuery,
): Promise<{ items: StoredReceived[]; next: string | null } | null> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid'])
  if (before === null) return null
  const place = [before?.[0] ?? null, before?.[1] ?? null, limit + 1]
  const isHeld = became === 'waiting' || became === 'faded'
  const rows = [
    ...(isHeld ? [] : await submitted(db, form, became ?? null, place)),
    ...(became === undefined || isHeld ? await held(db, form, became ?? null, place) : []),
  ].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null }
}

async function submitted(
  db: Queryable,
  form: string,
  became: string | null,
  place: unknown[],
): Promise<StoredReceived[]> {
  const { rows } = await db.query<StoredReceived>(
    `select s.submission_id as id, s.received_at as at, s.outcome as state, s.is_new, s.lead_id, l.name, l.company, l.stage,
            null::timestamptz as fades_at, s.problem, s.body
       from submissions s left join leads l on l.workspace_no = 1 and l.lead_id = s.lead_id
      where s.workspace_no = 1 and s.via = 'form:' || $1 and s.via like 'form:%'
        and case $5::text when 'refused' then s.outcome = 'refused'
                          when 'lead' then s.outcome = 'accepted' and s.is_new is not false
                          when 'known' then s.outcome = 'accepted' and s.is_new = false else true end
        and ${AFTER.replace('AT', 's.received_at').replace('ID', 's.submission_id')}
      order by s.received_at desc, s.submission_id desc limit $4`,
    [form, ...place, became],
    { timeoutMs: 10_000 },
  )
  return rows
}

async function held(
  db: Queryable,
  form: string,
  state: string | null,
  place: unknown[],
): Promise<StoredReceived[]> {
  const { rows } = await db.query<StoredReceived>(
    `select c.confirmation_id as id, c.received_at as at, c.state, null::bool as is_new, null::uuid as lead_id, null as name,
            null as company, null as stage, c.fades_at, null::json as problem, c.body
       from form_confirmations c
      where c.workspace_no = 1 and c.form = $1 and c.state in ('waiting', 'faded') and ($5::text is null or c.state = $5)
        and ${AFTER.replace('AT', 'c.received_at').replace('ID', 'c.confirmation_id')}
      order by c.received_at desc, c.confirmation_id desc limit $4`,
    [form, ...place, state],
    { timeoutMs: 10_000 },
  )
  return rows
}
