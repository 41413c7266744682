import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { PeopleQuery } from '#journey/nurture/contract.ts'
import type { Queryable } from '#platform/database.ts'

export interface InsideRow {
  id: string
  seq: number
  name: string | null
  email: string | null
  company: string | null
  stage: string
  score: number
  lead_version: number
  version: number
  at: number
  step: string | null
  way: string | null
  because: string | null
}

const MANY: Record<PeopleQuery['show'], { table: string; at: string; where: string; more: string }> = {
  here: {
    table: 'enrolments',
    at: 'entered_at',
    where: 'left_at is null and step is not null',
    more: 'null as way, because',
  },
  held_out: {
    table: 'enrolments',
    at: 'entered_at',
    where: 'left_at is null and step is null',
    more: 'null as way, because',
  },
  left: {
    table: 'enrolments',
    at: 'left_at',
    where: `left_at is not null and arm = 'treated'`,
    more: 'null as way, because',
  },
  took: { table: 'steps_taken', at: 'at', where: 'true', more: 'way, null as because' },
}

/** People of a programme, the latest first. Null when the cursor is not one of ours. */
export async function listPeople(
  db: Queryable,
  programme: string,
  query: PeopleQuery,
  now: number,
): Promise<{ items: InsideRow[]; next: string | null } | null> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, ['moment', 'uuid', 'int4'])
  if (query.cursor !== undefined && !after) return null
  const { table, at, where, more } = MANY[query.show]
  const [way, because] = [
    query.show === 'took' ? query.way : undefined,
    query.show === 'left' ? query.because : undefined,
  ]
  const dated = query.days !== undefined && (query.show === 'took' || query.show === 'left')
  const { rows } = await db.query<InsideRow>(
    `with e as (
       select lead_id, seq, version, ${at} as at, step, ${more} from ${table}
        where workspace_no = 1 and programme = $1 and ${where}
          and ($2::int4 is null or version = $2) and ($3::text is null or step = $3)
          and ($4::text is null or ${query.show === 'took' ? 'way' : 'null::text'} = $4)
          and ($5::text is null or ${table === 'enrolments' ? 'because' : 'null::text'} = $5)
          and ($6::float8 is null or ${at} > to_timestamp($6 / 1000.0))
          and ($7::float8 is null or (${at}, lead_id, seq) < (to_timestamp($7 / 1000.0), $8::uuid, $9::int4))
        order by ${at} desc, lead_id desc, seq desc limit $10)
     select l.lead_id as id, e.seq, l.name, l.email, l.company, l.stage, l.score, l.version as lead_version,
         e.version, e.at, e.step, e.way, e.because
       from e join leads l on l.workspace_no = 1 and l.lead_id = e.lead_id
      order by e.at desc, e.lead_id desc, e.seq desc`,
    [
      programme,
      query.version ?? null,
      query.step ?? null,
      way ?? null,
      because ?? null,
      dated ? now - query.days! * 24 * 3_600_000 : null,
      ...(after ?? [null, null, null]),
      query.limit + 1,
    ],
  )
  const items = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? items.at(-1)! : null
  return { items, next: last && encodeCursor([Math.floor(last.at), last.id, last.seq]) }
}
