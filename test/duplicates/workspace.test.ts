/** A run over all leads finds what each lead finds by itself; broken off, killed or overtaken it loses nothing. */
import { beforeEach, describe, expect, test } from 'vitest'
import { eraseLead } from '#journey/identity/erase.ts'
import { MONDAY } from '../support/cast.ts'
import { latestRun } from '#journey/duplicates/runs.store.ts'
import { runWorkspace, type Watching } from '#journey/duplicates/workspace.ts'
import { matchLeads, settleMatches } from '#journey/duplicates/refresh.ts'
import { testServer } from '../support/server.ts'

const clock = { now: MONDAY }
const { ask, services } = await testServer(clock)
const { db } = services

const QUIET: Watching = { say: () => undefined }
const run = (watching = QUIET, floor = services) => runWorkspace(floor, 'api', watching)

interface Told {
  firstName: string
  lastName: string
  email: string
  phone?: string
  company: string
}

const GIVEN = ['Jonas', 'Mila', 'Tariq', 'Greta', 'Oskar', 'Lucia', 'Bram', 'Yara', 'Piet', 'Selma']
const SOUNDS = ['Bar', 'Dul', 'Fen', 'Gor', 'Kis', 'Lam', 'Nov', 'Pet', 'Rud', 'Sol', 'Tav', 'Wex']

/** Some of them twice: with a slip, another address, another company; sixty share a switchboard. */
function crowd(): Told[] {
  return Array.from({ length: 90 }, (_, i): Told[] => {
    const firstName = GIVEN[i % 10]!
    const lastName = `${SOUNDS[i % 12]!}${SOUNDS[(i * 7) % 11]!.toLowerCase()}`
    const company = `Firma ${SOUNDS[i % 5]!}`
    const email = `${firstName}.${lastName}@${SOUNDS[i % 5]!}.de`.toLowerCase()
    const one = {
      firstName,
      lastName,
      company,
      email,
      ...(i < 60 ? { phone: '+49 69 7100000' } : { phone: `+49 30 90182${100 + i}` }),
    }
    if (i % 6 === 0) return [one, { ...one, email: `${firstName[0]!}.${lastName}@web.de`.toLowerCase() }]
    if (i % 6 === 1) return [one, { ...one, lastName: `${lastName}e`, email: `x${email}` }]
    return [one]
  }).flat()
}

/** Everything that comparing wrote, but when. */
async function written(): Promise<Record<string, unknown[]>> {
  const read = async (query: string) => (await db.query(query)).rows
  return {
    pairs: await read(
      `select lead_id, other_id, round(bits::numeric, 6)::text as bits, parts, state from duplicate_pairs order by 1, 2`,
    ),
    keys: await read('select key::text, lead_id from match_keys order by 1, 2'),
    records: await read('select lead_id, digest::text from match_records order by 1'),
    common: await read('select key::text from match_common order by 1'),
  }
}

async function forget(): Promise<void> {
  for (const table of ['duplicate_pairs', 'match_keys', 'match_records', 'match_common', 'match_runs'])
    await db.query(`delete from ${table}`)
  await db.query('delete from match_due')
  await db.query('insert into match_due select 1, lead_id, seq, true from leads')
}

async function waiting(): Promise<number> {
  const { rows } = await db.query<{ n: number }>('select count(*)::int4 as n from match_due')
  return rows[0]!.n
}

/** As leads find it that look for whoever shares a key, once all keys are known. */
async function foundByLeads(): Promise<Awaited<ReturnType<typeof written>>> {
  await forget()
  await settleMatches(services)
  // the first were compared before sixty had shared the switchboard
  const { rows } = await db.query<{ lead: string }>('select lead_id as lead from leads')
  await matchLeads(
    services,
    rows.map(({ lead }) => ({ lead, seq: 0, parted: [] })),
    true,
  )
  return written()
}

const lines = crowd().map((one) => JSON.stringify(one))
await ask('POST', '/api/leads/batch', lines.join('\n'), { 'content-type': 'application/x-ndjson' })
// how many leads there are is counted once a minute
clock.now += 120_000
const expected = await foundByLeads()

beforeEach(forget)

