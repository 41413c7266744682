import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#platform/database.ts'
import { silentLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { migrations } from '#platform/migrations/list.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** a role that may create databases; what the tests make is owned by `owner` */
    testServer: { url: string; ownerUrl: string; template: string; owner: string }
  }
}

/**
 * Once per run: one PostgreSQL (TEST_DATABASE_URL, whose role must be allowed to create databases, else an embedded one
 * in a folder that goes away) and one migrated database that `freshDatabase` clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-tests-'))
  const embedded = given === undefined ? await startPostgres({ dataDir: folder, log: silentLog }) : null
  const url = given ?? embedded!.maintenanceUrl
  const template = `baton_test_${process.pid}_`
  const maintenance = openDatabase(url, { max: 1 })
  const owner = embedded === null ? await currentUser(url) : 'baton'
  await maintenance.query(`create database ${template} owner ${owner}`)
  const database = openDatabase(inDatabase(embedded?.url ?? url, template), { max: 1 })
  await migrate(database, migrations)
  await database.close()
  project.provide('testServer', { url, ownerUrl: embedded?.url ?? url, template, owner })
  return async () => {
    const { rows } = await maintenance.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1)`,
      [template],
    )
    for (const { name } of rows) await maintenance.query(`drop database if exists ${name} with (force)`)
    await maintenance.close()
    await embedded?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function currentUser(url: string): Promise<string> {
  const database = openDatabase(url, { max: 1 })
  const { rows } = await database.query<{ name: string }>('select quote_ident(current_user) as name')
  await database.close()
  return rows[0]!.name
}

/** The same server and role, another database. */
export function inDatabase(url: string, name: string): string {
  return url.replace(/^([^?]*)\/[^/?]*/, `$1/${name}`)
}
