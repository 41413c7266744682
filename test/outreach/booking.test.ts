import { describe, expect, test } from 'vitest'
import { createGatherer } from '#work/gather.ts'
import * as act from '#journey/outreach/meetings.rules.ts'
import { isOverlap } from '#journey/outreach/meeting-checks.ts'
import { ben, DAY, HOUR, MINUTE, MONDAY } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask, services } = await testServer({ now: MONDAY })
const iso = (at: number) => new Date(at).toISOString()
const TOMORROW = MONDAY + DAY

let made = 0
const emailOf = () => `asker-${String(made)}@ostwerk-${String(made)}.example`
const companyOf = () => `Ostwerk ${String(made)}`

async function asker(more: object = {}): Promise<string> {
  made++
  const given = { ...ben, company: companyOf(), email: emailOf(), touch: 'contact_requested', ...more }
  const { body } = await ask('POST', '/api/leads', given)
  return body.id
}

const book = (lead: string, at: number, rep: string, more: object = {}) =>
  ask('POST', `/api/leads/${lead}/meetings`, { at: iso(at), rep, minutes: 30, ...more })

describe('given a rep who sits in a meeting', () => {
  test('when another one overlaps, then it is refused at its time, and says what is in the way', async () => {
    const [one, other] = [await asker(), await asker()]
    expect((await book(one, TOMORROW, 'ines')).status).toBe(200)
    for (const at of [TOMORROW, TOMORROW + 29 * MINUTE, TOMORROW - 29 * MINUTE]) {
      const { status, body } = await book(other, at, 'ines')
      expect([status, body.code]).toEqual([409, 'time_taken'])
      expect(body.errors).toEqual([
        {
          field: 'at',
          message: expect.stringMatching(/is taken: Ines Duarte meets Ostwerk 1 at 2026-06-09 08:00 UTC/),
        },
      ])
    }
    const call = {
      outcome: 'connected',
      then: { do: 'meeting', meeting: { at: iso(TOMORROW), rep: 'ines' } },
    }
    const { body } = await ask('POST', `/api/leads/${other}/calls`, call)
    expect(body.errors[0].field).toBe('then.meeting.at')
    const german = await ask(
      'POST',
      `/api/leads/${other}/meetings`,
      { at: iso(TOMORROW), rep: 'ines' },
      { 'accept-language': 'de' },
    )
    expect(german.body.errors[0].message).toContain('ist belegt: Ines Duarte trifft Ostwerk 1')
  })

  test('when it only touches, is somebody else’s or is its own new time, then it is made', async () => {
    const lead = await asker()
    expect((await book(lead, TOMORROW + 30 * MINUTE, 'ines')).status).toBe(200)
    expect((await book(lead, TOMORROW, 'olaf')).status).toBe(200)
    const { body } = await ask('GET', '/api/meetings?rep=olaf')
    const moved = { at: iso(TOMORROW + 10 * MINUTE), rep: 'olaf', minutes: 30 }
    expect((await ask('POST', `/api/leads/${lead}/meetings/${body.items[0].id}/move`, moved)).status).toBe(
      200,
    )
    const clash = { ...moved, at: iso(TOMORROW + 10 * MINUTE), rep: 'ines' }
    const refused = await ask('POST', `/api/leads/${lead}/meetings/${body.items[0].id}/move`, clash)
    expect(refused.body.errors[0].field).toBe('at')
  })

  test('when free times are asked for, then that one is not offered', async () => {
    const { body } = await ask('GET', '/api/meetings/slots?rep=ines&minutes=30')
    expect(body.slots).not.toContain(iso(TOMORROW))
    expect(body.slots).toContain(iso(TOMORROW + HOUR))
  })

  test('when the meeting is called off, then the time is free again', async () => {
    const lead = await asker()
    const at = TOMORROW + 4 * HOUR
    expect((await book(lead, at, 'yuki')).status).toBe(200)
    const { body } = await ask('GET', '/api/meetings?rep=yuki')
    expect(
      (await ask('POST', `/api/leads/${lead}/meetings/${body.items[0].id}/cancel`, { side: 'us' })).status,
    ).toBe(200)
    expect((await book(lead, at, 'yuki')).status).toBe(200)
  })

  test('when the request is repeated under its key, then it is answered as before', async () => {
    const lead = await asker()
    const headers = { 'idempotency-key': 'the-same' }
    const meeting = { at: iso(TOMORROW + 6 * HOUR), rep: 'yuki' }
    const first = await ask('POST', `/api/leads/${lead}/meetings`, meeting, headers)
    const again = await ask('POST', `/api/leads/${lead}/meetings`, meeting, headers)
    expect([first.status, again.status]).toEqual([200, 200])
    const { body } = await ask('GET', '/api/meetings?rep=yuki')
    expect(body.items.filter((one: { at: string }) => one.at === meeting.at)).toHaveLength(1)
  })
})

