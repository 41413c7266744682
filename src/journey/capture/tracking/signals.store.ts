import { COUNTS } from '#journey/capture/facts.ts'
import type { Queryable } from '#platform/database.ts'
import type { ReclassifyInput, SignalsView } from '#journey/capture/tracking/contract.ts'

export interface SignalRow {
  lead: string
  seq: number
  kind: string
  human: number
  why: string
  agent: string | null
}

const SPLIT = `count(*) filter (where human >= ${COUNTS})::int as people, count(*) filter (where human < ${COUNTS})::int as machines`

/** Most that one request judges anew. */
export const MOST = 5_000

/** The signals that a request means and that are not judged so yet, by lead. */
export async function meant(db: Queryable, { of, value, to }: ReclassifyInput): Promise<SignalRow[]> {
  const which = {
    agent: 's.agent = $1',
    domain: `split_part(l.email, '@', 2) = lower($1)`,
    template: 'm.template = $1',
    // what somebody decided stands
    rules: "$1::text is null and s.why not like '%by_hand%'",
  }[of]
  const not = to === 'person' ? `s.human < ${COUNTS}` : to === 'machine' ? `s.human >= ${COUNTS}` : 'true'
  const { rows } = await db.query<SignalRow>(
    `select s.lead_id as lead, s.seq, s.kind, s.human::float8 as human, s.why, s.agent
       from signals s
       join leads l on l.workspace_no = 1 and l.lead_id = s.lead_id
       left join messages m on m.workspace_no = 1 and m.lead_id = s.lead_id and m.seq = s.message
      where s.workspace_no = 1 and ${which} and ${not}
      order by s.lead_id, s.seq ${of === 'rules' ? '' : `limit ${MOST + 1}`}`,
    [of === 'rules' ? null : value],
    { timeoutMs: 60_000 },
  )
  return rows
}

type Counted = Pick<SignalsView, 'kinds' | 'agents' | 'stuck'> & {
  reasons: { reason: string; people: number; machines: number }[]
  rejudged: { at: number; by: string; because: string; signals: number; leads: number }[]
}

/** What the screen shows, of signals since a moment (epoch ms). */
export async function readSignals(db: Queryable, since: number): Promise<Counted> {
  const from = 'from signals where workspace_no = 1 and at >= to_timestamp($1 / 1000.0)'
  const kinds = await db.query<Counted['kinds'][number]>(
    `select kind, ${SPLIT} ${from} group by kind order by kind`,
    [since],
  )
  const reasons = await db.query<Counted['reasons'][number]>(
    `select reason, ${SPLIT} from (select human, unnest(string_to_array(why, ' ')) as reason ${from}) r
      where reason <> '' group by reason order by count(*) desc`,
    [since],
  )
  const agents = await db.query<Counted['agents'][number]>(
    `select agent, ${SPLIT} ${from} and agent <> '' group by agent order by count(*) desc, agent limit 20`,
    [since],
  )
  const rejudged = await db.query<Counted['rejudged'][number]>(
    `select r.at, r.signals, r.leads, e.by, e.body->>'because' as because
       from (select reclassified_at as at, count(*)::int as signals, count(distinct lead_id)::int as leads, min(lead_id::text)::uuid as lead
               from signals where workspace_no = 1 and reclassified_at is not null
              group by reclassified_at order by reclassified_at desc limit 20) r
       join lateral (select e.by, e.body from entries e where e.workspace_no = 1 and e.lead_id = r.lead
         and e.kind = 'SignalsReclassified' and e.at = r.at limit 1) e on true
      order by r.at desc`,
  )
  const { rows } = await db.query<{ stuck: number }>(
    'select count(*)::int as stuck from web_hits where workspace_no = 1 and problem is not null',
  )
  return {
    kinds: kinds.rows,
    reasons: reasons.rows,
    agents: agents.rows,
    rejudged: rejudged.rows,
    stuck: rows[0]!.stuck,
  }
}
