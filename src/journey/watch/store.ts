import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Ask, KnownBy, Outcome } from '#journey/watch/facts.ts'
import type { Queryable } from '#platform/database.ts'
import type { WatchCounts, WatchQuery } from '#journey/watch/contract.ts'

export interface StoredWatch {
  leadId: string
  seq: number
  name: string | null
  company: string | null
  stage: string
  owner: string
  why: string | null
  ask: Ask | null
  at: number | null
  signals: string[]
  because: string | null
  outcome: Outcome | null
  vendor: string | null
  how: KnownBy | null
  by: string | null
}

const LEAD = `l.lead_id as "leadId", l.name, l.company, l.stage, l.owner,
  (select p.why from passages p where p.workspace_no = 1 and p.lead_id = l.lead_id and p.left_at is null
    order by p.seq desc limit 1) as why`
const NONE = `null as outcome, null as vendor, null as how`
const JOIN = 'join leads l on l.workspace_no = 1 and l.lead_id = w.lead_id'

/** How each list is read: what it sorts by, which way, and which rows it takes. */
const LISTS = {
  due: {
    select: `${LEAD}, w.seq, w.ask, w.woke_at as at, w.signals, w.woke_because as because, ${NONE}, w.set_by as by`,
    from: `watches w ${JOIN}`,
    where: 'w.ended_at is null and w.woke_at is not null',
    order: 'w.woke_at',
    down: false,
  },
  // who waits for a signal only has no day, and comes last
  waiting: {
    select: `${LEAD}, w.seq, w.ask, w.wake_at as at, w.signals, null as because, ${NONE}, w.set_by as by`,
    from: `watches w ${JOIN}`,
    where: 'w.ended_at is null and w.woke_at is null',
    order: `coalesce(w.wake_at, 'infinity')`,
    down: false,
  },
  learned: {
    select: `${LEAD}, w.seq, null as ask, w.at, '[]'::json as signals, null as because, w.outcome, w.vendor, w.how, w.by`,
    from: `outcomes w ${JOIN}`,
    where: '($5::text is null or w.outcome = $5)',
    order: 'w.at',
    down: true,
  },
}

type WatchPage = { items: StoredWatch[]; next: string | null }

/** One page of a list. Null when the cursor is not one of ours. */
export async function listWatch(db: Queryable, query: WatchQuery): Promise<WatchPage | null> {
  return query.order === 'value' ? listByWorth(db, query) : listByDay(db, query)
}

/** The most valuable first; whose worth is not told yet comes last. */
async function listByWorth(db: Queryable, { list, limit, cursor }: WatchQuery): Promise<WatchPage | null> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['whole', 'uuid', 'int4'])
  if (after === null) return null
  const { select, from, where } = LISTS[list]
  const { rows } = await db.query<StoredWatch & { value: number }>(
    `select ${select}, coalesce(v.value, -2) as value from ${from}
       left join worths v on v.workspace_no = 1 and v.lead_id = l.lead_id
      where w.workspace_no = 1 and ${where}
        and ($1::int8 is null or (coalesce(v.value, -2), w.lead_id, w.seq) < ($1::int8, $2::uuid, $3::int4))
      order by coalesce(v.value, -2) desc, w.lead_id desc, w.seq desc limit $4`,
    [after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
    { timeoutMs: 5_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? encodeCursor([last.value, last.leadId, last.seq]) : null
  return { items: items.map(({ value: _, ...row }) => row), next }
}

async function listByDay(
  db: Queryable,
  { list, outcome, limit, cursor }: WatchQuery,
): Promise<WatchPage | null> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (after === null) return null
  const { select, from, where, order, down } = LISTS[list]
  const [sign, way] = down ? ['<', 'desc'] : ['>', 'asc']
  const { rows } = await db.query<StoredWatch>(
    `select ${select} from ${from} where w.workspace_no = 1 and ${where}
        and ($1::float8 is null or (${order}, w.lead_id, w.seq) ${sign}
            (case when $1 > 1e15 then 'infinity' else to_timestamp($1::float8 / 1000.0) end, $2::uuid, $3::int4))
      order by ${order} ${way}, w.lead_id ${way}, w.seq ${way} limit $4`,
    [
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit + 1,
      ...(list === 'learned' ? [outcome ?? null] : []),
    ],
    { timeoutMs: 5_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? encodeCursor([last.at ?? FOREVER, last.leadId, last.seq]) : null
  return { items, next }
}

/** A place behind every day. */
const FOREVER = 2e15

/** `aside`: the stages that a lead is watched in. */
export async function countWatch(db: Queryable, aside: string[]): Promise<WatchCounts> {
  const { rows } = await db.query<WatchCounts>(
    `select
       (select count(*) from watches where workspace_no = 1 and ended_at is null and woke_at is not null)::int as due,
       (select count(*) from watches where workspace_no = 1 and ended_at is null and woke_at is null)::int as waiting,
       (select count(*) from outcomes where workspace_no = 1)::int as learned,
       (select count(*) from leads l where workspace_no = 1 and stage = any($1::text[])
          and not exists (select 1 from watches w where w.workspace_no = 1 and w.lead_id = l.lead_id and w.ended_at is null)
       )::int as unplanned`,
    [aside],
    { timeoutMs: 10_000 },
  )
  return rows[0]!
}
