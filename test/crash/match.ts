/** What a run over all leads leaves behind when it is killed while it works. */
import fs from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { addCrowd } from '../../bench/crowd.ts'
import { bundled } from '../support/bundled.ts'
import { freshDatabase } from '../support/database.ts'
import { latestRun } from '#journey/duplicates/runs.store.ts'
import { openFloor } from './match-floor.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { killedAmid, start } from './killed-job.ts'
import { settleMatches } from '#journey/duplicates/refresh.ts'
import type { Database } from '#platform/database.ts'

async function written(db: Database): Promise<Record<string, unknown[]>> {
  const read = async (query: string) => (await db.query(query)).rows
  return {
    pairs: await read(
      `select lead_id, other_id, round(bits::numeric, 6)::text as bits, state from duplicate_pairs order by 1, 2`,
    ),
    keys: await read('select key::text, lead_id from match_keys order by 1, 2'),
    records: await read('select lead_id, digest::text from match_records order by 1'),
    common: await read('select key::text from match_common order by 1'),
  }
}

/**
 * A run over so many leads is killed while it writes keys, while it writes pairs, and `rounds` times anywhere. The next
 * goes on, and in the end the same is there as after a run that nobody killed.
 */
export async function surviveKilledRun(leads: number, rounds: number): Promise<void> {
  const { url } = await freshDatabase()
  const services = await servicesAt(url)
  await services.gatherer.do(captureOf(services, { email: 'first@kontron.de', firstName: 'Ada' }))
  await addCrowd(services.db, leads - 1, () => undefined)
  const floor = openFloor(url)
  const { db } = floor
  const file = await bundled('test/crash/match.child.ts', 'job-match')
  onTestFinished(async () => {
    fs.rmSync(file, { force: true })
    await db.close()
    await floor.batches.close()
  })
  const ran = async (): Promise<void> => {
    const child = start(file, { url })
    while ((await latestRun(db))?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 50))
    await child.end()
  }
  await ran()
  const expected = await written(db)
  expect(expected.pairs!.length).toBeGreaterThan(leads / 100)
  for (const table of ['duplicate_pairs', 'match_keys', 'match_records', 'match_common', 'match_runs'])
    await db.query(`delete from ${table}`)
  await db.query('delete from match_models')
  await db.query('insert into match_due select 1, lead_id, seq, true from leads')

  for (const table of ['match_keys', 'duplicate_pairs'])
    expect(await killedAmid(db, start(file, { url }).end, table)).toBe(true)
  const broken = await latestRun(db)
  expect(broken).toMatchObject({ state: 'running', stage: 'pairs' })
  for (let round = 0; round < rounds && (await latestRun(db))?.state === 'running'; round++) {
    const child = start(file, { url })
    await child.ready
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 2_000))
    await child.end()
  }
  await ran()
  expect(await latestRun(db)).toMatchObject({ id: broken!.id, state: 'done' })
  expect(await written(db)).toEqual(expected)
  await settleMatches(floor)
  expect((await db.query('select from match_due')).rows).toEqual([])
}
