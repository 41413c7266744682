import type { Queryable } from './database.ts'

/** Smaller growth changes no plan worth waiting for: 100 pages are 800 kB. */
const LEAST_PAGES = 100

/**
 * Lets PostgreSQL look at every table that has grown by a tenth since it last did. It looks by itself within minutes; until
 * then it takes joins of what was just written for joins of a few rows. Tables that did not grow cost nothing.
 * @returns their names
 */
export async function analyzeGrown(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = current_schema()
        and pg_relation_size(c.oid) / current_setting('block_size')::int8 >= ${LEAST_PAGES} + 1.1 * case when c.reltuples < 0 then 0 else c.relpages end
      order by 1`,
  )
  const names = rows.map(({ name }) => name)
  if (names.length > 0) await db.query(`analyze ${names.join(', ')}`, [], { timeoutMs: 600_000 })
  return names
}
