import { afterAll, expect, test } from 'vitest'
import { anna, MONDAY } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { doBatch } from '#work/batch.ts'
import { routeWaiting } from '#work/line.ts'

const { url } = await freshDatabase()
const clock = { now: MONDAY }
const services = await servicesAt(url, clock)
afterAll(() => services.end())

const SALES = ['ines', 'olaf', 'yuki']
const available = (yes: boolean) => {
  for (const id of SALES) services.people.get(id)!.available = yes
}
const make = (emails: string[]) =>
  doBatch(
    services,
    emails.map((email) => captureOf(services, { ...anna, email }, 'demo_requested')),
  )
const waiting = async () =>
  (await services.db.query<{ email: string }>('select email from leads where routing order by email')).rows

test('given 500 leads that everybody gave back, when another waits behind them, then it is found all the same', async () => {
  available(false)
  await make(Array.from({ length: 500 }, (_, i) => `back-${i}@firm.example`))
  await services.db.query(
    `update leads set state = jsonb_set(state::jsonb, '{tried}', '${JSON.stringify(SALES)}')::json`,
  )
  clock.now += 60_000
  await make(['behind@firm.example'])
  expect((await waiting()).length).toBe(501)
  available(true)
  const route = routeWaiting(services)
  await route()
  await route()
  expect((await waiting()).map(({ email }) => email)).not.toContain('behind@firm.example')
  expect((await waiting()).length).toBe(500)

  // and round again: who was asked may be joined by somebody new
  services.people.set('zoe', { ...services.people.get('ines')!, id: 'zoe', name: 'Zoe', turn: 0 })
  await route()
  await route()
  expect((await waiting()).length).toBe(0)
})
