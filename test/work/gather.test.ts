import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { auditWorkspace } from '../support/audited.ts'
import { requestHash } from '#work/request-hash.ts'
import { anna, ben, DAY, HOUR, MONDAY } from '../support/cast.ts'
import { expectSound } from '../support/sound.ts'
import { freshDatabase } from '../support/database.ts'
import { doBatch } from '#work/batch.ts'
import { createGatherer } from '#work/gather.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Database } from '#platform/database.ts'
import type { Done, Work } from '#work/card.ts'

type Server = Awaited<ReturnType<typeof servicesAt>>

const clock = { now: MONDAY }
let one: Server
let two: Server

beforeAll(async () => {
  const { url } = await freshDatabase()
  one = await servicesAt(url, clock)
  two = await servicesAt(url, clock)
})
afterAll(() => Promise.all([one.end(), two.end()]))

async function count(what: string): Promise<number> {
  const { rows } = await one.db.query<{ n: number }>(`select count(*) as n from ${what}`)
  return rows[0]!.n
}

function keyed(work: Work, key: string, body = 'the body'): Work {
  const answer = (done: Done) => ({ status: done.created ? 201 : 200, body: { id: done.card!.leadId } })
  return { ...work, idempotency: { key, requestHash: requestHash('POST', '/x', body), answer } }
}

describe('given two servers on one database', () => {
  test('when both work on the same leads at once, then nothing is lost and nothing is doubled', async () => {
    const submissions = Array.from({ length: 12 }, (_, i) => ({
      ...anna,
      email: `race-${i}@firm-${i % 3}.example`,
    }))
    const captures = submissions.flatMap((submission, i) =>
      [one, two, one].map((server) =>
        server.gatherer.do(captureOf(server, submission, i % 2 ? 'demo_requested' : 'form_submitted')),
      ),
    )
    const done = await Promise.all(captures)
    const ids = [...new Set(done.map(({ card }) => card!.leadId))]
    expect(ids.length).toBe(12)
    expect(done.filter(({ created }) => created).length).toBe(12)

    const touches = ids.flatMap((leadId) =>
      Array.from({ length: 8 }, (_, i) =>
        (i % 2 ? one : two).gatherer.do({
          target: { leadId },
          decide: act.touch({ kind: 'page_viewed' }, { at: null }),
        }),
      ),
    )
    await Promise.all(touches)
    const { rows } = await one.db.query<{ captured: number; touched: number }>(
      `select count(*) filter (where kind = 'LeadCaptured') as captured, count(*) filter (where kind = 'TouchHappened') as touched
         from entries where lead_id = any($1::uuid[])`,
      [ids],
    )
    expect(rows[0]).toEqual({ captured: 36, touched: 96 })
    await expectSound(one.db)
  })

  test('when a work claims leads by key and another by id, both orders at once, then all is done', async () => {
    const submissions = Array.from({ length: 6 }, (_, i) => ({ ...ben, email: `order-${i}@ostwerk.example` }))
    const made = await Promise.all(
      submissions.map((submission) => one.gatherer.do(captureOf(one, submission))),
    )
    const works = made.flatMap(({ card }, i) => [
      one.gatherer.do(captureOf(one, submissions[i]!)),
      two.gatherer.do({
        target: { leadId: made.at(-1 - i)!.card!.leadId },
        decide: act.touch({ kind: 'chat_started' }, { at: null }),
      }),
      one.gatherer.do({
        target: { leadId: card!.leadId },
        decide: act.touch({ kind: 'email_opened' }, { at: null }),
      }),
    ])
    expect((await Promise.all(works)).every(({ refusal }) => refusal === null)).toBe(true)
    await expectSound(one.db)
  })

  test('when batches hold the same leads in opposite orders, then none is given up for a deadlock', async () => {
    const submissions = Array.from({ length: 300 }, (_, i) => ({
      ...ben,
      email: `deadlock-${i}@ostwerk.example`,
    }))
    const made = await doBatch(
      one,
      submissions.map((submission) => captureOf(one, submission)),
    )
    const touched = made.map(({ card }) => ({
      target: { leadId: card!.leadId },
      decide: act.touch({ kind: 'email_opened' }, { at: null }),
    }))
    for (let round = 0; round < 5; round++) {
      const done = await Promise.all([doBatch(one, touched), doBatch(two, touched.toReversed())])
      expect(done.flat().every(({ facts }) => facts === 1)).toBe(true)
    }
    await expectSound(one.db)
  })

  test('when both accept the same offer, then one does and the other reads why not', async () => {
    const { card } = await one.gatherer.do(
      captureOf(one, { ...anna, email: 'both@firm.example' }, 'demo_requested'),
    )
    const rep = card!.state.owner
    const answers = await Promise.all(
      [one, two].map((server) =>
        server.gatherer.do({ target: { leadId: card!.leadId }, decide: act.accept(rep) }),
      ),
    )
    expect(answers.map(({ refusal }) => refusal?.refused ?? 'done').sort()).toEqual(['done', 'not_offered'])
  })

  test('when both run the clocks, then every limit passes once', async () => {
    clock.now += 12 * DAY
    const rounds = await Promise.all([one, two, one, two].map((server) => actDueClocks(server)))
    expect(Math.max(...rounds)).toBeGreaterThan(0)
    while ((await actDueClocks(one)) > 0);
    expect(await count(`leads where next_due_at <= to_timestamp(${clock.now} / 1000.0)`)).toBe(0)
    await expectSound(one.db)
    expect(await auditWorkspace(one)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })
})

describe('given an idempotency key', () => {
  test('when the same request comes again, then it gets the same answer and nothing is done', async () => {
    const submission = { ...ben, email: 'again@ostwerk.example' }
    const first = await one.gatherer.do(keyed(captureOf(one, submission), 'key-1'))
    const entries = await count('entries')
    const second = await two.gatherer.do(keyed(captureOf(two, submission), 'key-1'))
    expect(second.replayed).toEqual({ status: 201, body: { id: first.card!.leadId } })
    expect(await count('entries')).toBe(entries)
  })

  test('when another request comes under it, then it is refused and nothing is done', async () => {
    const entries = await count('entries')
    const other = await one.gatherer.do(keyed(captureOf(one, ben), 'key-1', 'another body'))
    expect(other.refusal).toMatchObject({ refused: 'idempotency_mismatch' })
    expect(await count('entries')).toBe(entries)
  })

  test('when twenty of the same come at once to two servers, then it is done once', async () => {
    const submission = { ...ben, email: 'twenty@ostwerk.example' }
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? one : two).gatherer.do(keyed(captureOf(one, submission), 'key-20')),
      ),
    )
    expect(all.filter(({ replayed }) => replayed === undefined).length).toBe(1)
    expect(
      await count(
        `entries where kind = 'LeadCaptured' and lead_id = (select lead_id from identity_keys where key = 'email:twenty@ostwerk.example')`,
      ),
    ).toBe(1)
  })
})

