import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smtpSender } from '#integrations/mail/send.ts'
import { deliverNotices } from '#notices/deliver.jobs.ts'
import { mailDigests, mailNotices } from '#notices/mail.jobs.ts'
import { DEFAULTS } from '#notices/rules.ts'
import { countUnread, listNotices, savePreferences } from '#notices/store.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { AddressInfo, Socket } from 'node:net'

const HOUR = 3_600_000
/** a Monday, 06:00 in UTC */
const clock = { now: Date.parse('2026-11-23T06:00:00Z') }
const { url } = await freshDatabase()
const services = await servicesAt(url, clock)
const { db } = services
const received: ParsedMail[] = []
let answers: 'takes' | 'defers' | 'hangs up' = 'takes'
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    void simpleParser(stream).then((mail) => {
      if (answers === 'defers') return done(Object.assign(new Error('try later'), { responseCode: 451 }))
      received.push(mail)
      // the mail is taken, and the answer is lost
      if (answers === 'hangs up') return hangUp()
      done()
    })
  },
})
const sockets = new Set<Socket>()
const hangUp = () => sockets.forEach((socket) => socket.destroy())
smtp.on('error', () => undefined)
smtp.server.on('connection', (socket) => sockets.add(socket))

let lead = ''
let mail: ReturnType<typeof smtpSender>

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  mail = smtpSender(`smtp://127.0.0.1:${port}`, () =>
    Promise.resolve({ name: 'Baton', sender: 'baton@ours.example' }),
  )
  const submission = {
    email: 'greta@nordwind.example',
    firstName: 'Greta',
    lastName: 'Weber',
    company: 'Nordwind',
  }
  lead = (await services.gatherer.do(captureOf(services, submission))).card!.leadId
  await db.query("update outbox set settled_at = now() where kind like 'Notice%'")
})

