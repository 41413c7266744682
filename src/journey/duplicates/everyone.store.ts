import type { Queryable } from '#platform/database.ts'
import type { ReadSubject } from './everyone.rules.ts'

/** All leads in the order of their ids, from the one after `after` on, without those that were erased. */
export async function nextRead(db: Queryable, after: string, most: number): Promise<ReadSubject[]> {
  const { rows } = await db.query<ReadSubject>(
    `select l.lead_id as lead, l.seq, l.person, l.company, l.country, r.digest::float8 as digest
       from leads l left join match_records r on r.workspace_no = 1 and r.lead_id = l.lead_id
      where l.workspace_no = 1 and l.lead_id > $1 and l.person::text <> '{}' order by l.lead_id limit $2`,
    [after, most],
    { name: 'match_read' },
  )
  return rows
}

/** Those of these leads to whom anything happened since, and those that do not stand on their own any more. */
export async function movedSince(
  db: Queryable,
  leads: readonly { lead: string; seq: number }[],
): Promise<string[]> {
  const { rows } = await db.query<{ lead: string }>(
    `select n.lead_id as lead from unnest($1::uuid[], $2::int4[]) as n(lead_id, seq)
       left join leads l on l.workspace_no = 1 and l.lead_id = n.lead_id
      where l.seq is distinct from n.seq`,
    [leads.map(({ lead }) => lead), leads.map(({ seq }) => seq)],
    { name: 'match_moved' },
  )
  return rows.map(({ lead }) => lead)
}

/** What waited for these leads as they were read is done by the run that read them; who was parted waits on. */
export async function forgetRead(
  db: Queryable,
  leads: readonly { lead: string; seq: number }[],
): Promise<void> {
  await db.query(
    `delete from match_due d using unnest($1::uuid[], $2::int4[]) as n(lead_id, seq)
      where d.workspace_no = 1 and d.lead_id = n.lead_id and d.seq <= n.seq and d.parted is null`,
    [leads.map(({ lead }) => lead), leads.map(({ seq }) => seq)],
    { name: 'match_read_due' },
  )
}

export async function commonKeys(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ key: number }>(
    'select key::float8 as key from match_common where workspace_no = 1',
  )
  return rows.map(({ key }) => key)
}
