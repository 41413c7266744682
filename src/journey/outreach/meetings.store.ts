import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Busy } from '#journey/outreach/slots.rules.ts'
import type { MeetingPlace, Side, Verdict } from '#journey/outreach/facts.ts'
import type { Queryable } from '#platform/database.ts'

/** A meeting with whom it is with. Moments: epoch ms. */
export interface MeetingFound {
  id: string
  lead_id: string
  name: string | null
  company: string | null
  email: string | null
  at: number
  minutes: number
  rep: string
  booker: string
  place: MeetingPlace
  where: string | null
  status: 'booked' | 'held' | 'missed' | 'cancelled'
  by: Side | null
  sequence: number
  verdict_due_at: number | null
  verdict: Verdict | null
  rating: number | null
  judged_at: number | null
}

const FOUND = `select m.meeting_id as id, m.lead_id, l.name, l.company, l.email, m.at, m.minutes, m.rep, m.booker, m.place,
    p.data ->> 'where' as where, m.status, m.by, m.sequence, m.verdict_due_at, m.verdict, m.rating, m.judged_at
  from meetings m join leads l on l.workspace_no = 1 and l.lead_id = m.lead_id
  left join personal_parts p on p.workspace_no = 1 and p.lead_id = m.lead_id and p.seq = m.seq`

export interface Filter {
  state: 'coming' | 'waiting' | 'past'
  rep?: string | undefined
  booker?: string | undefined
  limit: number
  cursor?: string | undefined
}

const OVER = `m.at + m.minutes * interval '1 minute'`

/**
 * What each list holds. Each is a range of one index in the order of the list; what waits is two of them, since PostgreSQL
 * walks no index in order for an `or`.
 */
const RANGES: Record<Filter['state'], readonly string[]> = {
  coming: [`m.status = 'booked' and m.at > now_at - interval '8 hours' and ${OVER} >= now_at`],
  waiting: [
    `m.status = 'booked' and m.at < now_at and ${OVER} < now_at`,
    `m.status = 'held' and m.verdict is null`,
  ],
  past: [`m.at <= now_at and m.status <> 'booked' and not (m.status = 'held' and m.verdict is null)`],
}

