import { describe, expect, onTestFinished, test } from 'vitest'
import { smtpPost } from '#integrations/mail/post.ts'
import { claimDue, settleByEvidence, sweep } from '#journey/mailing/send.store.ts'
import { tellSettled } from '#journey/mailing/send.tell.ts'
import { judgeHealth } from '#journey/mailing/health.jobs.ts'
import { recordReturns } from '#journey/mailing/health.store.ts'
import { readSending, resume } from '#journey/mailing/sending.store.ts'
import { insertMailing } from '#journey/nurture/programmes.store.ts'
import { auditWorkspace } from '../support/audited.ts'
import { ALWAYS, DAY, HOUR } from '../nurture/world.ts'
import { mailingTo, sending, set, table } from './world.ts'
import { smtpSink } from './sink.ts'
import type { Company } from './world.ts'
import type { Outgoing, Post, Posted } from '#journey/mailing/sending.rules.ts'

function posting(url: string): Post {
  const post = smtpPost(url, { connectMs: 500, silentMs: 300 })
  onTestFinished(() => post.close())
  return post
}

/** A server that answers as told, and what it was handed. */
function answering(answer: (mail: Outgoing, n: number) => Posted, width = 4) {
  const handed: Outgoing[] = []
  const post: Post = {
    width,
    deliver: (mail) => {
      handed.push(mail)
      return Promise.resolve(answer(mail, handed.length))
    },
    close: () => undefined,
  }
  return { post, handed }
}

const sent: Posted = { came: 'sent', detail: '250 taken' }

async function ended({ services }: Company): Promise<void> {
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
}