describe('given one free time', () => {
  test('when many ask for it at once, then one has it and the others are told who is in the way', async () => {
    const leads = await Promise.all(Array.from({ length: 8 }, () => asker()))
    const answers = await Promise.all(leads.map((lead) => book(lead, TOMORROW + 2 * DAY, 'olaf')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)])
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body.errors[0]).toMatchObject({ field: 'at', message: expect.stringContaining('Olaf Brandt') })
    const { rows } = await services.db.query(`select 1 from meetings where rep = 'olaf' and at = $1`, [
      iso(TOMORROW + 2 * DAY),
    ])
    expect(rows).toHaveLength(1)
  })

  test('when two servers write it at once, having looked before, then the database keeps one', async () => {
    const [one, other] = [await asker(), await asker()]
    const gatherers = [createGatherer(services), createGatherer(services)]
    const at = TOMORROW + 3 * DAY
    const results = await Promise.allSettled(
      [one, other].map((leadId, i) =>
        gatherers[i]!.do({
          target: { leadId },
          decide: act.book(
            services.law,
            {
              meeting: `00000000-0000-7000-8000-0000000000b${String(i)}`,
              at: at + i * 10 * MINUTE,
              minutes: 30,
              rep: 'ines',
              place: 'video',
            },
            { by: 'mara' },
          ),
        }),
      ),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(isOverlap(lost.reason)).toBe(true)
  })
})

describe('given somebody who is left alone', () => {
  const suppress = (reason: string, kind: string, value: string) =>
    ask('POST', '/api/suppressions', { kind, value, reason, source: 'test' })

  test('when they are not to be called, or a competitor, then nobody meets them, and it says who and why', async () => {
    for (const [reason, kind] of [
      ['do_not_call', 'email'],
      ['competitor', 'company'],
      ['asked', 'email'],
    ] as const) {
      const lead = await asker()
      expect((await suppress(reason, kind, kind === 'email' ? emailOf() : companyOf())).status).toBe(201)
      const { status, body } = await book(lead, TOMORROW + 5 * DAY, 'ines')
      expect([status, body.code, body.errors[0].field]).toEqual([409, 'suppressed', 'id'])
    }
  })

  test('when they are a customer, then a meeting is fine, and a step of the cadence is not', async () => {
    const lead = await asker()
    expect((await suppress('customer', 'company', companyOf())).status).toBe(201)
    const next = { do: 'next', by: 'email', due: iso(TOMORROW) }
    const { body } = await ask('POST', `/api/leads/${lead}/calls`, { outcome: 'no_answer', then: next })
    expect([body.code, body.errors[0].field]).toEqual(['suppressed', 'then.do'])
    expect((await book(lead, TOMORROW + 5 * DAY, 'ines')).status).toBe(200)
  })

  test('when only calls are unwanted, then the next step may be a mail', async () => {
    const lead = await asker()
    await suppress('do_not_call', 'email', emailOf())
    const then = { do: 'next', by: 'call', due: iso(TOMORROW) }
    const called = { outcome: 'no_answer', then }
    expect((await ask('POST', `/api/leads/${lead}/calls`, called)).body.errors[0].field).toBe('then.do')
    const written = { outcome: 'no_answer', then: { ...then, by: 'email' } }
    expect((await ask('POST', `/api/leads/${lead}/calls`, written)).status).toBe(200)
  })
})

describe('given somebody whom nobody can meet', () => {
  test('when the lead is disqualified or erased, then no meeting is made', async () => {
    const out = await asker()
    await ask('POST', `/api/leads/${out}/disqualify`, { reason: 'competitor', note: 'They said so' })
    const { status, body } = await book(out, TOMORROW + 6 * DAY, 'ines')
    expect([status, body.code, body.errors[0].field]).toEqual([409, 'wrong_stage', 'id'])
    const gone = await asker()
    await ask('POST', `/api/leads/${gone}/erase`, { because: 'They asked' })
    const erased = await book(gone, TOMORROW + 6 * DAY, 'ines')
    expect([erased.status, erased.body.code, erased.body.errors[0].field]).toEqual([410, 'erased', 'id'])
  })
})
