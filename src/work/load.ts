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

const COLUMNS = 'l.lead_id, l.seq, l.head, l.state, l.person, l.company, l.company_id'

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
    `select k.key, ${COLUMNS} from identity_keys k join leads l on l.workspace_no = 1 and l.lead_id = k.lead_id
      where k.workspace_no = 1 and k.key = any($1::text[])
     union all
     select null, ${COLUMNS} from leads l where l.workspace_no = 1 and l.lead_id = any($2::uuid[])`,
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
