import type { CompanyIndex } from '#journey/identity/company.contract.ts'
import type { Queryable } from '#platform/database.ts'

/** The companies that clues lead to (`id:…`, `core:…`, `domain:…`), in one query; none when nothing is asked. */
export async function loadCompanies(db: Queryable, clues: string[]): Promise<CompanyIndex> {
  const known: CompanyIndex = new Map()
  if (clues.length === 0) return known
  const ids = clues.flatMap((clue) => (clue.startsWith('id:') ? [clue.slice('id:'.length)] : []))
  const keys = clues.filter((clue) => !clue.startsWith('id:'))
  const { rows } = await db.query<{ clue: string; id: string; key: string; name: string; root: string }>(
    // row by row, whatever the planner believes of a young table
    `select 'id:' || c.company_id as clue, c.company_id as id, c.key, c.name, coalesce(c.root_id, c.company_id) as root
       from unnest($1::uuid[]) as u(id)
      cross join lateral (select c.* from companies c where c.workspace_no = 1 and c.company_id = u.id limit 1) as c
     union all
     select k.key, c.company_id, c.key, c.name, coalesce(c.root_id, c.company_id)
       from unnest($2::text[]) as u(key)
      cross join lateral (select k.* from company_keys k
         where k.workspace_no = 1 and k.key = u.key and k.removed_at is null order by k.company_id limit 50) as k
      cross join lateral (select c.* from companies c where c.workspace_no = 1 and c.company_id = k.company_id limit 1) as c`,
    [ids, keys],
    { name: 'load_companies' },
  )
  for (const { clue, ...company } of rows) {
    const there = known.get(clue)
    if (there) there.push(company)
    else known.set(clue, [company])
  }
  return known
}
