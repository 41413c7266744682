import type { Database } from '#platform/database.ts'

const TABLES = ['leads', 'identity_keys', 'passages', 'touches', 'handoffs', 'clocks', 'opportunities']
const HOURS = { timeoutMs: 4 * 3_600_000 }

/** Asked while leads are handed out: whom a company's other leads belong to. */
const ASKED_MEANWHILE = ['leads_accounts']

/**
 * Loads with the secondary indexes out of the way and builds them afterwards, each in one go: every change of a lead
 * adds to nearly all of its indexes, the trigrams of its search among them, which was ten times the cost of the row.
 * Only for an empty store that is thrown away if the load is killed half-way.
 */
export async function withoutIndexes<T>(
  db: Database,
  load: () => Promise<T>,
  building: () => void,
): Promise<T> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      where t.relnamespace = current_schema()::regnamespace and t.relname = any($1) and not i.indisunique
        and c.relname <> all($2) order by 1`,
    [TABLES, ASKED_MEANWHILE],
  )
  if (rows.length > 0) await db.query(`drop index ${rows.map(({ name }) => name).join(', ')}`)
  try {
    return await load()
  } finally {
    building()
    // two at a time: one per core
    const left = rows.map(({ definition }) => definition)
    await Promise.all([build(db, left), build(db, left)])
  }
}

async function build(db: Database, left: string[]): Promise<void> {
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const definition = next
    await db.transaction(async (transaction) => {
      // the last one that commits in the ordinary way, soon after, takes them all to disk
      await transaction.query("set local maintenance_work_mem = '256MB'; set local synchronous_commit = off")
      await transaction.query(definition, [], HOURS)
    }, HOURS)
  }
}
