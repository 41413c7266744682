import type { CONSENT_WAYS } from '#journey/consent/contract.ts'
import type { Queryable } from '#platform/database.ts'

export interface StoredConsent {
  seq: number
  purpose: string | null
  channel: 'email' | 'phone'
  given: boolean
  version: number | null
  how: (typeof CONSENT_WAYS)[number]
  at: number
  /** the proof; null: erased, or never known */
  proof: { shown?: string; where?: string; note?: string } | null
}

/** Every word of one person, the latest first, with its proof. */
export async function consentsOf(db: Queryable, leadId: string): Promise<StoredConsent[]> {
  const { rows } = await db.query<StoredConsent>(
    `select c.seq, c.purpose, c.channel, c.given, c.text_version as version, c.how, c.at, p.data as proof
       from consents c left join personal_parts p using (workspace_no, lead_id, seq)
      where c.workspace_no = 1 and c.lead_id = $1 order by c.seq desc`,
    [leadId],
  )
  return rows
}

/** How many leads' latest word on each purpose is yes, and no. A word on everything is one on each. */
export async function countConsents(
  db: Queryable,
): Promise<Map<string, { agreed: number; withdrawn: number }>> {
  const { rows } = await db.query<{ purpose: string; agreed: number; withdrawn: number }>(
    `select purpose, count(*) filter (where yes)::int as agreed, count(*) filter (where not yes)::int as withdrawn from (
       select w.purpose, w.given and not exists (select 1 from consents e where e.workspace_no = 1 and e.lead_id = w.lead_id
            and e.purpose is null and e.channel = 'email' and e.seq > w.seq) as yes
         from (select distinct on (purpose, lead_id) purpose, lead_id, seq, given from consents
                where workspace_no = 1 and purpose is not null and channel = 'email'
                order by purpose, lead_id, seq desc) as w) as words
      group by purpose`,
    [],
    { timeoutMs: 20_000 },
  )
  return new Map(rows.map(({ purpose, ...counts }) => [purpose, counts]))
}

/** Under which version those who agree now agreed; null: not by a text of ours. */
export async function countByVersion(db: Queryable, purpose: string): Promise<Map<number | null, number>> {
  const { rows } = await db.query<{ version: number | null; agreed: number }>(
    `select text_version as version, count(*)::int as agreed from (
       select distinct on (lead_id) lead_id, seq, given, text_version from consents
        where workspace_no = 1 and purpose = $1 and channel = 'email' order by lead_id, seq desc) as w
      where given and not exists (select 1 from consents e where e.workspace_no = 1 and e.lead_id = w.lead_id
            and e.purpose is null and e.channel = 'email' and e.seq > w.seq)
      group by 1`,
    [purpose],
    { timeoutMs: 20_000 },
  )
  return new Map(rows.map(({ version, agreed }) => [version, agreed]))
}
