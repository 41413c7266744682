import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { openReturns, RETURN_PLACE, RETURNED_AT, RETURNED_OFFER } from '#work/open-returns.ts'
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
  /** the entries that tell of it, with what was written; null where another lead's stream has them, which goes on in this one */
  said: { seq: number; kind: string; body: { stage?: string; team?: string }; note: string | null }[] | null
  /** what the page is sorted by, epoch ms */
  place: number
}

/** A list, by what it is sorted, and which of the lead's hand-offs it means. Each is one range of an index. */
interface Source {
  from: string
  lead: string
  place: string
  down: boolean
}

const OWED: Record<'open' | 'appealed', 'answer' | 'decision'> = { open: 'answer', appealed: 'decision' }

function source(state: ReturnsQuery['state']): Source {
  if (state === 'decided')
    return {
      from: `handoffs h where h.workspace_no = 1 and h.appeal_decided_at is not null`,
      lead: 'h.lead_id',
      place: 'h.appeal_decided_at',
      down: true,
    }
  return {
    from: `leads l cross join ${RETURNED_OFFER} where ${openReturns(OWED[state])}`,
    lead: 'l.lead_id',
    place: RETURN_PLACE,
    down: false,
  }
}

/** One page. Null when the cursor is none. */
export async function listReturns(
  db: Queryable,
  query: ReturnsQuery,
): Promise<{ items: ReturnRow[]; next: string | null } | null> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, ['moment', 'uuid'])
  if (query.cursor !== undefined && after === null) return null
  const { from, lead, place, down } = source(query.state)
  const [way, order] = down ? ['<', 'desc'] : ['>', 'asc']
  const { rows } = await db.query<ReturnRow>(
    `select p.*, l.name, l.email, l.company, l.title, l.state,
        (select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'body', e.body, 'note', s.data->>'note') order by e.seq)
           from entries e left join personal_parts s using (workspace_no, lead_id, seq)
          where e.workspace_no = 1 and e.lead_id = p.lead_id and e.seq > p.offer and p.offer > 0
            and e.kind in ('HandoffReturned', 'ReturnAnswered', 'AppealDecided')) as said, l.seq
       from (select h.lead_id, h.seq as offer, h.score, h.rep, h.reason, ${RETURNED_AT} as at,
               h.return_answered_by as answered_by, h.return_answered_at as answered_at, h.return_answer as answer,
               h.appeal_decided_by as decided_by, h.appeal_decided_at as decided_at, h.appeal_outcome as outcome,
               ${place} as place
          from ${from}
           ${after ? `and (${place}, ${lead}) ${way} (to_timestamp($2 / 1000.0), $3::uuid)` : ''}
         order by ${place} ${order}, ${lead} ${order} limit $1) as p
       join leads l on l.workspace_no = 1 and l.lead_id = p.lead_id
      order by p.place ${order}, p.lead_id ${order}`,
    [query.limit + 1, ...(after ?? [])],
  )
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? encodeCursor([last.place, last.lead_id]) : null }
}
