import type { Queryable } from '#platform/database.ts'

/** Who sent a form said whose browser it is; what it saw before, and sees from now on, is theirs. */
export async function knowVisitors(
  db: Queryable,
  news: readonly { visitor: string | null; lead: string; at: number }[],
): Promise<void> {
  // the last word of a batch counts: a row cannot be changed twice in one statement
  const known = new Map(news.flatMap((one) => (one.visitor === null ? [] : [[one.visitor, one] as const])))
  if (known.size === 0) return
  const rows = [...known].sort(([a], [b]) => (a < b ? -1 : 1))
  await db.query(
    `insert into visitors as v (workspace_no, visitor, lead_id, since, how)
     select 1, u.visitor, u.lead_id, to_timestamp(u.at / 1000.0), 'form'
       from unnest($1::uuid[], $2::uuid[], $3::float8[]) as u(visitor, lead_id, at)
     on conflict (workspace_no, visitor)
       do update set lead_id = excluded.lead_id, since = excluded.since, how = excluded.how, waiting = true`,
    [rows.map(([visitor]) => visitor), rows.map(([, { lead }]) => lead), rows.map(([, { at }]) => at)],
  )
}
