import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createChanges } from '#platform/changes.ts'
import {
  APART_MANY_MS,
  APART_MS,
  decodeChange,
  encodeChange,
  GATHER_MS,
  gathering,
  LARGEST_PAYLOAD,
  MOST_LEADS,
  waitFor,
} from '#platform/changes.rules.ts'
import { freshDatabase } from '../support/database.ts'
import type { Change, ChangedLead } from '#platform/changes.contract.ts'

const leads = (count: number): ChangedLead[] =>
  Array.from({ length: count }, (_, i) => [
    `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
    'anna',
    i,
  ])

describe('what changes together is told together', () => {
  test('given a lead that changes twice, when it is told, then once, with the owner it has now', () => {
    const gathered = gathering()
    gathered.leads([['a', 'anna', 1]])
    gathered.leads([['a', 'ben', 2]])
    gathered.topic('people')
    expect(gathered.take()).toEqual({ leads: [['a', 'ben', 2]], many: false, topics: ['people'], people: [] })
    expect(gathered.take()).toBeNull()
  })

  test('given an import, when more leads change than anybody looks at, then none is named, and the next telling names again', () => {
    const gathered = gathering()
    gathered.leads(leads(MOST_LEADS))
    expect(gathered.take()?.many).toBe(false)
    gathered.leads(leads(MOST_LEADS + 1))
    gathered.leads([['late', 'anna', 1]])
    expect(gathered.take()).toMatchObject({ leads: [], many: true })
    gathered.leads([['next', 'anna', 1]])
    expect(gathered.take()).toMatchObject({ leads: [['next', 'anna', 1]], many: false })
  })

  test('given tellings one after the other, then at most four in a second, and fewer when there is much', () => {
    expect(waitFor(10_000, { at: 0, many: false })).toBe(GATHER_MS)
    expect(waitFor(10_000, { at: 9_990, many: false })).toBe(APART_MS - 10)
    expect(waitFor(10_000, { at: 9_990, many: true })).toBe(APART_MANY_MS - 10)
  })

  test('given any change, when it is sent to another process, then it fits and comes out the same, or says that it was much', () => {
    const change = fc.record({
      leads: fc.array(fc.tuple(fc.uuid(), fc.string({ maxLength: 100, unit: 'grapheme' }), fc.nat()), {
        maxLength: MOST_LEADS,
      }),
      many: fc.boolean(),
      topics: fc.array(fc.string({ maxLength: 30 }), { maxLength: 50 }),
      people: fc.array(fc.string({ maxLength: 100, unit: 'grapheme' }), { maxLength: 200 }),
    })
    fc.assert(
      fc.property(change, (given) => {
        const payload = encodeChange('me', given)
        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(LARGEST_PAYLOAD)
        const told = decodeChange(payload)!
        expect(told.from).toBe('me')
        if (told.change.many && !given.many) expect(told.change.topics).toEqual(given.topics)
        else expect(told.change).toEqual(given)
      }),
    )
    expect(decodeChange('hello')).toBeNull()
    expect(decodeChange('{"from":1}')).toBeNull()
  })
})

describe('two processes on one database', async () => {
  const { database } = await freshDatabase()
  const errors: Error[] = []
  const here = createChanges(database, (error) => errors.push(error))
  const there = createChanges(database, (error) => errors.push(error))
  const heard: Change[] = []
  const own: Change[] = []
  here.listen((change) => own.push(change))
  there.listen((change) => heard.push(change))
  afterAll(() => Promise.all([here.close(), there.close()]))

  test('given a change in one, then the other hears of it within half a second, and the one itself once', async () => {
    await sleep(200)
    here.leads([['a', 'anna', 1]])
    here.people(['anna'])
    const change = { leads: [['a', 'anna', 1]], many: false, topics: [], people: ['anna'] }
    await expect.poll(() => heard, { timeout: 500, interval: 10 }).toEqual([change])
    await sleep(100)
    expect(own).toEqual([change])
  })

  test('given a hundred changes in a second, then few tellings hold all of them', async () => {
    heard.length = 0
    for (let i = 0; i < 100; i++) {
      here.leads([[`lead ${i}`, 'anna', i]])
      await sleep(10)
    }
    await expect.poll(() => new Set(heard.flatMap((one) => one.leads.map(([id]) => id))).size).toBe(100)
    expect(heard.length).toBeLessThanOrEqual(8)
  })

  test('given that the connection of one is cut, then it listens again and says that everything may have changed', async () => {
    heard.length = 0
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%listen baton_changes'`,
    )
    await expect
      .poll(() => heard, { timeout: 6_000 })
      .toContainEqual(expect.objectContaining({ many: true, topics: ['*'] }))
    here.leads([['b', 'anna', 1]])
    await expect
      .poll(() => heard, { timeout: 6_000 })
      .toContainEqual(expect.objectContaining({ leads: [['b', 'anna', 1]] }))
  }, 15_000)

  test('given a command that ends, when it closes, then what it changed was told', async () => {
    heard.length = 0
    const command = createChanges(database, (error) => errors.push(error))
    command.leads([['c', 'anna', 1]])
    await command.close()
    await expect.poll(() => heard).toContainEqual(expect.objectContaining({ leads: [['c', 'anna', 1]] }))
  })
})