describe('given a work that cannot be done', () => {
  test('when it shares a batch with others, then it alone fails', async () => {
    const broken: Work = {
      target: { keys: ['email:broken@firm.example'] },
      decide: () => {
        throw new Error('broken')
      },
    }
    const good = Array.from({ length: 5 }, (_, i) =>
      captureOf(one, { ...ben, email: `good-${i}@ostwerk.example` }),
    )
    const settled = await Promise.allSettled(
      [good[0]!, broken, ...good.slice(1)].map((work) => one.gatherer.do(work)),
    )
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      ...Array<string>(4).fill('fulfilled'),
    ])
    await expectSound(one.db)
  })

  test('when the database itself refuses a value, then only that work fails and nothing of it is written', async () => {
    const unstorable = {
      ...captureOf(one, { ...ben, email: 'nul@firm.example' }),
      submission: { via: 'api', body: 'not json' },
    }
    const good = captureOf(one, { ...ben, email: 'beside@firm.example' })
    const settled = await Promise.allSettled([unstorable, good].map((work) => one.gatherer.do(work)))
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(await count(`identity_keys where key = 'email:nul@firm.example'`)).toBe(0)
    await expectSound(one.db)
  })

  test('when the connection is lost after the commit, then nobody does it again unasked', async () => {
    const made = await Promise.all(
      [1, 2, 3].map((i) => one.gatherer.do(captureOf(one, { ...ben, email: `lost-${i}@ostwerk.example` }))),
    )
    let lost = 0
    const losing: Database = {
      ...one.db,
      query: async (text, ...rest) => {
        const answer = await one.db.query(text, ...rest)
        if (text.includes('insert into entries') && lost++ === 0) {
          throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
        }
        return answer as never
      },
    }
    const gatherer = createGatherer({ ...one, batches: losing })
    const ids = made.map(({ card }) => card!.leadId)
    const touched = { decide: act.touch({ kind: 'chat_started' }, { at: null }) }
    const settled = await Promise.allSettled(
      ids.map((leadId) => gatherer.do({ target: { leadId }, ...touched })),
    )
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    const { rows } = await one.db.query<{ n: number }>(
      `select count(*) as n from entries where kind = 'TouchHappened' and lead_id = any($1::uuid[])`,
      [ids],
    )
    expect(rows[0]!.n).toBe(3)
  })

  test('when the lead is unknown, then it is refused, not thrown', async () => {
    const done = await one.gatherer.do({
      target: { leadId: '00000000-0000-7000-8000-00000000dead' },
      decide: act.tick,
    })
    expect(done.refusal).toMatchObject({ refused: 'not_found' })
  })
})

describe('given the clock moved on while nobody looked', () => {
  test('when a rep answers late, then he reads that the time ran out, and the taking back is recorded at its moment', async () => {
    const { card } = await one.gatherer.do(
      captureOf(one, { ...anna, email: 'late@firm.example' }, 'demo_requested'),
    )
    const due = card!.state.nextStep.due
    clock.now = due + HOUR
    const done = await one.gatherer.do({
      target: { leadId: card!.leadId },
      decide: act.accept(card!.state.owner),
    })
    expect(done.refusal).toMatchObject({ refused: 'expired' })
    const { rows } = await one.db.query<{ at: number }>(
      `select at from entries where lead_id = $1 and kind = 'HandoffExpired'`,
      [card!.leadId],
    )
    expect(rows).toEqual([{ at: due }])
    await expectSound(one.db)
    expect(await auditWorkspace(one)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })
})
