import { describe, expect, it } from 'vitest'
import { isAnalyzed } from '#journey/measure/figures.jobs.ts'
import { doBatch } from '#work/batch.ts'
import { anna } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import { captureOf } from '../support/workroom.ts'

const { services } = await testServer()

// nobody but the test itself looks at them
for (const table of ['leads', 'entries', 'passages', 'handoffs'])
  await services.db.query(`alter table ${table} set (autovacuum_enabled = false)`)

const capture = (name: string, count: number) =>
  doBatch(
    services,
    Array.from({ length: count }, (_, i) =>
      captureOf(services, { ...anna, email: `${name}-${i}@firm.example` }, 'demo_requested'),
    ),
  )
// the server counts what was written when its connections have told it, or are asked to
const told = () => services.db.query('select pg_stat_force_next_flush()')
const analyzed = async () => {
  await Promise.all(Array.from({ length: 20 }, told))
  return isAnalyzed(services.db)
}

describe('figures that are counted before anybody asks', () => {
  it('given a store that PostgreSQL has not looked at, then they wait until it has', async () => {
    expect(await isAnalyzed(services.db)).toBe(false)
    await capture('first', 60)
    expect(await analyzed()).toBe(false)
    await services.db.query('analyze leads, entries, passages, handoffs')
    expect(await analyzed()).toBe(true)
  })

  it('given more arrives than there was, then they wait until it has been looked at again', async () => {
    await capture('second', 20)
    expect(await analyzed()).toBe(true)
    await capture('third', 120)
    await expect.poll(analyzed).toBe(false)
    await services.db.query('analyze leads, entries, passages, handoffs')
    expect(await analyzed()).toBe(true)
  })
})
