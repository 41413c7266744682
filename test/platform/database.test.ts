import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#platform/database.ts'
import { parseMoment } from '#platform/database-values.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = (await freshDatabase({ max: 2, timeoutMs: 3000 })).database
  await database.query('create table item (n int primary key)')
})

const count = async () => (await database.query<{ n: number }>('select count(*) as n from item')).rows[0]!.n

describe('the database', () => {
  it('given moments, big numbers, days and arrays, then they come as documented', async () => {
    const { rows } = await database.query(
      `select 9007199254740991::int8 as safe, 9007199254740993::int8 as big, '2026-03-01'::date as day,
              '2026-03-01 12:00:00.123456+05:30'::timestamptz as moment, 'infinity'::timestamptz as never,
              array['1970-01-01 00:00:01+00'::timestamptz, null] as moments, array[1::int8] as numbers,
              '{"a":[1]}'::jsonb as json, 1.50::numeric as money`,
    )
    expect(rows).toEqual([
      {
        safe: 9007199254740991,
        big: 9007199254740993n,
        day: '2026-03-01',
        moment: Date.UTC(2026, 2, 1, 6, 30, 0, 123),
        never: Infinity,
        moments: [1000, null],
        numbers: [1],
        json: { a: [1] },
        money: '1.50',
      },
    ])
  })

  it('given any moment that JavaScript knows, then it comes back as it was sent', async () => {
    const moments = fc.array(fc.integer({ min: -62_000_000_000_000, max: 300_000_000_000_000 }), {
      maxLength: 200,
    })
    await fc.assert(
      fc.asyncProperty(moments, async (sent) => {
        const { rows } = await database.query<{ at: number }>(
          'select to_timestamp(ms / 1000.0) as at from unnest($1::int8[]) with ordinality as t(ms, n) order by n',
          [sent],
        )
        expect(rows.map((row) => row.at)).toEqual(sent)
      }),
      { numRuns: 20 },
    )
    expect(parseMoment('0044-03-15 12:00:00+00 BC')).toBe(Date.parse('-000043-03-15T12:00:00Z'))
    expect(parseMoment('2026-01-01 00:00:00-03:30')).toBe(Date.parse('2026-01-01T03:30:00Z'))
  })

  it('given work that throws, then nothing of it stays; given work that returns, then all of it', async () => {
    const failing = database.transaction(async (transaction) => {
      await transaction.query('insert into item values (1)')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await count()).toBe(0)
    await database.transaction((transaction) => transaction.query('insert into item values ($1)', [2]))
    expect(await count()).toBe(1)
  })

  it('given a swallowed error inside, then the commit does not pretend', async () => {
    const pretending = database.transaction(async (transaction) => {
      await transaction.query('insert into item values (3)')
      await transaction.query('select nonsense').catch(() => undefined)
    })
    await expect(pretending).rejects.toThrow('rolled back')
    expect(await count()).toBe(1)
  })

  it('given a handle that outlives its transaction, then it refuses', async () => {
    const kept = await database.transaction(async (transaction) => transaction)
    await expect(kept.query('select 1')).rejects.toThrow('has ended')
  })

  it('given a statement that takes too long, then it ends with 57014 and the connection serves on', async () => {
    await expect(database.query('select pg_sleep(2)', [], { timeoutMs: 50 })).rejects.toMatchObject({
      code: '57014',
    })
    const slow = database.transaction((transaction) => transaction.query('select pg_sleep(2)'), {
      timeoutMs: 50,
    })
    await expect(slow).rejects.toMatchObject({ code: '57014' })
    for (let n = 0; n < 4; n++) {
      const { rows } = await database.query(`select current_setting('statement_timeout') as limit`)
      expect(rows).toEqual([{ limit: '3s' }])
    }
  })

  it('given connections that the server cut, then they are thrown away and the next query works', async () => {
    const cut = () => database.query('select pg_terminate_backend(pg_backend_pid())')
    await expect(cut()).rejects.toMatchObject({ code: '57P01' })
    await expect(
      database.transaction((transaction) =>
        transaction.query('select pg_terminate_backend(pg_backend_pid())'),
      ),
    ).rejects.toThrow()
    const idle = database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
    )
    await idle
    expect(await count()).toBe(1)
    await Promise.all([count(), count(), count()])
  })

  it('given a unique violation, then the same connection goes on', async () => {
    const pid = async () =>
      (await database.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid
    const before = await pid()
    await expect(database.query('insert into item values (2)')).rejects.toMatchObject({ code: '23505' })
    expect(await pid()).toBe(before)
  })

  it('given a prepared statement by name, then it is used again', async () => {
    for (const n of [1, 2, 3]) {
      expect((await database.query('select $1::int as n', [n], { name: 'echo' })).rows).toEqual([{ n }])
    }
  })
})