describe('mails that are due', () => {
  test('are sent once each, and the ledger is told', async () => {
    const company = await mailingTo(30)
    const { services } = company
    const sink = await smtpSink()
    const sender = sending(services, posting(sink.url))
    expect(await sender.run()).toBe(true)
    expect(await sender.run()).toBe(false)
    expect(sink.taken.map(({ id }) => id).sort()).toEqual([...new Set(sink.taken.map(({ id }) => id))].sort())
    expect(sink.taken).toHaveLength(30)
    expect(sink.taken[0]!.raw).toMatch(/^List-Unsubscribe:\s+<http:\/\/[^>]+\/u\/[\w-]+>\r$/m)
    expect(sink.taken[0]!.raw).toMatch(/^List-Id: Baton <welcome\.127\.0\.0\.1>\r$/im)
    while (await tellSettled(services));
    expect(await table(services)).toEqual(
      company.leads.toSorted().map((lead) => ({
        lead,
        state: 'sent',
        detail: expect.stringMatching(/^250/),
        attempts: 1,
        told: true,
      })),
    )
    const told = await services.db.query(
      `select body->>'outcome' as outcome, body->>'templateVersion' as version, count(*)::int as n from entries where kind = 'MailSettled' group by 1, 2`,
    )
    expect(told.rows).toEqual([{ outcome: 'sent', version: '3', n: 30 }])
    await ended(company)
  })

  test('are shared by several senders', async () => {
    const company = await mailingTo(60)
    const { post, handed } = answering(() => sent)
    await Promise.all([1, 2, 3].map(() => sending(company.services, post).run()))
    expect(handed).toHaveLength(60)
    expect(new Set(handed.map(({ id }) => id)).size).toBe(60)
    await company.services.end()
  })

  test('are skipped at the last moment with the reason, and the others go on', async () => {
    const company = await mailingTo(6)
    const { services, clock, leads } = company
    const tell = (lead: string, fact: object) =>
      services.gatherer.do({
        target: { leadId: lead },
        decide: () => ({ facts: [{ at: clock.now, by: 'test', history: false, ...fact } as never] }),
      })
    await tell(leads[0]!, {
      kind: 'ConsentWithdrawn',
      body: { purpose: null, channel: 'email', how: 'one_click' },
    })
    await tell(leads[1]!, {
      kind: 'MailReturned',
      body: { message: null, what: 'hard', code: '5.1.1', until: null },
    })
    await tell(leads[2]!, { kind: 'TouchHappened', body: { touch: { kind: 'email_replied' } } })
    const { post, handed } = answering(() => sent)
    const sender = sending(services, post, {
      renderMail: (_, { lead }) =>
        Promise.resolve(
          lead.id === leads[3]
            ? { problem: 'line 3: there is no lead.frstName', templateVersion: 2 }
            : { subject: 'x', text: 'x', html: 'x', templateVersion: 1 },
        ),
      onList: () => Promise.resolve(new Set([leads[4]!])),
    })
    await sender.run()
    const rows = new Map((await table(services)).map((row) => [row.lead, row]))
    expect(leads.map((lead) => [rows.get(lead)!.state, rows.get(lead)!.detail])).toEqual([
      ['skipped', 'the person wants no more of these mails'],
      ['skipped', 'mails do not arrive there'],
      ['skipped', 'the person has left the programme'],
      ['skipped', 'line 3: there is no lead.frstName'],
      ['skipped', 'the person is on the suppression list'],
      ['sent', '250 taken'],
    ])
    expect(handed.map(({ to }) => to)).toEqual(['p5@kontron.de'])
    while (await tellSettled(services));
    await ended(company)
  })

  test('leave although they were the last of their programme, which is finished before', async () => {
    const only = { id: 'hello', name: 'Hello', does: 'mail', template: 'hello', next: null } as const
    const { welcome } = await import('./world.ts')
    const company = await mailingTo(2, { ...welcome, steps: [only] })
    const { post, handed } = answering(() => sent)
    await sending(company.services, post).run()
    expect(handed).toHaveLength(2)
    await company.services.end()
  })

  test('wait for the hours of their reader when they are late', async () => {
    const company = await mailingTo(2)
    const { services, clock } = company
    const { post, handed } = answering(() => sent)
    const mailing = { ...ALWAYS, days: [1, 2, 3, 4, 5], from: 9, until: 17, spreadMs: 0 }
    await insertMailing(services.db, { mailing, from: clock.now, by: 'pia' })
    await services.refreshLaw()
    // Monday 22:00 in Berlin
    clock.now = Date.parse('2026-06-08T20:00:00Z')
    await sending(services, post).run()
    expect(handed).toEqual([])
    clock.now = Date.parse('2026-06-09T07:00:00Z')
    await sending(services, post).run()
    expect(handed).toHaveLength(2)
    await services.end()
  })

  test('put off by the server are tried again later, less and less often, and given up at last', async () => {
    const company = await mailingTo(1)
    const { services, clock } = company
    const { post, handed } = answering(() => ({ came: 'later', detail: '451 4.7.1 greylisted' }))
    const sender = sending(services, post)
    const begun = clock.now
    for (let round = 0; round < 150; round++) {
      await sender.run()
      clock.now += HOUR
    }
    expect(handed).toHaveLength(8)
    expect(new Set(handed.map(({ id }) => id)).size).toBe(1)
    expect(clock.now - begun).toBeGreaterThan(DAY)
    expect(await table(services)).toMatchObject([
      { state: 'refused', detail: 'given up: 451 4.7.1 greylisted' },
    ])
    await services.end()
  })

  test('refused for good are told as refused, and as a bounce where the address is none', async () => {
    const company = await mailingTo(2)
    const { services, leads } = company
    const { post } = answering(({ to }) =>
      to.startsWith('p0')
        ? { came: 'refused', hard: true, code: '5.1.1', detail: '550 5.1.1 no such user' }
        : { came: 'refused', hard: false, code: '5.7.1', detail: '554 5.7.1 policy' },
    )
    await sending(services, post).run()
    while (await tellSettled(services));
    const { rows } = await services.db.query(
      `select lead_id as lead, body->>'what' as what, body->>'code' as code from entries where kind = 'MailReturned'`,
    )
    expect(rows).toEqual([{ lead: leads[0], what: 'hard', code: '5.1.1' }])
    const card = await services.db.query(
      `select state->>'unreachable' as unreachable from leads where lead_id = $1`,
      [leads[0]],
    )
    expect(card.rows).toEqual([{ unreachable: 'hard' }])
    await ended(company)
  })

  test('stay due while the server is away, which is asked less and less often', async () => {
    const company = await mailingTo(40)
    const { services, clock } = company
    let up = false
    const { post, handed } = answering(() => (up ? sent : { came: 'down', detail: 'nobody listens' }))
    const sender = sending(services, post)
    const tries: number[] = []
    for (let second = 0; second < 120; second++) {
      const before = handed.length
      await sender.run()
      if (handed.length > before) tries.push(second)
      clock.now += 1_000
    }
    expect(tries.length).toBeLessThan(8)
    expect(handed.length).toBeLessThanOrEqual(8 * 4)
    expect((await table(services)).every(({ state, attempts }) => state === 'due' && attempts === 0)).toBe(
      true,
    )
    up = true
    clock.now += 600_000
    await sender.run()
    expect((await table(services)).every(({ state }) => state === 'sent')).toBe(true)
    await services.end()
  })

  test('of which nobody knows whether the server has them are never sent again, until something proves that it does', async () => {
    const company = await mailingTo(1)
    const { services, clock, leads } = company
    const { post, handed } = answering(() => ({ came: 'unclear', detail: 'the connection broke' }))
    const sender = sending(services, post)
    for (let i = 0; i < 5; i++) {
      await sender.run()
      clock.now += DAY
    }
    expect(handed).toHaveLength(1)
    expect(await table(services)).toMatchObject([{ state: 'unclear' }])
    while (await tellSettled(services));
    const { rows } = await services.db.query<{ seq: number }>('select seq from messages')
    expect(
      await settleByEvidence(services.db, [{ lead: leads[0]!, seq: rows[0]!.seq }], 'the person clicked'),
    ).toBe(1)
    while (await tellSettled(services));
    expect(await table(services)).toMatchObject([{ state: 'sent', detail: 'the person clicked', told: true }])
    const told = await services.db.query(
      `select body->>'outcome' as outcome from entries where kind = 'MailSettled' order by seq`,
    )
    expect(told.rows).toEqual([{ outcome: 'unclear' }, { outcome: 'sent' }])
    await ended(company)
  })

  test('of a sender that died: claimed ones are due again, those on the way are unclear', async () => {
    const company = await mailingTo(3)
    const { services, clock } = company
    const { db } = services
    const claim = { sender: crypto.randomUUID(), now: clock.now, leaseMs: 1_000, most: 2, limit: null }
    const claimed = await claimDue(db, claim)
    expect(claimed).toHaveLength(2)
    await db.query(`update messages set state = 'flying' where lead_id = $1`, [claimed[0]!.lead])
    expect(await sweep(db, clock.now + 500)).toBe(0)
    expect(await sweep(db, clock.now + 1_500)).toBe(2)
    const states = (await table(services)).map(({ state }) => state).sort()
    expect(states).toEqual(['due', 'due', 'unclear'])
    await services.end()
  })
})

