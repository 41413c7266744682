import type { Queryable } from '#platform/database.ts'

/**
 * Leads that came back and about which a word is owed, as SQL: what openReturn (src/journey/handoff/open-return.rules.ts)
 * says of each stands in its columns. Lists, counts and pages read them here, each as one range of the index leads_returns.
 */
export function openReturns(owes: 'answer' | 'decision'): string {
  return `l.workspace_no = 1 and l.return_owes = '${owes}'`
}

/** By its time; where none was agreed on, by how long the lead stands where the return has put it. */
export const RETURN_PLACE = 'coalesce(l.return_due_at, l.stage_since)'

/** The hand-off of lead `l` that came back last. */
export const RETURNED_OFFER = `lateral (select * from handoffs h where h.workspace_no = 1 and h.lead_id = l.lead_id
  and (h.answer = 'returned' or h.returned_at is not null) order by h.seq desc limit 1) as h`

export const RETURNED_AT = 'coalesce(h.returned_at, h.answered_at)'

/** More than anybody answers in a morning: a count goes no further. */
const MOST = 500

/** How many wait, and how many of them for too long; a count needs no look at the hand-off. */
export async function countReturns(
  db: Queryable,
  now: number,
): Promise<{ open: number; late: number; appealed: number }> {
  const count = (owes: 'answer' | 'decision') =>
    `(select count(*)::int as n, count(*) filter (where due < to_timestamp($1 / 1000.0))::int as late
      from (select l.return_due_at as due from leads l where ${openReturns(owes)} order by ${RETURN_PLACE} limit ${MOST}) as x)`
  const { rows } = await db.query<{ open: number; late: number; appealed: number }>(
    `select o.n as open, o.late, a.n as appealed from ${count('answer')} as o, ${count('decision')} as a`,
    [now],
  )
  return rows[0]!
}
