import type { Queryable } from '#platform/database.ts'

export interface Who {
  name: string | null
  email: string | null
  company: string | null
}

/** Who leads are, for a list behind a number. */
export async function whoAre(db: Queryable, ids: readonly string[]): Promise<Map<string, Who>> {
  const { rows } = await db.query<Who & { lead_id: string }>(
    'select lead_id, name, email, company from leads where workspace_no = 1 and lead_id = any($1::uuid[])',
    [ids],
  )
  return new Map(rows.map(({ lead_id: id, ...who }) => [id, who]))
}

export const NOBODY: Who = { name: null, email: null, company: null }
