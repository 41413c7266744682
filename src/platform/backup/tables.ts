import type { Queryable } from '../database.ts'

/** A table of ours and the columns that are data: generated ones are computed again. */
export interface BackupTable {
  name: string
  columns: string[]
}

/**
 * What no backup holds, because whoever finds one could come in with it, and nothing is lost without it: running sign-ins,
 * whole or begun, and what another system handed out for one. After a restore everybody signs in anew.
 */
export const LEFT_OUT: { tables: readonly string[]; columns: readonly string[] } = {
  tables: ['sessions', 'sign_in_challenges'],
  columns: ['sign_in_methods.access_token', 'sign_in_methods.refresh_token', 'sign_in_methods.id_token'],
}

/** Every table of the schema but the list of migrations, which the header names, and what is left out. */
export async function ownTables(db: Queryable): Promise<BackupTable[]> {
  const { rows } = await db.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = current_schema() and table_type = 'BASE TABLE' and is_generated = 'NEVER'
        and table_name <> 'baton_migrations' and table_name <> all ($1::text[])
        and table_name || '.' || column_name <> all ($2::text[])
      group by table_name order by table_name`,
    [LEFT_OUT.tables, LEFT_OUT.columns],
  )
  return rows
}

export function listed({ columns }: BackupTable): string {
  return columns.map(quoted).join(', ')
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Ids and checksums of the applied migrations: a backup fits the schema that it was made of, and no other. */
export async function schemaVersion(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ id: number; checksum: string }>(
    'select id, checksum from baton_migrations order by id',
  )
  return rows.map(({ id, checksum }) => `${id}:${checksum.slice(0, 16)}`).join(',')
}
