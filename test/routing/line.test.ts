import { afterAll, describe, expect, test } from 'vitest'
import { anna, DAY, MONDAY } from '../support/cast.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { changeMember, loadPeople } from '#people/people.store.ts'
import { deliverNotices } from '#notices/deliver.jobs.ts'
import { doBatch } from '#work/batch.ts'
import { freshDatabase } from '../support/database.ts'
import { routeWaiting } from '#work/line.ts'

const { url } = await freshDatabase()
const clock = { now: MONDAY }
const services = await servicesAt(url, clock)
afterAll(() => services.end())

const told = async () =>
  (
    await services.db.query<{ recipient: string }>(
      `select recipient from outbox where kind like 'Notice%' and payload->>'what' = 'waiting'`,
    )
  ).rows.length

describe('given a line that stands for days, with the same lead at its head', () => {
  test('when a day has passed, then the manager is told again', async () => {
    for (const id of ['ines', 'olaf', 'yuki']) await changeMember(services.db, id, { capacity: 1 })
    await loadPeople(services.db, services.people)
    for (let i = 0; i < 4; i++)
      await doBatch(services, [
        captureOf(services, { ...anna, email: `line-${i}@firm.example` }, 'demo_requested'),
      ])
    const route = routeWaiting(services)
    await route()
    await route()
    expect(await told()).toBe(1)
    await deliverNotices(services)
    clock.now += DAY
    await route()
    expect(await told()).toBe(2)
  })
})
