/** Double opt-in over SMTP: a real server takes the mail, its link is opened by people and by programs. */
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { drainHits } from '#journey/capture/tracking/drain.jobs.ts'
import { fadeConfirmations, mailConfirmations } from '#journey/capture/forms/confirm.jobs.ts'
import { formDrain } from '#journey/capture/forms/drain.ts'
import { smtpSender } from '#integrations/mail/send.ts'
import { testServer } from '../support/server.ts'
import { contact, fillIn, publish } from './cast.ts'
import type { AddressInfo } from 'node:net'
import type { ParsedMail } from 'mailparser'

const mails: ParsedMail[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      mails.push(mail)
      done()
    }, done)
  },
})
await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
const { port } = smtp.server.address() as AddressInfo
const mailer = smtpSender(`smtp://127.0.0.1:${port}`, () =>
  Promise.resolve({ name: 'Baton', sender: 'baton@seller.example' }),
)
afterAll(() => {
  mailer.close()
  return new Promise<void>((resolve) => smtp.close(() => resolve()))
})

const server = await testServer()
const { ask, app, services, clock } = server
await publish(server, 'guide', { ...contact, title: 'The guide {link} $&', doubleOptIn: { days: 7 } })

async function sendForm(email: string) {
  const sent = await fillIn(server, 'guide', { email, lastName: 'Reader', _consent: 'yes' })
  await drainHits(services, [formDrain])
  while (await mailConfirmations(services, mailer.send));
  return sent
}

async function counts() {
  const { items } = (await ask('GET', '/api/forms')).body
  return items[0].counts
}

async function leads(email: string): Promise<number> {
  const { rowCount } = await services.db.query(
    'select from identity_keys where workspace_no = 1 and key = $1',
    [`email:${email}`],
  )
  return rowCount
}

const pathOf = (mail: ParsedMail) => new URL(/http\S+/.exec(mail.text!)![0]).pathname
const get = (path: string) => app.request(path, { headers: { host: 'localhost:4380' } })
const press = (path: string) => app.request(path, { method: 'POST', headers: { host: 'localhost:4380' } })

describe('given a form whose address has to be confirmed', () => {
  test('when it is sent, then it counts only after the press of a button, and a visit presses nothing', async () => {
    const sent = await sendForm('reader@lib.example')
    expect(sent.status).toBe(303)
    expect((await ask('GET', '/f/guide/thanks')).text).toContain('We have sent you an e-mail')
    expect(await leads('reader@lib.example')).toBe(0)
    const mail = mails.at(-1)!
    expect(mail.to).toMatchObject({ text: 'reader@lib.example' })
    expect(mail.text).toContain('The guide {link} $&')
    const path = pathOf(mail)
    for (let i = 0; i < 3; i++) expect((await get(path)).status).toBe(200)
    expect(await leads('reader@lib.example')).toBe(0)
    expect(await counts()).toMatchObject({ submits: 1, waiting: 1, confirmed: 0 })
    expect(await (await press(path)).text()).toContain('your address is confirmed')
    expect((await press(path)).status).toBe(200)
    expect(await leads('reader@lib.example')).toBe(1)
    expect(await counts()).toMatchObject({ submits: 1, waiting: 0, confirmed: 1 })
    const { rows } = await services.db.query<{ body: object }>(
      `select body from entries where workspace_no = 1 and kind = 'ConsentGiven'`,
    )
    expect(rows).toMatchObject([{ body: { purpose: 'news', how: 'double_opt_in' } }])
    const { rows: left } = await services.db.query(
      'select body from form_confirmations where workspace_no = 1',
    )
    expect(left).toEqual([{ body: null }])
  })

  test('when nobody confirms in time, then the details go, the count stays, and the link says so', async () => {
    await sendForm('late@lib.example')
    const path = pathOf(mails.at(-1)!)
    clock.now += 7 * 86_400_000 + 1
    await fadeConfirmations(services)
    const { rows } = await services.db.query(`select body from form_confirmations where state = 'faded'`)
    expect(rows).toEqual([{ body: null }])
    expect((await get(path)).status).toBe(410)
    expect((await press(path)).status).toBe(410)
    expect(await leads('late@lib.example')).toBe(0)
    expect(await counts()).toMatchObject({ faded: 1, waiting: 0 })
  })

  test('when somebody enters one address again and again, then its mailbox is not filled', async () => {
    const before = mails.length
    for (let i = 0; i < 8; i++) await sendForm('victim@lib.example')
    expect(mails.length - before).toBe(5)
  })

  test.each(['', '0', 'a'.repeat(54), '0'.repeat(32) + 'A'.repeat(22)])(
    'when the link is made up (%s), then there is nothing behind it',
    async (token) => {
      expect((await get(`/f/confirm/${token}`)).status).toBe(404)
      expect((await press(`/f/confirm/${token}`)).status).toBe(404)
    },
  )

  test('when the mail server refuses, then it is tried again and the form says why', async () => {
    await fillIn(server, 'guide', { email: 'again@lib.example', lastName: 'A' })
    await drainHits(services, [formDrain])
    await mailConfirmations(services, () => Promise.reject(new Error('451 try later')))
    const { rows } = await services.db.query(
      `select problem from form_confirmations where problem like '451%'`,
    )
    expect(rows).toHaveLength(1)
    const before = mails.length
    clock.now += 121_000
    while (await mailConfirmations(services, mailer.send));
    expect(mails.length).toBe(before + 1)
  })
})
