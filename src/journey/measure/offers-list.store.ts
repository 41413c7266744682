import { BECAME_SQL, came, stagesOf, type Range } from '#journey/measure/offers.store.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Became, Came } from '#journey/measure/offers.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface OfferRow {
  id: string
  name: string | null
  email: string | null
  company: string | null
  lead_score: number
  seq: number
  rep: string
  score: number
  offered_at: number
  answer: string | null
  reason: string | null
  worked_at: number | null
  came: Came
  became: Became
}

export interface OfferFilter extends Range {
  reps: string[] | null
  came: string[] | null
  answer: string | null
  minScore: number | null
  /** below this */
  maxScore: number | null
}

const CAME = came('to_timestamp($15 / 1000.0)')

/** One rep's offers come in their order from the index; of any of several, each would be read and sorted. Over $6. */
function ofReps(reps: string[] | null): string {
  return reps?.length === 1 ? 'rep = ($6::text[])[1]' : '($6::text[] is null or rep = any($6))'
}

/** Offers, the latest first, with what came of each and what became of the lead. Null when the cursor is not one of ours. */
export async function listOffers(
  db: Queryable,
  rules: Ruleset,
  filter: OfferFilter,
  limit: number,
  cursor: string | undefined,
): Promise<{ items: OfferRow[]; next: string | null } | null> {
  const after = cursor === undefined ? null : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (cursor !== undefined && !after) return null
  const { rows } = await db.query<OfferRow>(
    `with o as (
       select h.*, ${CAME} as came from handoffs as h
        where workspace_no = 1 and offered_at >= to_timestamp($1 / 1000.0) and offered_at <= to_timestamp($2 / 1000.0)
          and ${ofReps(filter.reps)} and ($7::text[] is null or ${CAME} = any($7))
          and ($8::text is null or answer = $8) and ($9::int4 is null or score >= $9) and ($10::int4 is null or score < $10)
          and ($11::float8 is null or (offered_at, lead_id, seq) < (to_timestamp($11 / 1000.0), $12::uuid, $13::int4))
        order by offered_at desc, lead_id desc, seq desc limit $14)
     select l.lead_id as id, l.name, l.email, l.company, l.score as lead_score, o.seq, o.rep, o.score, o.offered_at, o.answer,
         o.reason, o.worked_at, o.came, ${BECAME_SQL.select} as became
       from o ${BECAME_SQL.from} order by o.offered_at desc, o.lead_id desc, o.seq desc`,
    [
      filter.from,
      Math.min(filter.to, filter.asOf),
      ...stagesOf(rules),
      filter.reps,
      filter.came,
      filter.answer,
      filter.minScore,
      filter.maxScore,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit + 1,
      filter.asOf,
    ],
    { timeoutMs: 10_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, next: more ? encodeCursor([last.offered_at, last.id, last.seq]) : null }
}
