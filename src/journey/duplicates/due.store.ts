import type { Queryable } from '#platform/database.ts'

/** A lead that waits to be compared. */
export interface Due {
  lead: string
  seq: number
  /** leads that somebody parted from it */
  parted: string[]
}

/**
 * Leads that wait, those to whom something happened now before what was taken in from elsewhere. That is left to a run over
 * all leads while one is under way: it takes up whatever waits, and does so a hundred times as fast.
 */
export async function takeDue(db: Queryable, most: number): Promise<Due[]> {
  const live = await due(db, 'and not bulk', most, 'match_live')
  return live.length > 0 ? live : due(db, UNLESS_RUNNING, most, 'match_due')
}

const UNLESS_RUNNING = `and not exists (select from match_runs where workspace_no = 1 and state = 'running')`

async function due(db: Queryable, which: string, most: number, name: string): Promise<Due[]> {
  const { rows } = await db.query<Due>(
    `select lead_id as lead, max(seq) as seq, array_remove(array_agg(parted), null) as parted
       from match_due where workspace_no = 1 and lead_id in (select distinct lead_id from match_due
        where workspace_no = 1 ${which} order by lead_id limit $1) group by lead_id`,
    [most],
    { name },
  )
  return rows
}

export async function forgetDue(db: Queryable, due: readonly Due[]): Promise<void> {
  await db.query(
    `delete from match_due d using unnest($1::uuid[], $2::int4[]) as n(lead_id, seq)
      where d.workspace_no = 1 and d.lead_id = n.lead_id and d.seq <= n.seq`,
    [due.map(({ lead }) => lead), due.map(({ seq }) => seq)],
    { name: 'match_forget' },
  )
}

/** More than so many are not counted one by one. */
export const MOST_WAITING = 100_000

/** How many leads wait to be compared; MOST_WAITING stands for that many and more. */
export async function matchWaiting(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int4 as n from (select distinct lead_id from match_due where workspace_no = 1 limit ${MOST_WAITING}) as due`,
  )
  return rows[0]!.n
}
