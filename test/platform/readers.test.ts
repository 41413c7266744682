/** The star schema, as a role sees it that may read nothing else. */
import fs from 'node:fs'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { doBatch } from '#work/batch.ts'
import { grantReading, revokeReading, RoleTaken } from '#platform/readers.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { freshDatabase } from '../support/database.ts'
import { inDatabase } from '../support/database-server.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { anna } from '../support/cast.ts'

const { url, database } = await freshDatabase()
const services = await servicesAt(url)
const admin = inDatabase(inject('testServer').url, new URL(url).pathname.slice(1))
const role = `reader_${randomBytes(4).toString('hex')}`
const READING = { schema: 'warehouse', timeoutMs: 5_000, most: 2 }
const VIEWS = [
  'dim_agreement',
  'dim_company',
  'dim_person',
  'dim_stage',
  'fact_handoff',
  'fact_hours',
  'fact_opportunity_change',
  'fact_pass',
  'fact_passage',
  'fact_rate',
  'fact_spend',
  'fact_touch',
]

async function reader(password: string): Promise<pg.Client> {
  const address = new URL(url)
  address.username = role
  address.password = password
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  return client
}

afterAll(async () => {
  await revokeReading(admin, role).catch(() => undefined)
  await services.end()
})

describe('given a role that was made to read the warehouse', () => {
  test('when it reads the views, then they answer, and hold nothing that names a lead’s person', async () => {
    await doBatch(services, [captureOf(services, anna, 'demo_requested')])
    await settleGrain(services)
    await grantReading(admin, role, 'first secret', READING)
    const client = await reader('first secret')
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'warehouse' order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(VIEWS)
    for (const view of VIEWS) {
      const { rows: seen } = await client.query(`select * from warehouse.${view}`)
      if (/pass|passage|touch|handoff|company|person|stage|agreement/.test(view))
        expect(seen.length, view).toBeGreaterThan(0)
      expect(JSON.stringify(seen)).not.toMatch(/anna|@|Lind|Duarte/i)
    }
    await client.end()
  })

  test('when it asks what the documentation asks, then every question is answered', async () => {
    const client = await reader('first secret')
    const [, text] = /```sql\n([^`]*)```/.exec(fs.readFileSync('docs/warehouse.md', 'utf8'))!
    const questions = text!.split(';\n').filter((one) => one.trim() !== '')
    expect(questions.length).toBeGreaterThan(10)
    for (const question of questions) await client.query(question)
    const asked = new Set(text!.match(/(fact|dim)_\w+/g))
    expect([...asked].sort()).toEqual(VIEWS)
    await client.end()
  })

  test('when it wants anything else, then it is refused', async () => {
    const client = await reader('first secret')
    const tables = await database.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
    expect(tables.rows.length).toBeGreaterThan(60)
    for (const { name } of tables.rows)
      await expect(client.query(`select 1 from public.${name}`), name).rejects.toMatchObject({
        code: '42501',
      })
    for (const statement of [
      'insert into warehouse.fact_spend (currency) values (null)',
      'delete from warehouse.fact_pass',
      'create table warehouse.own (n int)',
      'create table public.own (n int)',
      'set role baton',
    ]) {
      // also for whoever turns their own guard off
      await client.query('set default_transaction_read_only = off')
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
    await client.end()
  })

  test('when it is made again, then the old password ends; when it is revoked, then the role does', async () => {
    await grantReading(admin, role, 'second secret', READING)
    await expect(reader('first secret')).rejects.toMatchObject({ code: '28P01' })
    await (await reader('second secret')).end()
    expect(await revokeReading(admin, role)).toBe(true)
    expect(await revokeReading(admin, role)).toBe(false)
  })

  test('when somebody else made a role of that name, then it is left alone', async () => {
    const { username } = new URL(url)
    await expect(grantReading(admin, username, 'x', READING)).rejects.toBeInstanceOf(RoleTaken)
  })
})
