/** Run as a process of its own by the supervisor's tests: holds the database of a folder until it is told to stop. */
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'

const postgres = await startPostgres({ dataDir: process.argv[2]!, log: silentLog })
process.once('SIGTERM', async () => {
  await postgres.stop()
  process.exit(0)
})
console.log(JSON.stringify({ url: postgres.url, attached: postgres.attached }))
setInterval(() => undefined, 60_000)
