import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditWorkspace } from '../../support/audited.ts'
import { takeIn } from '#journey/mailing/inbound.ts'
import { answerTo, comes, kept, mailed, MAILBOX, stateOf, told } from './world.ts'
import type { Mailed } from './world.ts'
import type { Services } from '#work/services.ts'

let company: Awaited<ReturnType<typeof mailed>>
let services: Services
let mails: Mailed[]
let next = 0
/** somebody whom no other test writes for */
const somebody = (): Mailed => mails[next++]!

beforeAll(async () => {
  company = await mailed(12)
  ;({ services, mails } = company)
})
afterAll(async () => {
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await company.services.end()
})

const kindsOf = async (lead: string) => (await told(services, lead)).map(({ kind }) => kind)

describe('an answer', () => {
  it('given one to our mail, then it is a touch, the programme ends, and whoever has the lead is told', async () => {
    const one = somebody()
    const id = await comes(services, answerTo(one, 'Yes please, call me.\n\nOn Monday Acme wrote:\n> Hello'))
    expect(await kept(services, id)).toMatchObject({
      kind: 'reply',
      reason: 'answers_our_mail',
      followed: ['replied'],
    })
    const entries = await told(services, one.lead)
    expect(entries).toContainEqual({
      kind: 'TouchHappened',
      by: 'mail',
      body: { touch: { kind: 'email_replied', channel: 'email', message: one.seq } },
    })
    expect(entries.find(({ kind }) => kind === 'ProgrammeLeft')?.body).toMatchObject({ because: 'replied' })
    const { rows } = await services.db.query<{ data: { note: string } }>(
      `select data from personal_parts where workspace_no = 1 and lead_id = $1 and data->>'note' is not null`,
      [one.lead],
    )
    expect(rows[0]!.data.note).toBe('Re: hello\n\nYes please, call me.')
    const notices = await services.db.query(
      `select what from notifications where workspace_no = 1 and lead_id = $1`,
      [one.lead],
    )
    expect(notices.rows.length).toBeGreaterThan(0)
    expect(notices.rows[0]).toEqual({ what: 'mail_replied' })
  })

  it('given a mail of theirs that names none of ours, then the address tells whose it is', async () => {
    const one = somebody()
    const id = await comes(
      services,
      `From: ${one.to.toUpperCase()}\nSubject: A question\nMessage-ID: <q@k>\n\nHow much is it?\n`,
    )
    expect(await kept(services, id)).toMatchObject({
      kind: 'reply',
      reason: 'known_sender',
      lead_id: one.lead,
      message: null,
    })
  })

  it('given the same mail piped twice and read from the mailbox as well, then it is taken once', async () => {
    const one = somebody()
    const source = answerTo(one, 'Only once')
    const id = await comes(services, source)
    const before = await kindsOf(one.lead)
    expect(await comes(services, `From x@y Mon Jun  8 2026\n${source}`)).toBe(id)
    const read = `Received: from far\n${source}`.replaceAll('\n', '\r\n')
    const again = await takeIn(services, {
      raw: Buffer.from(read),
      how: 'imap',
      mailbox: MAILBOX,
      uid: '1:7',
    })
    expect(again).toEqual({ id, outcome: 'known' })
    expect(await kindsOf(one.lead)).toEqual(before)
  })

  it('given another mail under a Message-ID that was seen before, then neither is lost', async () => {
    const one = somebody()
    const source = answerTo(one, 'First')
    const id = await comes(services, source)
    expect(await comes(services, source.replace('First', 'Second'))).not.toBe(id)
  })

  it('given a Message-ID of ours that never was, then it proves nothing', async () => {
    const id = await comes(
      services,
      answerTo(
        { id: 'baton.0190c1de-5a0e-7c3f-8a37-0f6f0f3c6a11.9@acme.example', to: 'forger@far.example' },
        'Hello there',
      ),
    )
    expect(await kept(services, id)).toMatchObject({ kind: 'new_sender' })
  })
})

