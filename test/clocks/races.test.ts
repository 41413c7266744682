import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { releaseLeads } from '#journey/handoff/release.jobs.ts'
import { progressOf } from '#journey/handoff/release.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { anna, HOUR, MONDAY } from '../support/cast.ts'
import { auditWorkspace } from '../support/audited.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'

type Server = Awaited<ReturnType<typeof servicesAt>>

const clock = { now: MONDAY }
let one: Server
let two: Server
let made = 0

beforeAll(async () => {
  const { url } = await freshDatabase()
  one = await servicesAt(url, clock)
  two = await servicesAt(url, clock)
})
afterAll(() => Promise.all([one.end(), two.end()]))

/** Offered to whoever's turn it is. */
async function offered(): Promise<{ id: string; to: string }> {
  const { card } = await one.gatherer.do(
    captureOf(
      one,
      { ...anna, email: `race${++made}@firm${made}.example`, company: `Firm ${made}` },
      'demo_requested',
    ),
  )
  const { handoff } = card!.state
  if (handoff.status !== 'offered') throw new Error(handoff.status)
  return { id: card!.leadId, to: handoff.to }
}

async function rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await one.db.query<Row & object>(sql, parameters)).rows as Row[]
}

describe('given two who act at once on two servers', () => {
  test('when both accept, then one has it, and the other reads who was faster', async () => {
    const { id, to } = await offered()
    const both = await Promise.all(
      [one, two].map((server) => server.gatherer.do({ target: { leadId: id }, decide: act.accept(to) })),
    )
    const refusals = both.map(({ refusal }) => refusal?.refused ?? 'accepted').sort()
    expect(refusals).toEqual(['accepted', 'not_offered'])
    expect(
      await rows('select count(*)::int as n from entries where lead_id = $1 and kind = $2', [
        id,
        'HandoffAccepted',
      ]),
    ).toEqual([{ n: 1 }])
  })

  test('when the offer expires while it is accepted, then the clock was faster, and both know it', async () => {
    const { id, to } = await offered()
    clock.now += 4 * HOUR
    const [done] = await Promise.all([
      one.gatherer.do({ target: { leadId: id }, decide: act.accept(to) }),
      actDueClocks(two),
    ])
    expect(done.refusal?.refused).toBe('expired')
    const [expired] = await rows<{ n: number }>(
      `select count(*)::int as n from entries where lead_id = $1 and kind = 'HandoffExpired'`,
      [id],
    )
    expect(expired).toEqual({ n: 1 })
  })

  test('when two workers look at forty leads whose clocks are due, then each rings once', async () => {
    const leads = await Promise.all(Array.from({ length: 40 }, offered))
    clock.now += 2 * HOUR
    await Promise.all([one, two, one, two].map((server) => actDueClocks(server)))
    for (let left = 1; left > 0;) left = await actDueClocks(one)
    const rang = await rows<{ lead_id: string; n: number }>(
      `select lead_id, count(*)::int as n from entries
        where kind = 'ClockRang' and body->>'rung' = 'remind' and lead_id = any($1::uuid[]) group by 1`,
      [leads.map(({ id }) => id)],
    )
    expect(rang.map(({ n }) => n)).toEqual(Array.from({ length: 40 }, () => 1))
    const told = await rows<{ n: number }>(
      `select count(*)::int as n from outbox where kind = 'Notice' and payload->>'what' = 'remind' and lead_id = any($1::uuid[])`,
      [leads.map(({ id }) => id)],
    )
    expect(told).toEqual([{ n: 40 }])
  })
})

describe('given a rep who leaves with forty leads', () => {
  test('when the day has come, then every lead has somebody else, and no clock of theirs runs on', async () => {
    const leads = await Promise.all(Array.from({ length: 90 }, offered))
    const theirs = leads.filter(({ to }) => to === 'ines')
    const half = theirs.slice(0, 15)
    await Promise.all(
      half.map(({ id }) => one.gatherer.do({ target: { leadId: id }, decide: act.accept('ines') })),
    )
    const before = await rows<{ n: number }>(`select count(*)::int as n from leads where owner = 'ines'`)
    expect(before[0]!.n).toBeGreaterThanOrEqual(30)
    await one.db.query(
      `update people set left_at = to_timestamp($1 / 1000.0), available = false where person_id = 'ines'`,
      [clock.now],
    )
    await one.refreshPeople()
    await two.refreshPeople()
    // two processes may notice it at once
    await Promise.all([releaseLeads(one), releaseLeads(two)])
    expect(await rows(`select lead_id from leads where owner = 'ines'`)).toEqual([])
    expect(await rows(`select lead_id from clocks where person = 'ines' and stopped_at is null`)).toEqual([])
    const now = await rows<{ owner: string; handoff: string; stage: string }>(
      'select owner, handoff, stage from leads where lead_id = any($1::uuid[])',
      [half.map(({ id }) => id)],
    )
    for (const row of now)
      expect(row).toMatchObject({ owner: expect.stringMatching(/^(olaf|yuki)$/), stage: 'accepted' })
    const [fresh] = await rows<{ n: number }>(
      `select count(*)::int as n from clocks where clock = 'first_contact' and stopped_at is null
          and lead_id = any($1::uuid[]) and started_at = to_timestamp($2 / 1000.0) and person in ('olaf', 'yuki')`,
      [half.map(({ id }) => id), clock.now],
    )
    expect(fresh).toEqual({ n: half.length })
    expect(await progressOf(one.db, 'ines')).toMatchObject({ left: 0, released: before[0]!.n })
    expect(await releaseLeads(one)).toBe(false)
  })

  test('when all is over, then the whole record holds, with every row of the clocks', async () => {
    clock.now += 48 * HOUR
    for (let left = 1; left > 0;) left = await actDueClocks(one)
    expect(await auditWorkspace(one)).toMatchObject({
      chain: 'ok',
      replay: 'ok',

      promises: 'ok',
    })
  })
})
