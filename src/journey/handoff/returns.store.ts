import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { openAppeal } from '#work/open-appeals.ts'
import type { LeadState } from '#journey/state.ts'
import type { Queryable } from '#platform/database.ts'
import type { ReturnsQuery } from '#journey/handoff/returns-list.contract.ts'

export interface ReturnRow {
  lead_id: string
  name: string | null
  email: string | null
  company: string | null
  title: string | null
  seq: number
  state: LeadState
  /** when it was offered */
  score: number
  rep: string
  reason: string
  at: number
  answered_by: string | null
  answered_at: number | null
  answer: 'agreed' | 'appealed' | null
  decided_by: string | null
  decided_at: number | null
  outcome: 'upheld' | 'overturned' | null
  /** the entries that tell of it, with what was written */
  said: { seq: number; kind: string; body: { stage?: string; team?: string }; note: string | null }[] | null
  /** what the page is sorted by, epoch ms */
  place: number
}

/** More than anybody answers in a morning: a count goes no further. */
const MOST = 500
const DAYS = 90

const RETURN = `(h.answer = 'returned' or h.returned_at is not null)`
const CAME = `coalesce(h.returned_at, h.answered_at)`

/** Where a list begins, by what it is sorted, and which of the lead's hand-offs it means. Each is a range of an index. */
function source(
  state: ReturnsQuery['state'],
  duties: string[],
): { from: string; place: string; down: boolean } {
  if (state === 'appealed')
    return {
      from: `handoffs h where h.workspace_no = 1 and ${openAppeal('h')}`,
      place: 'h.return_answered_at',
      down: false,
    }
  if (state === 'decided')
    return {
      from: `handoffs h where h.workspace_no = 1 and h.appeal_decided_at is not null`,
      place: 'h.appeal_decided_at',
      down: true,
    }
  // where an agreement gives an answer its time, its clocks say what is open; else the latest returns do
  if (duties.length > 0)
    return {
      from: `clocks c, lateral (select * from handoffs h where h.workspace_no = 1 and h.lead_id = c.lead_id and ${RETURN}
         order by h.seq desc limit 1) as h
       where c.workspace_no = 1 and c.clock = any($1::text[]) and c.stopped_at is null`,
      place: 'c.due_at',
      down: false,
    }
  return {
    from: `handoffs h where h.workspace_no = 1 and ${RETURN} and h.return_answered_at is null
        and ${CAME} > now() - interval '${DAYS} days'`,
    place: CAME,
    down: false,
  }
}

/** One page. Null when the cursor is none. */
export async function listReturns(
  db: Queryable,
  query: ReturnsQuery,
  duties: string[],
): Promise<{ items: ReturnRow[]; next: string | null } | null> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, ['moment', 'uuid'])
  if (query.cursor !== undefined && after === null) return null
  const { from, place, down } = source(query.state, duties)
  const [way, order] = down ? ['<', 'desc'] : ['>', 'asc']
  const { rows } = await db.query<ReturnRow>(
    `select p.*, l.name, l.email, l.company, l.title, l.state,
        (select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'body', e.body, 'note', s.data->>'note') order by e.seq)
           from entries e left join personal_parts s using (workspace_no, lead_id, seq)
          where e.workspace_no = 1 and e.lead_id = p.lead_id and e.seq > p.offer
            and e.kind in ('HandoffReturned', 'ReturnAnswered', 'AppealDecided')) as said, l.seq
       from (select h.lead_id, h.seq as offer, h.score, h.rep, h.reason, ${CAME} as at,
               h.return_answered_by as answered_by, h.return_answered_at as answered_at, h.return_answer as answer,
               h.appeal_decided_by as decided_by, h.appeal_decided_at as decided_at, h.appeal_outcome as outcome,
               ${place} as place
          from ${from} and ($1::text[] is not null)
           ${after ? `and (${place}, h.lead_id) ${way} (to_timestamp($3 / 1000.0), $4::uuid)` : ''}
         order by ${place} ${order}, h.lead_id ${order} limit $2) as p
       join leads l on l.workspace_no = 1 and l.lead_id = p.lead_id
      order by p.place ${order}, p.lead_id ${order}`,
    [duties, query.limit + 1, ...(after ?? [])],
  )
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? encodeCursor([last.place, last.lead_id]) : null }
}

/** How many wait, and how many of them for too long. */
export async function countReturns(
  db: Queryable,
  duties: string[],
  now: number,
): Promise<{ open: number; late: number; appealed: number }> {
  const count = (state: ReturnsQuery['state']) => {
    const { from, place } =
      // a count needs no look at the hand-off behind each clock
      state === 'open' && duties.length > 0
        ? {
            from: `clocks c where c.workspace_no = 1 and c.clock = any($1::text[]) and c.stopped_at is null`,
            place: 'c.due_at',
          }
        : source(state, duties)
    return `(select count(*)::int as n, count(*) filter (where place < to_timestamp($2 / 1000.0))::int as late
      from (select ${place} as place from ${from} limit ${MOST}) as x)`
  }
  const { rows } = await db.query<{ open: number; late: number; appealed: number }>(
    `select o.n as open, case when cardinality($1::text[]) > 0 then o.late else 0 end as late, a.n as appealed
       from ${count('open')} as o, ${count('appealed')} as a`,
    [duties, now],
  )
  return rows[0]!
}
