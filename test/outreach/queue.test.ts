import { beforeAll, describe, expect, test } from 'vitest'
import { candidates } from '#journey/outreach/queue.store.ts'
import { doBatch } from '#work/batch.ts'
import { listMeetings } from '#journey/outreach/meetings.store.ts'
import { ben, DAY, MONDAY } from '../support/cast.ts'
import { captureOf } from '../support/workroom.ts'
import { testServer } from '../support/server.ts'
import type { Queryable } from '#platform/database.ts'

const { ask, services } = await testServer({ now: MONDAY })
const { db } = services

/** Answers as the database does, and keeps how. */
function explaining() {
  const plans: string[] = []
  const asked = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await db.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      return db.query(text, values)
    },
  } as unknown as Queryable
  return { asked, plans }
}

beforeAll(async () => {
  const many = (n: number, of: string) =>
    Array.from({ length: n }, (_, i) =>
      captureOf(
        services,
        { ...ben, company: of, email: `one-${String(i)}@${of}.example` },
        'contact_requested',
      ),
    )
  // those who are left alone are the latest askers: they stand before everybody else
  await doBatch(services, many(5, 'open'))
  await doBatch(services, many(400, 'alone'))
  await db.query(
    `update leads set owner = 'mara', score = 90, last_activity_at = last_activity_at + interval '1 hour'`,
  )
  await db.query(
    `update leads set score = 1, last_activity_at = last_activity_at - interval '1 day' where company = 'open'`,
  )
  await ask('POST', '/api/suppressions', { kind: 'domain', value: 'alone.example', reason: 'competitor' })
})

describe('given a queue whose first hundreds are all left alone', () => {
  test('when it is read, then those behind them are called', async () => {
    const { body } = await ask('GET', '/api/queue?person=mara')
    expect(body.items.map((one: { lead: { company: string } }) => one.lead.company)).toEqual(
      Array<string>(5).fill('open'),
    )
    expect(body.blocked).toHaveLength(50)
    expect(body.blocked[0].blocked).toMatchObject({
      code: 'suppressed',
      text: expect.stringContaining('competitor'),
    })
  })

  test('when somebody must only not be called, then they are written to', async () => {
    await ask('POST', '/api/suppressions', {
      kind: 'email',
      value: 'one-1@open.example',
      reason: 'do_not_call',
    })
    const { body } = await ask('GET', '/api/queue?person=mara')
    const item = body.items.find(
      (one: { lead: { email: string } }) => one.lead.email === 'one-1@open.example',
    )
    expect(item).toMatchObject({ by: 'email', blocked: { code: 'suppressed' } })
  })

  test('when its ranges are read, also from far behind, then each is read from an index', async () => {
    await db.query('vacuum analyze leads')
    const of = { person: 'mara', stages: ['mql'], now: MONDAY }
    for (const [range, index] of [
      ['promised', 'leads_planned'],
      ['untried', 'leads_to_call'],
      ['best', 'leads_best_to_call'],
    ] as const) {
      const { asked, plans } = explaining()
      await candidates(asked, range, of, { from: 0, many: 60 })
      await candidates(asked, range, of, { from: 120, many: 60 })
      for (const plan of plans) expect(plan).toContain(index)
    }
  })
})

describe('given thousands of meetings that are over', () => {
  test('when those that wait are listed, then two ranges of two indexes are read, in the order of the list', async () => {
    await db.query(
      `insert into meetings (workspace_no, lead_id, meeting_id, seq, pass, booked_at, booker, at, minutes, rep, place,
         sequence, status, verdict, late)
       select 1, (select lead_id from leads limit 1), gen_random_uuid(), 1, 1, now(), 'mara',
         to_timestamp($1 / 1000.0) - n * interval '1 hour', 30, 'ines', 'video', 0,
         case when n % 1000 = 0 then 'booked' else 'held' end, case when n % 1500 = 0 then null else 'qualified' end, false
         from generate_series(1, 30000) as n`,
      [MONDAY],
    )
    await db.query('vacuum analyze meetings')
    for (const rep of [undefined, 'ines']) {
      const { asked, plans } = explaining()
      const first = await listMeetings(asked, { state: 'waiting', rep, limit: 10 }, MONDAY + DAY)
      const second = await listMeetings(
        asked,
        { state: 'waiting', rep, limit: 100, cursor: first!.next! },
        MONDAY + DAY,
      )
      // every thousandth was not told; every 1500th of the held ones not judged, the common ones counted once
      expect([...first!.items, ...second!.items]).toHaveLength(30 + 10)
      const moments = [...first!.items, ...second!.items].map(({ at }) => at)
      expect(moments).toEqual([...moments].sort((a, b) => a - b))
      for (const plan of plans) {
        expect(plan).toMatch(/meetings_booked/)
        expect(plan).toMatch(/meetings_unjudged/)
        expect(plan).not.toMatch(/Seq Scan on meetings/)
      }
    }
  })
})
