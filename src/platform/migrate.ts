import { createHash } from 'node:crypto'
import type { Database } from './database.ts'
import { sqlStatements } from './sql-statements.ts'

/** A numbered step forward; there is none backward. Its text never changes once it was released. */
export interface Migration {
  readonly id: number
  /** the file's name without its number and ending */
  readonly name: string
  readonly sql: string
}

/** A database that this version must not touch; the message says why, for the operator. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

// 'baton' in ASCII; one lock per database.
const lockKey = 0x6261746f6e

/**
 * Brings the schema up to date and returns the ids that were applied. Each migration is one transaction, and each of
 * its statements is one call, because a sharded PostgreSQL (Citus) allows one DDL statement per call.
 * Of several processes that start at once, one migrates and the others wait.
 * @throws {MigrationError} on a database that a newer version has migrated, or whose past differs from ours
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<number[]> {
  checkNumbers(migrations)
  const done: number[] = []
  for (const migration of [null, ...migrations]) {
    await database.transaction(
      async (transaction) => {
        await transaction.query('select pg_advisory_xact_lock($1)', [lockKey])
        if (migration === null) {
          await transaction.query(
            `create table if not exists baton_migrations
               (id int primary key, name text not null, checksum text not null, applied_at timestamptz not null)`,
          )
        }
        const applied = await transaction.query<Applied>(
          'select id, name, checksum from baton_migrations order by id',
        )
        checkPast(applied.rows, migrations)
        if (migration === null || applied.rows.some(({ id }) => id === migration.id)) return
        for (const statement of sqlStatements(migration.sql)) await transaction.query(statement)
        await transaction.query('insert into baton_migrations values ($1, $2, $3, now())', [
          migration.id,
          migration.name,
          checksum(migration),
        ])
        done.push(migration.id)
      },
      // An index on a large table takes its time, and another starter may wait for all of it.
      { timeoutMs: 3_600_000 },
    )
  }
  return done
}

interface Applied {
  id: number
  name: string
  checksum: string
}

function checkNumbers(migrations: readonly Migration[]): void {
  // numbers may be left out: several are written at once
  migrations.forEach(({ id, name }, index) => {
    const before = migrations[index - 1]?.id ?? 0
    if (id <= before) throw new Error(`Migration ${name} has number ${id} after ${before}`)
  })
}

function checkPast(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { id, name, checksum: theirs } of applied) {
    const ours = migrations.find((migration) => migration.id === id)
    if (ours === undefined) {
      throw new MigrationError(
        `The database has migration ${id} (${name}), which this version of Baton does not know: it was used with a newer ` +
          `version. Start that one again, or restore a backup made before.`,
      )
    }
    if (checksum(ours) !== theirs) {
      throw new MigrationError(
        `Migration ${id} (${name}) was changed after it had been applied to this database. ` +
          `Put its file back and write a new migration instead.`,
      )
    }
  }
}

/** Of what the text says, not of its line ends, which a checkout on Windows changes. */
function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n').trim()).digest('hex')
}
