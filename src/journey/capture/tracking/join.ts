import type { Queryable } from '#platform/database.ts'

export interface Joined {
  /** the browser's random id, as the script made it */
  visitor: string
  leadId: string
  /** epoch ms */
  at: number
  /** what told us who sits there */
  how: 'form' | 'click'
}

/**
 * From now on, and for the page views that nobody was told of, the browser is this lead's: tell.jobs.ts makes touches of them.
 * Written in the transaction of what told us. Of two leads the later one has it: what the first was told stays with it.
 */
export async function joinVisitors(transaction: Queryable, joined: Joined[]): Promise<void> {
  // one row of a browser per statement: the latest
  const rows = [...new Map(joined.map((one) => [one.visitor, one])).values()]
  if (rows.length === 0) return
  await transaction.query(
    `insert into visitors (workspace_no, visitor, lead_id, since, how)
     select 1, u.visitor, u.lead_id, to_timestamp(u.at / 1000.0), u.how
       from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::text[]) as u(visitor, lead_id, at, how)
     on conflict (workspace_no, visitor) do update
       set lead_id = excluded.lead_id, since = excluded.since, how = excluded.how, waiting = true`,
    [
      rows.map(({ visitor }) => visitor),
      rows.map(({ leadId }) => leadId),
      rows.map(({ at }) => at),
      rows.map(({ how }) => how),
    ],
  )
}
