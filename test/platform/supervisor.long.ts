import fs from 'node:fs'
import { expect, test } from 'vitest'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { comeAndGo } from '../support/come-and-go.ts'
import { eventually, processesOf, temporaryFolder } from '../support/postgres-processes.ts'

test('given processes that come and go for long, then each finds a database and none is left', async () => {
  const folder = temporaryFolder()
  await comeAndGo(() => startPostgres({ dataDir: folder, log: silentLog }), 40)
  await eventually(() => processesOf(folder).length === 0)
  expect(processesOf(folder)).toEqual([])
  fs.rmSync(folder, { recursive: true, force: true })
}, 600_000)
