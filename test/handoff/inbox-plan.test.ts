import { beforeAll, expect, test } from 'vitest'
import { answeredLately, countOffers, openOffers, workOf } from '#journey/handoff/inbox.store.ts'
import { doBatch } from '#work/batch.ts'
import { anna, ben } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Queryable } from '#platform/database.ts'

const { url, database } = await freshDatabase()

beforeAll(async () => {
  const services = await servicesAt(url)
  const leads = Array.from({ length: 2000 }, (_, i) =>
    captureOf(services, { ...ben, email: `old-${i}@firm.example` }),
  )
  await doBatch(services, [...leads, captureOf(services, anna, 'demo_requested')])
  // an import gives a rep everything that he ever had
  await database.query(`update leads set owner = 'ines'`)
  await database.query('vacuum analyze leads')
  await services.end()
})

test('given a rep with thousands of leads and one offer, when the inbox is asked, then only the offer is read', async () => {
  const plans: string[] = []
  const explaining = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      return database.query(text, values)
    },
  } as unknown as Queryable
  expect(await countOffers(explaining, 'ines')).toBe(1)
  expect(await openOffers(explaining, 'ines', 'clock', 0)).toHaveLength(1)
  expect(await workOf(explaining, 'ines', ['won'], 'clock', 0)).toEqual([])
  const [counted, offers, work] = plans
  for (const plan of [counted, offers]) expect(plan).toMatch(/leads_offered/)
  expect(work).toMatch(/leads_inbox/)
  expect(await answeredLately(database, 'ines', 0)).toEqual({ accepted: 0, returned: 0, expired: 0 })
})