describe('how many leave', () => {
  test('is what the day allows, over all senders', async () => {
    const company = await mailingTo(50)
    const { services, clock } = company
    const warmUp = { since: '2026-06-08', first: 20, growth: 50, until: 1_000 }
    await set(services, { warmUp })
    const { post, handed } = answering(() => sent)
    await Promise.all([1, 2].map(() => sending(services, post).run()))
    expect(handed).toHaveLength(20)
    clock.now += DAY
    await Promise.all([1, 2].map(() => sending(services, post).run()))
    expect(handed).toHaveLength(50)
    await services.end()
  })

  test('is none while too many come back, until a person says so; marketing is told', async () => {
    const company = await mailingTo(20)
    const { services, clock } = company
    await set(services, { pause: { complaints: 0.3, bounces: 5, over: 100, least: 10 }, perDay: 15 })
    const { post, handed } = answering(() => sent)
    await sending(services, post).run()
    expect(handed).toHaveLength(15)
    const { rows } = await services.db.query<{ lead: string; seq: number }>(
      `select lead_id as lead, seq from messages where state = 'sent' limit 1`,
    )
    const told: string[] = []
    const judge = () => judgeHealth(services, (_, why) => Promise.resolve(void told.push(why)))
    await judge()
    expect(told).toEqual([])
    await recordReturns(services.db, [{ ...rows[0]!, what: 'complaint', at: clock.now }])
    await judge()
    await judge()
    expect(told).toEqual(['complaints'])
    clock.now += DAY
    await sending(services, post).run()
    expect(handed).toHaveLength(15)
    await resume(services.db, clock.now)
    await judge()
    expect((await readSending(services.db)).pausedAt).toBeNull()
    await sending(services, post).run()
    expect(handed).toHaveLength(20)
    await services.end()
  })

  test('is none when mails are to be signed and the key is not on this machine', async () => {
    const company = await mailingTo(1)
    await set(company.services, { signing: true })
    const { post, handed } = answering(() => sent)
    await sending(company.services, post).run()
    expect(handed).toEqual([])
    await company.services.end()
  })
})
