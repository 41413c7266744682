import type { Card } from '#work/card.ts'
import type { Queryable } from '#platform/database.ts'

interface LeadRow {
  lead_id: string
  seq: number
  head: Buffer
  state: Card['state']
  person: Card['person']
  company: string | null
  company_id: string | null
}

/** One lead. In the order of the key, which no other index has: of a young table all of them look the same. */
const leadOf = (id: string): string =>
  `lateral (select l.lead_id, l.seq, l.head, l.state, l.person, l.company, l.company_id from leads l
     where l.workspace_no = 1 and l.lead_id between ${id} and ${id} order by l.lead_id limit 1) as l`

/** The cards behind identity keys and lead ids, in one query. A key that nobody claimed is absent from `byKey`. */
export async function loadCards(
  db: Queryable,
  keys: string[],
  leadIds: string[],
): Promise<{ byKey: Map<string, string>; cards: Map<string, Card> }> {
  const byKey = new Map<string, string>()
  const cards = new Map<string, Card>()
  if (keys.length === 0 && leadIds.length === 0) return { byKey, cards }
  const { rows } = await db.query<LeadRow & { key: string | null }>(
    // row by row, whatever the planner believes of a young table: it read all leads for each key, and kept doing so
    `select u.key, l.* from unnest($1::text[]) as u(key)
      cross join lateral (select k.lead_id from identity_keys k where k.workspace_no = 1 and k.key = u.key limit 1) as i
      cross join ${leadOf('i.lead_id')}
     union all
     select null, l.* from unnest($2::uuid[]) as u(lead_id) cross join ${leadOf('u.lead_id')}`,
    [keys, leadIds],
    { name: 'load_cards' },
  )
  for (const row of rows) {
    if (row.key !== null) byKey.set(row.key, row.lead_id)
    cards.set(row.lead_id, cardOf(row))
  }
  return { byKey, cards }
}

function cardOf(row: LeadRow): Card {
  return {
    leadId: row.lead_id,
    seq: row.seq,
    head: row.head,
    state: row.state,
    person: row.person,
    company: row.company === null ? null : { id: row.company_id!, name: row.company },
  }
}

/** Answers that were given to these idempotency keys before. */
export async function loadAnswers(
  db: Queryable,
  keys: string[],
): Promise<Map<string, { hash: Buffer; status: number; body: unknown }>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.query<{ key: string; request_hash: Buffer; status: number; answer: unknown }>(
    'select key, request_hash, status, answer from idempotency_keys where workspace_no = 1 and key = any($1::text[])',
    [keys],
    { name: 'load_answers' },
  )
  return new Map(
    rows.map((row) => [row.key, { hash: row.request_hash, status: row.status, body: row.answer }]),
  )
}