describe('given some hundred leads', () => {
  test('when all are compared in a run, then it finds what each finds by itself, and nothing waits any more', async () => {
    expect(expected.pairs!.length).toBeGreaterThan(20)
    expect(expected.common!.length).toBeGreaterThan(0)
    expect((await run())!.state).toBe('done')
    expect(await written()).toEqual(expected)
    expect(await waiting()).toBe(0)
  })

  test('when it is run again, then nothing changes, and a pair that nobody finds any more goes', async () => {
    await run()
    const [a, b] = (await db.query<{ id: string }>('select lead_id as id from leads order by 1 limit 2')).rows
    await db.query(
      `insert into duplicate_pairs (workspace_no, lead_id, other_id, bits, parts, model, state, found_at, changed_at)
       values (1, $1, $2, 1, '[]', 0, 'open', now(), now()) on conflict do nothing`,
      [a!.id, b!.id],
    )
    await run()
    expect(await written()).toEqual(expected)
  })

  test('when it is broken off after any step, then the next run goes on, and finds the same', async () => {
    for (let steps = 1; ; steps++) {
      await forget()
      let left = steps
      const broken = await run({ say: () => undefined, isOver: () => --left <= 0 })
      if (broken!.state === 'done') break
      expect(broken!.state).toBe('running')
      const ended = await run()
      expect(ended).toMatchObject({ id: broken!.id, state: 'done' })
      const { keys, ...found } = await written()
      expect({ keys, ...found }).toEqual(expected)
      await settleMatches(services)
      expect(await waiting()).toBe(0)
    }
  })

  test('when it was stopped by somebody, then it ends where it is', async () => {
    const stopped = await run({
      say: (stage) => void (stage === 'keys' && db.query(`update match_runs set state = 'stopped'`)),
    })
    expect(['stopped', 'done']).toContain(stopped!.state)
    expect(await latestRun(db)).toMatchObject({ state: stopped!.state })
  })
})

describe('given a lead to whom something happens between its reading and the writing', () => {
  const one = { firstName: 'Zdenka', lastName: 'Vrchlicka', company: 'Severka', country: 'CZ' }

  /** The floor on which `meanwhile` happens before the run's first, second, … transaction. */
  function meanwhile(at: number, act: () => Promise<unknown>): typeof services {
    let left = at
    const { batches } = services
    const transaction: typeof batches.transaction = async (work, options) => {
      if (left-- === 0) await act()
      return batches.transaction(work, options)
    }
    return { ...services, batches: { ...batches, transaction } }
  }

  for (const [at, place] of [
    [0, 'before its keys are written'],
    [1, 'before its pairs are'],
  ] as const)
    test(`when it is compared by its own server ${place}, then what is known now stands`, async () => {
      const tell = (given: object) => ask('POST', '/api/leads', given)
      const email = `z${at}@severka.cz`
      const { id: old } = (await tell({ ...one, email: `zdenka.vrchlicka${at}@severka.cz` })).body
      const { id } = (await tell({ ...one, email })).body
      clock.now += 60_000
      await run(
        QUIET,
        meanwhile(at, async () => {
          await tell({ email, firstName: 'Bohumil', lastName: 'Kratochvil', company: 'Jizera' })
          await settleMatches(services)
        }),
      )
      await settleMatches(services)
      const after = await written()
      const between = (after.pairs as { lead_id: string; other_id: string }[]).filter(
        (pair) => [pair.lead_id, pair.other_id].includes(id) && [pair.lead_id, pair.other_id].includes(old),
      )
      expect(between).toEqual([])
      expect(after).toEqual(await foundByLeads())
    })

  test('when it is erased before its keys are written, then none of it stays', async () => {
    const alone = { firstName: 'Ottokar', lastName: 'Wunibaldsen', email: 'erased@ostrov.cz' }
    const { id } = (await ask('POST', '/api/leads', alone)).body
    await run(
      QUIET,
      meanwhile(0, async () => {
        await eraseLead(services, id, 'asked for', 'api')
        await settleMatches(services)
      }),
    )
    await settleMatches(services)
    const { rows } = await db.query('select 1 from match_keys where lead_id = $1', [id])
    expect(rows).toEqual([])
    expect((await db.query('select 1 from match_records where lead_id = $1', [id])).rows).toEqual([])
  })
})