/** One page; null when the cursor is not one of ours. */
export async function listMeetings(
  db: Queryable,
  { state, rep, booker, limit, cursor }: Filter,
  now: number,
): Promise<{ items: MeetingFound[]; next: string | null } | null> {
  const params: unknown[] = [now]
  const add = (value: unknown) => `$${params.push(value)}`
  const where = ['m.workspace_no = 1']
  if (rep !== undefined) where.push(`m.rep = ${add(rep)}`)
  if (booker !== undefined) where.push(`m.booker = ${add(booker)}`)
  const [beyond, order] = state === 'past' ? ['<', 'desc'] : ['>', 'asc']
  if (cursor !== undefined) {
    const after = decodeCursor(cursor, ['moment', 'uuid'])
    if (!after) return null
    where.push(
      `(m.at, m.meeting_id) ${beyond} (to_timestamp(${add(after[0])} / 1000.0), ${add(after[1])}::uuid)`,
    )
  }
  const ranges = RANGES[state].map((range) => {
    const within = [...where, range.replaceAll('now_at', 'to_timestamp($1 / 1000.0)')].join(' and ')
    return `(${FOUND} where ${within} order by m.at ${order}, m.meeting_id ${order} limit ${limit + 1})`
  })
  const { rows } = await db.query<MeetingFound>(
    `select * from (${ranges.join(' union all ')}) as found order by at ${order}, id ${order} limit ${limit + 1}`,
    params,
    { timeoutMs: 5_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null }
}

export async function findMeeting(
  db: Queryable,
  leadId: string,
  meetingId: string,
): Promise<MeetingFound | null> {
  const { rows } = await db.query<MeetingFound>(
    `${FOUND} where m.workspace_no = 1 and m.lead_id = $1 and m.meeting_id = $2`,
    [leadId, meetingId],
  )
  return rows[0] ?? null
}

/** The first booked meeting of the same rep that overlaps, other than this one. None is longer than eight hours. */
export async function clashOf(
  db: Queryable,
  { meeting, rep, at, minutes }: { meeting: string; rep: string; at: number; minutes: number },
): Promise<MeetingFound | null> {
  const { rows } = await db.query<MeetingFound>(
    `${FOUND} where m.workspace_no = 1 and m.rep = $1 and m.status = 'booked' and m.meeting_id <> $2
        and m.at > to_timestamp($3 / 1000.0) - interval '8 hours' and m.at < to_timestamp($4 / 1000.0)
        and ${OVER} > to_timestamp($3 / 1000.0) order by m.at limit 1`,
    [rep, meeting, at, at + minutes * 60_000],
  )
  return rows[0] ?? null
}

export interface Orphan {
  lead_id: string
  id: string
  at: number
  minutes: number
  rep: string
  /** who has the lead */
  owner: string
}

/** Coming meetings of people who have left, the next one first. */
export async function orphans(db: Queryable, gone: string[], now: number): Promise<Orphan[]> {
  const { rows } = await db.query<Orphan>(
    `select m.lead_id, m.meeting_id as id, m.at, m.minutes, m.rep, l.owner
       from meetings m join leads l on l.workspace_no = 1 and l.lead_id = m.lead_id
      where m.workspace_no = 1 and m.rep = any($1::text[]) and m.status = 'booked' and m.at > to_timestamp($2 / 1000.0)
      order by m.at limit 500`,
    [gone, now],
  )
  return rows
}

/** When somebody sits in meetings already. */
export async function busyTimes(db: Queryable, rep: string, from: number): Promise<Busy[]> {
  const { rows } = await db.query<Busy>(
    `select at, minutes from meetings where workspace_no = 1 and rep = $1 and status = 'booked'
        and at >= to_timestamp($2 / 1000.0) - interval '8 hours' order by at limit 500`,
    [rep, from],
  )
  return rows
}

export interface Counted {
  booker: string
  booked: number
  coming: number
  held: number
  missed: number
  cancelled: number
  unsaid: number
  judged: number
  worth: number
  rating: number | null
}

/** By who made them, of meetings whose date lies in the time. */
export async function countMeetings(
  db: Queryable,
  from: number,
  to: number,
  now: number,
  booker: string | null,
): Promise<Counted[]> {
  const { rows } = await db.query<Counted>(
    `select booker, count(*) as booked,
       count(*) filter (where status = 'booked' and ${OVER} >= now_at) as coming,
       count(*) filter (where status = 'held') as held,
       count(*) filter (where status = 'missed') as missed,
       count(*) filter (where status = 'cancelled') as cancelled,
       count(*) filter (where status = 'booked' and ${OVER} < now_at) as unsaid,
       count(verdict) as judged,
       count(*) filter (where verdict = 'qualified') as worth,
       avg(rating)::float8 as rating
      from meetings m, to_timestamp($3 / 1000.0) as now_at
     where workspace_no = 1 and at >= to_timestamp($1 / 1000.0) and at < to_timestamp($2 / 1000.0)
       ${booker === null ? '' : 'and booker = $4'}
     group by booker order by count(*) filter (where verdict = 'qualified') desc, booker`,
    [from, to, now, ...(booker === null ? [] : [booker])],
    { timeoutMs: 5_000 },
  )
  return rows
}

/** Held, not judged, and the time is up. */
export async function verdictsDue(db: Queryable, now: number): Promise<{ lead_id: string; id: string }[]> {
  const { rows } = await db.query<{ lead_id: string; id: string }>(
    `select lead_id, meeting_id as id from meetings
      where workspace_no = 1 and status = 'held' and verdict is null and not late
        and verdict_due_at <= to_timestamp($1 / 1000.0) order by verdict_due_at limit 200`,
    [now],
  )
  return rows
}
