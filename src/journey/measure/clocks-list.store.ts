import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { ClockView } from '#journey/measure/team.contract.ts'
import type { Queryable } from '#platform/database.ts'

export interface ClockListRow {
  id: string
  name: string | null
  email: string | null
  company: string | null
  score: number
  seq: number
  clock: string
  person: string
  started_at: number
  due_at: number
  stopped_at: number | null
  took_ms: number | null
  state: ClockView['state']
}

export interface ClockFilter {
  now: number
  from: number
  clock: string | null
  person: string | null
  team: string | null
  state: string | null
}

/** Clocks, the latest started first. Null when the cursor is not one of ours. */
export async function listClocks(
  db: Queryable,
  filter: ClockFilter,
  limit: number,
  cursor: string | undefined,
): Promise<{ items: ClockListRow[]; next: string | null } | null> {
  const after = cursor === undefined ? null : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (cursor !== undefined && !after) return null
  const state = `case when outcome = 'met' and stopped_at <= due_at then 'met' when outcome = 'met' then 'met_late'
    when outcome is not null then outcome when due_at < to_timestamp($1 / 1000.0) then 'late' else 'running' end`
  const { rows } = await db.query<ClockListRow>(
    `with c as (
       select *, ${state} as state from clocks
        where workspace_no = 1 and started_at >= to_timestamp($2 / 1000.0) and ($3::text is null or clock = $3)
          and ($4::text is null or person = $4) and ($5::text is null or team = $5)
          and ($6::text is null or ${state} = $6)
          and ($7::float8 is null or (started_at, lead_id, seq) < (to_timestamp($7 / 1000.0), $8::uuid, $9::int4))
        order by started_at desc, lead_id desc, seq desc limit $10)
     select l.lead_id as id, l.name, l.email, l.company, l.score, c.seq, c.clock, c.person, c.started_at, c.due_at,
         c.stopped_at, c.took_ms, c.state
       from c join leads l on l.workspace_no = 1 and l.lead_id = c.lead_id
      order by c.started_at desc, c.lead_id desc, c.seq desc`,
    [
      filter.now,
      filter.from,
      filter.clock,
      filter.person,
      filter.team,
      filter.state,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit + 1,
    ],
    { timeoutMs: 10_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, next: more ? encodeCursor([last.started_at, last.id, last.seq]) : null }
}
