/** Mails of a programme leave over a real postfix; what comes back lies in a real dovecot, and is read from there. */
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openInbox } from '#integrations/mail/inbox.ts'
import { smtpPost } from '#integrations/mail/post.ts'
import { watchMailbox } from '#journey/mailing/mailbox.jobs.ts'
import { tellSettled } from '#journey/mailing/send.tell.ts'
import { auditWorkspace } from '../support/audited.ts'
import { DOMAIN, mailServers } from '../support/mail-servers.ts'
import { sorts, stateOf, told } from './inbound/world.ts'
import { mailingTo, sending, set, welcome } from './world.ts'
import type { MailServers } from '../support/mail-servers.ts'

const US = `us@${DOMAIN}`
const ANSWERS = 'p0@kontron.de'
const GONE = 'p1@kontron.de'
const AWAY = 'p2@kontron.de'

let servers: MailServers
beforeAll(async () => {
  // nobody has a mailbox for the one who is gone
  servers = await mailServers([US, ANSWERS, AWAY])
})
afterAll(() => servers?.close())

test('an answer ends the programme, an absence puts it off, and a bounce that postfix writes marks the address', async () => {
  // servers stamp mails with the time of day
  const company = await mailingTo(3, welcome, Date.now())
  const { services, clock, leads } = company
  await set(services, { address: US, name: 'Mara' })
  const post = smtpPost(servers.smtpUrl)
  onTestFinished(() => post.close())
  expect(await sending(services, post).run()).toBe(true)
  while (await tellSettled(services));

  const got = await received(ANSWERS)
  expect(got.raw).toMatch(/^Return-Path: <us@baton\.test>\r$/m)
  const answer = (from: string, to: string, more: string, text: string) =>
    `From: ${from}\r\nTo: ${US}\r\nSubject: Re: hello\r\nMessage-ID: <${crypto.randomUUID()}@kontron.de>\r\nIn-Reply-To: ${to}\r\n${more}\r\n${text}\r\n`
  await servers.deliver({
    from: ANSWERS,
    to: US,
    raw: answer(ANSWERS, got.id, '', 'Yes, please call me.'),
  })
  const back = new Date(clock.now + 9 * 86_400_000)
  const away = await received(AWAY)
  await servers.deliver({
    from: '',
    to: US,
    raw: answer(
      AWAY,
      away.id,
      'Auto-Submitted: auto-replied\r\n',
      `I am out of the office and will be back on ${back.toISOString().slice(0, 10)}.`,
    ),
  })

  const stop = watchMailbox(
    { ...services, config: { ...services.config, imapUrl: servers.imapUrl(US) } },
    openInbox,
  )
  onTestFinished(stop)
  const cameIn = async () => {
    const { rows } = await services.db.query<{ kind: string; returned: string | null; code: string | null }>(
      'select kind, returned, code from mails_in where kind is not null order by kind',
    )
    return rows
  }
  for (let waited = 0; (await cameIn()).length < 3; waited += 50) {
    expect(waited).toBeLessThan(15_000)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await sorts(services)
  }
  while (await tellSettled(services));
  expect(await cameIn()).toEqual([
    { kind: 'away', returned: null, code: null },
    { kind: 'bounce', returned: 'hard', code: '5.1.1' },
    { kind: 'reply', returned: null, code: null },
  ])

  const addresses = await services.db.query<{ lead: string; email: string }>(
    `select lead_id as lead, email from leads where workspace_no = 1`,
  )
  const leadOf = (email: string) => addresses.rows.find((row) => row.email === email)!.lead
  expect(leads.toSorted()).toEqual([ANSWERS, GONE, AWAY].map(leadOf).toSorted())
  const left = async (email: string) =>
    (await told(services, leadOf(email)))
      .filter(({ kind }) => kind === 'ProgrammeLeft')
      .map(({ body }) => body)
  expect(await left(ANSWERS)).toMatchObject([{ because: 'replied' }])
  expect(await left(AWAY)).toEqual([])
  expect(await left(GONE)).toMatchObject([{ because: 'unreachable' }])
  expect((await stateOf(services, leadOf(GONE))).unreachable).toBe('hard')
  const absent = (await told(services, leadOf(AWAY))).find(({ kind }) => kind === 'MailReturned')!.body
  expect(absent).toMatchObject({ what: 'away' })
  const until = (absent as { until: number }).until
  expect(Math.abs(until - back.getTime())).toBeLessThan(2 * 86_400_000)
  const { rows } = await services.db.query('select lead_id as lead, what from mail_returns')
  expect(rows).toEqual([{ lead: leadOf(GONE), what: 'hard' }])
  const { rows: messages } = await services.db.query('select distinct state from messages')
  expect(messages).toEqual([{ state: 'sent' }])
  await stop()
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
})

/** The mail that somebody has got, and its Message-ID. */
async function received(user: string): Promise<{ id: string; raw: string }> {
  const { port } = new URL(servers.imapUrl(user))
  const auth = { user, pass: 'secret' }
  const imap = new ImapFlow({ host: '127.0.0.1', port: Number(port), secure: false, auth, logger: false })
  await imap.connect()
  await imap.mailboxOpen('INBOX', { readOnly: true })
  let raw = ''
  for (let waited = 0; raw === ''; waited += 50) {
    expect(waited).toBeLessThan(10_000)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await imap.noop()
    const one = await imap.fetchOne('*', { source: true }).catch(() => false as const)
    if (one && one.source) raw = one.source.toString()
  }
  await imap.logout()
  return { id: /^Message-ID: (<.+>)\r$/im.exec(raw)![1]!, raw }
}
