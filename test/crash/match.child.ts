/** A run over all leads in a process of its own, to be killed. */
import { openFloor } from './match-floor.ts'
import { runWorkspace } from '#journey/duplicates/workspace.ts'

const { url } = JSON.parse(process.argv[2]!) as { url: string }
const floor = openFloor(url)
process.stdout.write('ready\n')
for (;;) {
  const run = await runWorkspace(floor, 'api', { say: () => undefined })
  if (run !== null) break
  // whoever was killed is still dying, and holds the lock
  await new Promise((resolve) => setTimeout(resolve, 20))
}
await floor.db.close()
await floor.batches.close()
