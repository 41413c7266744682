import type { Change } from '#journey/what-if/changes.rules.ts'
import type { ChangedLead } from '#journey/what-if/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { TeamMember } from '#journey/what-if/team.rules.ts'

/** Everybody whom the rotation of sales may ask. */
export async function teamOfSales(db: Queryable): Promise<TeamMember[]> {
  const { rows } = await db.query<TeamMember>(
    `select person_id as id, name, capacity from people
      where workspace_no = 1 and function = 'sales' and not desk and left_at is null order by person_id`,
  )
  return rows
}

/** Changed leads with their names. */
export async function namesOf(db: Queryable, changes: Change[]): Promise<ChangedLead[]> {
  const { rows } = await db.query<{ lead_id: string; name: string | null }>(
    `select lead_id, coalesce(name, email, company) as name from leads
      where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [changes.map(({ id }) => id)],
  )
  const names = new Map(rows.map((row) => [row.lead_id, row.name]))
  return changes.map(({ id, at }) => ({ id, name: names.get(id) ?? null, at: new Date(at).toISOString() }))
}
