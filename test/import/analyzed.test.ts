import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyzeGrown } from '#platform/analyze.ts'
import { filesOf } from './files.ts'
import { aWorld, type World } from './world.ts'

/** After a large import PostgreSQL knows how much there is, before anybody opens a page. */

let world: World
beforeAll(async () => {
  world = await aWorld()
  // it would look by itself, within a minute or not
  for (const table of ['leads', 'entries'])
    await world.db.query(`alter table ${table} set (autovacuum_enabled = false)`)
})
afterAll(() => world.close())

/** -1: it never looked */
const known = async (table: string) => {
  const [row] = await world.rows<{ known: number }>(
    `select reltuples::int4 as known from pg_class where oid = '${table}'::regclass`,
  )
  return row!.known
}

const people = (from: number, to: number) => {
  const rows = Array.from({ length: to - from }, (_, i) => `p${from + i}@c${i % 50}.example,Ada`)
  return filesOf({ 'leads.csv': `Email,First Name\n${rows.join('\n')}\n` })
}

it('given an import of a few, then nothing is looked at; given a dry run of many, neither', async () => {
  await world.take(await people(0, 10))
  await world.take(await people(0, 2_500), { dryRun: true })
  expect([await known('leads'), await known('entries')]).toEqual([-1, -1])
})

it('given an import of many, then the tables that grew are known, and looked at once', async () => {
  const { counts } = await world.take(await people(0, 2_500))
  expect(counts.created).toBe(2_490)
  expect(await known('leads')).toBeGreaterThan(2_400)
  expect(await known('entries')).toBeGreaterThan(4_000)
  expect(await analyzeGrown(world.db)).toEqual([])
})

it('given an import of many that is stopped, then what it wrote is known as well', async () => {
  const { status } = await world.take(await people(2_500, 9_000), {
    stopped: ({ created }) => created >= 4_000,
  })
  expect(status).toBe('cancelled')
  expect(await known('leads')).toBeGreaterThan(6_000)
})
