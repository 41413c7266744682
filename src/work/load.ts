import type { Card } from '#work/card.ts'
import type { Queryable } from '#platform/database.ts'

interface LeadRow {
  lead_id: string | null
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

export interface Loaded {
  /** whose a key is; a key that nobody claimed is absent */
  byKey: Map<string, string>
  cards: Map<string, Card>
  /** leads that go on in another one: in which, and their own cards, which stand still */
  into: Map<string, string>
  absorbed: Map<string, Card>
}

/** The cards behind identity keys and lead ids, in one query; also those of the leads in which absorbed ones go on. */
export async function loadCards(db: Queryable, keys: string[], leadIds: string[]): Promise<Loaded> {
  const loaded: Loaded = { byKey: new Map(), cards: new Map(), into: new Map(), absorbed: new Map() }
  const { byKey, cards } = loaded
  if (keys.length === 0 && leadIds.length === 0) return loaded
  const { rows } = await db.query<LeadRow & { key: string | null; of_lead: string }>(
    // row by row, whatever the planner believes of a young table: it read all leads for each key, and kept doing so
    `select u.key, i.lead_id as of_lead, l.* from unnest($1::text[]) as u(key)
      cross join lateral (select k.lead_id from identity_keys k where k.workspace_no = 1 and k.key = u.key limit 1) as i
      left join ${leadOf('i.lead_id')} on true
     union all
     select null, u.lead_id, l.* from unnest($2::uuid[]) as u(lead_id) left join ${leadOf('u.lead_id')} on true`,
    [keys, leadIds],
    { name: 'load_cards' },
  )
  const gone = new Set<string>()
  for (const row of rows) {
    if (row.key !== null) byKey.set(row.key, row.of_lead)
    if (row.lead_id === null) gone.add(row.of_lead)
    else cards.set(row.lead_id, cardOf(row))
  }
  if (gone.size > 0) await loadAbsorbed(db, [...gone], loaded)
  // a key of a lead that has no card at all is nobody's
  for (const [key, lead] of byKey) if (!cards.has(lead) && !loaded.into.has(lead)) byKey.delete(key)
  return loaded
}

async function loadAbsorbed(
  db: Queryable,
  leads: string[],
  { cards, into, absorbed }: Loaded,
): Promise<void> {
  const { rows } = await db.query<LeadRow & { survivor_id: string }>(
    `select lead_id, seq, head, state, person, company, company_id, survivor_id from merged_leads
      where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [leads],
    { name: 'load_absorbed' },
  )
  for (const row of rows) {
    absorbed.set(row.lead_id!, { ...cardOf(row), absorbed: true })
    into.set(row.lead_id!, row.survivor_id)
  }
  const others = [...new Set(into.values())].filter((id) => !cards.has(id))
  if (others.length === 0) return
  const found = await loadCards(db, [], others)
  for (const [id, card] of found.cards) cards.set(id, card)
}

function cardOf(row: LeadRow): Card {
  return {
    leadId: row.lead_id!,
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
