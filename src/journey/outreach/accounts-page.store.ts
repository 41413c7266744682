import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { AccountDetail, AccountEvent } from '#journey/outreach/accounts.contract.ts'
import type { Queryable } from '#platform/database.ts'

/** A lead of a company, as the account's page shows it. */
export interface CompanyLead {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  title: string | null
  stage: string
  owner: string
  version: number
  score: number
  lastActivityAt: number
}

/** The leads of a company, latest first, and those that are named wherever they work now. */
export async function companyLeads(
  db: Queryable,
  company: string,
  named: readonly string[],
): Promise<CompanyLead[]> {
  const columns = `lead_id as id, name, email, phone, title, stage, owner, version, score, last_activity_at as "lastActivityAt"`
  const { rows } = await db.query<CompanyLead>(
    `(select ${columns} from leads where workspace_no = 1 and company_id = $1 order by last_activity_at desc, lead_id limit 250)
     union (select ${columns} from leads where workspace_no = 1 and lead_id = any($2::uuid[]))
     order by "lastActivityAt" desc, id`,
    [company, named],
  )
  return rows
}

type Deal = AccountDetail['opportunities'][number]

export async function companyDeals(db: Queryable, company: string): Promise<Deal[]> {
  type Stored = Omit<Deal, 'openedAt' | 'closedAt'> & { openedAt: number | null; closedAt: number | null }
  const { rows } = await db.query<Stored>(
    `select opportunity_id as id, name, status, stage, trim_scale(amount)::text as amount, currency,
            opened_at as "openedAt", closed_at as "closedAt"
       from opportunities where workspace_no = 1 and status in ('open', 'won', 'lost') and company_id = $1 and is_primary
      order by coalesce(closed_at, 'infinity') desc, opened_at desc, opportunity_id limit 50`,
    [company],
  )
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return rows.map((row) => ({ ...row, openedAt: iso(row.openedAt), closedAt: iso(row.closedAt) }))
}

interface StoredEvent {
  at: number
  key: string
  what: AccountEvent['what']
  kind: string
  by: string | null
  seq: number | null
  note: string | null
  body: Record<string, unknown>
  leadId: string | null
  name: string | null
}

/** What the company did and what we did there, in one order, newest first. Null when the cursor is not one of ours. */
export async function accountTimeline(
  db: Queryable,
  account: { id: string; companyId: string },
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: StoredEvent[]; next: string | null } | null> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['moment', 'text'])
  if (after === null) return null
  const { rows } = await db.query<StoredEvent>(
    `select * from (
       select h.at, 'h' || lpad(h.seq::text, 9, '0') as key, 'history' as what, h.kind, h.by, h.seq, n.text as note, h.body::text as body,
              null::uuid as "leadId", null as name
         from account_history h
         left join account_notes n on n.workspace_no = 1 and n.account_id = h.account_id and n.seq = h.seq
        where h.workspace_no = 1 and h.account_id = $1
       union all
       select t.at, 't' || t.lead_id || lpad(t.seq::text, 9, '0'), 'touch', t.kind, null, null, null,
              json_build_object('channel', t.channel, 'campaign', t.campaign, 'asset', t.asset)::text, l.lead_id, l.name
         from leads l join touches t on t.workspace_no = 1 and t.lead_id = l.lead_id
        where l.workspace_no = 1 and l.company_id = $2
       union all
       select coalesce(o.answered_at, o.offered_at), 'o' || o.lead_id || lpad(o.seq::text, 9, '0'), 'handoff',
              coalesce(o.answer, 'offered'), null, null, null, json_build_object('rep', o.rep, 'score', o.score)::text, l.lead_id, l.name
         from leads l join handoffs o on o.workspace_no = 1 and o.lead_id = l.lead_id
        where l.workspace_no = 1 and l.company_id = $2
       union all
       select coalesce(d.closed_at, d.opened_at), 'd' || d.opportunity_id, 'deal', d.status, null, null, null,
              json_build_object('name', d.name, 'stage', d.stage, 'amount', trim_scale(d.amount)::text, 'currency', d.currency)::text,
              d.lead_id, (select l.name from leads l where l.workspace_no = 1 and l.lead_id = d.lead_id)
         from opportunities d
        where d.workspace_no = 1 and d.status in ('open', 'won', 'lost') and d.company_id = $2 and d.is_primary
          and coalesce(d.closed_at, d.opened_at) is not null
     ) as happened
     where $3::float8 is null or (at, key collate "C") < (to_timestamp($3::float8 / 1000.0), $4)
     order by at desc, key collate "C" desc limit $5`,
    [account.id, account.companyId, after?.[0] ?? null, after?.[1] ?? '', query.limit + 1],
    { timeoutMs: 5_000 },
  )
  const items = rows
    .slice(0, query.limit)
    .map((row) => ({ ...row, body: JSON.parse(row.body as unknown as string) as StoredEvent['body'] }))
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? encodeCursor([last.at, last.key]) : null }
}
