import type { Counted } from '#journey/mailing/sending.rules.ts'
import type { Key } from '#journey/mailing/send.store.ts'
import type { Queryable } from '#platform/database.ts'

/** The last mails that left, and how many of them came back for good or were reported: once each, however often told. */
export async function countHealth(db: Queryable, over: number, from: number | null): Promise<Counted> {
  const { rows } = await db.query<Counted>(
    `select count(*)::int as mails,
            count(*) filter (where exists (select from mail_returns r where r.workspace_no = 1 and r.lead_id = m.lead_id
                                             and r.seq = m.seq and r.what = 'hard'))::int as hard,
            count(*) filter (where exists (select from mail_returns r where r.workspace_no = 1 and r.lead_id = m.lead_id
                                             and r.seq = m.seq and r.what = 'complaint'))::int as complaints
       from (select lead_id, seq from messages where workspace_no = 1 and flew_at is not null
                and flew_at >= to_timestamp($2 / 1000.0) order by flew_at desc limit $1) as m`,
    [over, from ?? 0],
  )
  return rows[0]!
}

/** Bounces and complaints that came in by mail: counted for what pauses, in the transaction that tells the ledger of them. */
export async function recordReturns(
  db: Queryable,
  returns: (Key & { what: 'hard' | 'soft' | 'complaint'; at: number })[],
): Promise<void> {
  if (returns.length === 0) return
  await db.query(
    `insert into mail_returns (workspace_no, lead_id, seq, what, at)
     select distinct 1, u.lead, u.seq, u.what, to_timestamp(u.at / 1000.0)
       from unnest($1::uuid[], $2::int4[], $3::text[], $4::float8[]) as u(lead, seq, what, at)
     on conflict do nothing`,
    [
      returns.map(({ lead }) => lead),
      returns.map(({ seq }) => seq),
      returns.map(({ what }) => what),
      returns.map(({ at }) => at),
    ],
  )
}
