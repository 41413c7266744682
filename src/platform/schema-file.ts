/** `npm run schema`: writes `schema.sql`, the schema after all migrations on an empty database. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from './database.ts'
import { silentLog } from './log.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/list.ts'
import { startPostgres } from './postgres/supervisor.ts'
import { dumpSchema } from './schema-dump.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-schema-'))
const postgres = await startPostgres({ dataDir: folder, log: silentLog })
const database = openDatabase(postgres.url)
try {
  await migrate(database, migrations)
  fs.writeFileSync('schema.sql', await dumpSchema(database))
  console.log('schema.sql written')
} finally {
  await database.close()
  await postgres.stop()
  fs.rmSync(folder, { recursive: true })
}