afterAll(async () => {
  mail.close()
  await services.end()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

let seq = 1_000
async function tell(recipient: string, payload: object): Promise<void> {
  await db.query(
    `insert into outbox (workspace_no, lead_id, seq, kind, recipient, payload, due_at)
     values (1, $1, $2, 'Notice', $3, $4, to_timestamp($5 / 1000.0))`,
    [lead, ++seq, recipient, JSON.stringify(payload), clock.now],
  )
}

const whatOf = async (person: string) =>
  (await listNotices(db, person, { unread: false, before: null, limit: 50 })).map((one) => one.what)

describe('given what the outbox has for people', () => {
  test('when two servers deliver at once and one again, then everybody is told once', async () => {
    await tell('ines', { what: 'remind', duty: 'First contact', due: clock.now + HOUR })
    await tell('team:sales', { what: 'waiting' })
    await Promise.all([deliverNotices(services), deliverNotices(services)])
    await db.query("update outbox set settled_at = null where seq >= 1000 and kind = 'Notice'")
    await deliverNotices(services)
    expect(await whatOf('ines')).toEqual(expect.arrayContaining(['remind', 'waiting']))
    expect(await whatOf('ines')).toHaveLength(2)
    expect(await whatOf('olaf')).toEqual(['waiting'])
    expect(await countUnread(db, 'ines')).toBe(2)
  })

  test('when somebody did it themself, then they are not told; what they left undone they are', async () => {
    await tell('team:leadgen', { what: 'returned', by: 'person:mara' })
    await tell('mara', { what: 'breach', by: 'mara' })
    await deliverNotices(services)
    expect(await whatOf('mara')).toEqual(['breach'])
    expect(await whatOf('tom')).toEqual(['returned'])
  })

  test('when somebody does not want a kind on the screen, then it is not there', async () => {
    const groups = { ...DEFAULTS.groups, clocks: { product: false, mail: 'none' as const } }
    await savePreferences(db, 'yuki', { ...DEFAULTS, groups }, clock.now)
    await tell('yuki', { what: 'remind' })
    await tell('yuki', { what: 'meeting' })
    await deliverNotices(services)
    // of one moment: in no order
    expect((await whatOf('yuki')).sort()).toEqual(['meeting', 'waiting'])
  })

  test('when it was due long ago, then it can be read and alarms nobody', async () => {
    clock.now -= 10 * 24 * HOUR
    await tell('olaf', { what: 'meeting' })
    clock.now += 10 * 24 * HOUR
    const before = await countUnread(db, 'olaf')
    await deliverNotices(services)
    expect(await whatOf('olaf')).toContain('meeting')
    expect(await countUnread(db, 'olaf')).toBe(before)
  })
})

describe('given people who want mail', () => {
  test('when a kind is wanted at once, then one mail goes out, and none for what was read meanwhile', async () => {
    const groups = { ...DEFAULTS.groups, meetings: { product: true, mail: 'now' as const } }
    await savePreferences(db, 'tom', { ...DEFAULTS, groups }, clock.now)
    await tell('tom', { what: 'verdict' })
    await deliverNotices(services)
    await mailNotices(services, mail.send)
    await mailNotices(services, mail.send)
    expect(received.map(({ subject }) => subject)).toEqual([
      'Your verdict on the meeting with Greta Weber, Nordwind is wanted',
    ])
    expect(received[0]!.text).toContain(`/leads/${lead}`)
    await tell('tom', { what: 'verdict' })
    await deliverNotices(services)
    await db.query("update notifications set read_at = now() where person_id = 'tom'")
    await mailNotices(services, mail.send)
    expect(received).toHaveLength(1)
  })

  const digestOf = (address: string) =>
    received.filter(
      (one) => JSON.stringify(one.to).includes(address) && one.messageId?.startsWith('<digest.'),
    )

  test('when it is morning, then each has one mail of what is unread, and no second one that day', async () => {
    clock.now = Date.parse('2026-11-23T07:59:00Z')
    await mailDigests(services, mail.send)
    expect(digestOf('ines@')).toHaveLength(0)
    clock.now = Date.parse('2026-11-23T08:00:00Z')
    await Promise.all([mailDigests(services, mail.send), mailDigests(services, mail.send)])
    await tell('ines', { what: 'meeting' })
    await deliverNotices(services)
    await mailDigests(services, mail.send)
    const [morning, ...more] = digestOf('ines@')
    expect(more).toEqual([])
    expect(morning).toMatchObject({
      messageId: '<digest.ines.2026-11-23@baton>',
      subject: '2 things wait for you',
    })
    expect(morning!.text).toContain('Greta Weber, Nordwind: First contact is due by')
    expect(morning!.headers.get('list')).toMatchObject({ id: { name: 'Baton notifications' } })
    expect(String(morning!.html)).toContain(`/leads/${lead}`)
  })

  test('when the next morning comes, then it tells only what is new, and who has nothing new gets nothing', async () => {
    clock.now = Date.parse('2026-11-24T08:00:00Z')
    await mailDigests(services, mail.send)
    expect(digestOf('ines@').at(-1)).toMatchObject({ subject: 'One thing waits for you' })
    expect(digestOf('mara@')).toHaveLength(1)
  })

  test('when the mail server says no, then it is tried again later that day and goes out once', async () => {
    clock.now = Date.parse('2026-11-25T08:00:00Z')
    await tell('ines', { what: 'meeting' })
    await deliverNotices(services)
    answers = 'defers'
    await mailDigests(services, mail.send)
    await mailDigests(services, mail.send)
    answers = 'takes'
    const before = digestOf('ines@').length
    await mailDigests(services, mail.send)
    expect(digestOf('ines@')).toHaveLength(before)
    clock.now += 11 * 60_000
    await mailDigests(services, mail.send)
    await mailDigests(services, mail.send)
    expect(digestOf('ines@')).toHaveLength(before + 1)
  })

  test('when nobody knows whether a mail went out, or its sender died, then there is no second one that day; the next morning tells it', async () => {
    clock.now = Date.parse('2026-11-26T08:00:00Z')
    await tell('ines', { what: 'meeting' })
    await deliverNotices(services)
    answers = 'hangs up'
    const before = digestOf('ines@').length
    await mailDigests(services, mail.send)
    answers = 'takes'
    clock.now += HOUR
    await mailDigests(services, mail.send)
    expect(digestOf('ines@')).toHaveLength(before + 1)
    clock.now = Date.parse('2026-11-27T08:00:00Z')
    // as a sender that was killed leaves it
    await db.query(
      "insert into digests (workspace_no, person_id, day, claimed_at, until) values (1, 'ines', '2026-11-27', now(), now())",
    )
    await mailDigests(services, mail.send)
    expect(digestOf('ines@')).toHaveLength(before + 1)
    clock.now = Date.parse('2026-11-30T08:00:00Z')
    await mailDigests(services, mail.send)
    expect(digestOf('ines@')).toHaveLength(before + 2)
  })
})
