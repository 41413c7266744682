/** Is everything that the database holds as it must be? The audit of the product, and what only tests look at. */
import { expect } from 'vitest'
import type { Queryable } from '#platform/database.ts'

/** No offer doubled, no stream with a gap, nothing half-written. */
export async function expectSound(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ what: string; n: number }>(`
    select 'leads without their last entry' as what, count(*) as n from leads l
     where not exists (select 1 from entries e where e.lead_id = l.lead_id and e.seq = l.seq and e.hash = l.head)
    union all select 'entries beyond the card', count(*) from entries e
     where not exists (select 1 from leads l where l.lead_id = e.lead_id and l.seq >= e.seq)
    union all select 'streams with gaps', count(*) from (
      select 1 from entries group by lead_id having max(seq) <> count(*) or min(seq) <> 1) as gaps
    union all select 'leads with two open offers', count(*) from (
      select 1 from handoffs where answered_at is null group by lead_id having count(*) > 1) as offers
    union all select 'offer numbers twice in a pass', count(*) from (
      select 1 from handoffs group by lead_id, pass, n having count(*) > 1) as numbers
    union all select 'open offers of leads that are not offered', count(*) from handoffs h join leads l using (workspace_no, lead_id)
      where h.answered_at is null and l.handoff <> 'offered'
    union all select 'offered leads without an open offer', count(*) from leads l where l.handoff = 'offered'
      and not exists (select 1 from handoffs h where h.lead_id = l.lead_id and h.answered_at is null)
    union all select 'leads not in one open passage', count(*) from leads l where 1 <>
      (select count(*) from passages p where p.lead_id = l.lead_id and p.left_at is null and p.stage = l.stage)
    union all select 'keys that lead nowhere', count(*) from identity_keys k
      where not exists (select 1 from leads l where l.lead_id = k.lead_id)
    union all select 'offers without their mail', count(*) from handoffs h
      where not exists (select 1 from outbox o where o.lead_id = h.lead_id and o.seq = h.seq)`)
  expect(rows.filter(({ n }) => n > 0)).toEqual([])
}
