import type { Queryable } from '#platform/database.ts'

/** What the machines are called that told these entries, by author (`key:ID`). Revoked keys keep their name. */
export async function machineNames(db: Queryable, entries: { by: string }[]): Promise<Map<string, string>> {
  const authors = [...new Set(entries.map(({ by }) => by))].filter((by) => by.startsWith('key:'))
  if (authors.length === 0) return new Map()
  const { rows } = await db.query<{ author: string; name: string }>(
    `select 'key:' || key_id as author, name from api_keys
      where workspace_no = 1 and key_id = any($1::text[])`,
    [authors.map((by) => by.slice('key:'.length))],
  )
  return new Map(rows.map(({ author, name }) => [author, name]))
}
