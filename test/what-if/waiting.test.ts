import { expect, test } from 'vitest'
import { insertRun, readRun } from '#journey/what-if/runs.store.ts'
import { startRun } from '#journey/what-if/runs.ts'
import { freshDatabase } from '../support/database.ts'
import { servicesAt } from '../support/workroom.ts'
import { MONDAY } from '../support/cast.ts'
import type { Draft } from '#journey/what-if/actions.ts'
import type { Services } from '#work/services.ts'

const id = '00000000-0000-4000-8000-000000000001'

test('given a run that waits behind a long one, when time passes, then it says that it is still there', async () => {
  const clock = { now: MONDAY }
  const services = await servicesAt((await freshDatabase()).url, clock)
  let release = (): void => undefined
  const held = new Promise<never>(
    (_, reject) => (release = () => reject(new Error('the end of the long one'))),
  )
  const long = { ...services, db: { ...services.db, query: () => held } } as unknown as Services
  const filter = { from: null, to: null, live: false }
  const draft = {} as Draft
  const first = startRun(long, '00000000-0000-4000-8000-000000000000', draft, filter)
  const run = { id, name: 'Next', hash: '00'.repeat(32), asked: filter, by: 'local', at: MONDAY }
  await insertRun(services.db, run)
  const second = startRun(services, id, draft, filter)
  clock.now += 60_000
  await expect
    .poll(() => readRun(services.db, id), { timeout: 8_000, interval: 200 })
    .toMatchObject({ status: 'waiting', aliveAt: clock.now })
  release()
  await Promise.all([first, second])
  await services.end()
}, 15_000)