describe('an absence', () => {
  const auto = 'Auto-Submitted: auto-replied\n'

  it('given a day of return, then mails wait for it and the programme goes on', async () => {
    const one = somebody()
    const id = await comes(services, answerTo(one, 'Ich bin bis zum 19.06.2026 nicht im Büro.', auto))
    expect(await kept(services, id)).toMatchObject({
      kind: 'away',
      reason: 'auto_submitted',
      followed: ['put_off'],
    })
    expect(await stateOf(services, one.lead)).toMatchObject({
      awayUntil: Date.parse('2026-06-20T00:00:00Z'),
      programmes: { welcome: {} },
    })
    expect(await kindsOf(one.lead)).not.toContain('TouchHappened')
  })

  it('given that the person has left, then whoever has the lead is told', async () => {
    const one = somebody()
    const id = await comes(services, answerTo(one, 'Ada is no longer with the company.', auto))
    expect(await kept(services, id)).toMatchObject({
      kind: 'away',
      reason: 'left_company',
      followed: ['away'],
    })
    const { rows } = await services.db.query(
      `select distinct what from notifications where workspace_no = 1 and lead_id = $1`,
      [one.lead],
    )
    expect(rows).toEqual([{ what: 'mail_left' }])
  })

  it('given software that answers and that we never wrote to, then nothing follows', async () => {
    const id = await comes(
      services,
      `From: robot@far.example\nSubject: Ticket 7\nMessage-ID: <t7@far>\n${auto}\nThank you\n`,
    )
    expect(await kept(services, id)).toMatchObject({ kind: 'loop', lead_id: null, followed: [] })
  })
})

describe('a wish to be left alone', () => {
  it('given it in one line of an answer, then consent is withdrawn once', async () => {
    const one = somebody()
    const id = await comes(services, answerTo(one, 'Please unsubscribe me.\n\nThanks\n'))
    expect(await kept(services, id)).toMatchObject({
      kind: 'unsubscribe',
      reason: 'wish_in_text',
      followed: ['withdrew'],
    })
    expect(await stateOf(services, one.lead)).toMatchObject({ consent: { email: false } })
    const again = await comes(services, answerTo(one, 'Unsubscribe!!'))
    expect(await kept(services, again)).toMatchObject({ followed: ['withdrew_before'] })
    expect((await kindsOf(one.lead)).filter((kind) => kind === 'ConsentWithdrawn')).toHaveLength(1)
  })
})

describe('somebody new', () => {
  it('given a mail to a lead mailbox, then its sender is a lead of that mailbox’s source', async () => {
    const id = await comes(
      services,
      'From: "Grace Hopper" <grace@navy.example>\nSubject: A price\nMessage-ID: <g1@n>\n\nWhat does it cost?\n',
    )
    const { lead_id: lead, ...rest } = await kept(services, id)
    expect(rest).toMatchObject({ kind: 'new_sender', followed: ['created'] })
    const { rows } = await services.db.query(
      'select name, email, source from leads where workspace_no = 1 and lead_id = $1',
      [lead],
    )
    expect(rows).toEqual([{ name: 'Grace Hopper', email: 'grace@navy.example', source: 'mail' }])
  })

  it('given two first mails at once, then it is one lead that wrote twice', async () => {
    const source = (n: number) =>
      `From: Alan <alan@turing.example>\nSubject: ${n}\nMessage-ID: <${n}@t>\n\nHello ${n}\n`
    await takeIn(services, { raw: Buffer.from(source(1)), how: 'imap', mailbox: MAILBOX, uid: '1:1' })
    const id = await comes(services, source(2))
    expect(await kept(services, id)).toMatchObject({ kind: 'reply', followed: ['wrote'] })
  })

  it.each([
    ['a colleague', 'From: ines@seller.example\nSubject: x', 'own', 'colleague'],
    [
      'a newsletter',
      'From: news@far.example\nList-Unsubscribe: <https://far.example/u>\nSubject: x',
      'other',
      'bulk',
    ],
    [
      'what the filter takes for spam',
      'From: rich@far.example\nX-Spam-Flag: YES\nSubject: x',
      'other',
      'spam',
    ],
    ['an address of software', 'From: no-reply@far.example\nSubject: x', 'other', 'no_reply_address'],
    ['no sender', 'Subject: x', 'unreadable', 'no_sender'],
  ])('given %s, then it makes no lead and says why', async (_what, head, kind, reason) => {
    const id = await comes(services, `${head}\nMessage-ID: <${reason}@far>\n\nText\n`)
    expect(await kept(services, id)).toMatchObject({ kind, reason, lead_id: null, followed: [] })
  })
})
