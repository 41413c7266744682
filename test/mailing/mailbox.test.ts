/** The mailbox's watcher against a real dovecot. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openInbox } from '#integrations/mail/inbox.ts'
import { checkMailbox, showMailbox } from '#journey/mailing/mailbox.routes.ts'
import { watchMailbox } from '#journey/mailing/mailbox.jobs.ts'
import { bundled } from '../support/bundled.ts'
import { DOMAIN, mailServers } from '../support/mail-servers.ts'
import { freshDatabase } from '../support/database.ts'
import { servicesAt } from '../support/workroom.ts'
import type { MailServers } from '../support/mail-servers.ts'
import type { Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

let servers: MailServers
beforeAll(async () => {
  servers = await mailServers(['one', 'two', 'three', 'four', 'five', 'six', 'seven'])
})
afterAll(() => servers?.close())

const realClock = {
  get now() {
    return Date.now()
  },
}

async function company(imapUrl: string): Promise<Services & { end: () => Promise<void>; url: string }> {
  const { url } = await freshDatabase()
  const services = await servicesAt(url, realClock)
  onTestFinished(() => services.end())
  return { ...services, url, config: { ...services.config, imapUrl } }
}

function watching(services: Services, paces = {}): () => Promise<void> {
  const stop = watchMailbox(services, openInbox, { leaseMs: 600, retryMs: 20, ...paces })
  onTestFinished(stop)
  return stop
}

/** Somebody else who looks into the mailbox. */
async function client(user: string, work: (imap: ImapFlow) => Promise<void>): Promise<void> {
  const { port } = new URL(servers.imapUrl(user))
  const auth = { user: `${user}@${DOMAIN}`, pass: 'secret' }
  const imap = new ImapFlow({ host: '127.0.0.1', port: Number(port), secure: false, auth, logger: false })
  await imap.connect()
  await work(imap)
  await imap.logout()
}

const mailNo = (n: number, more = '') =>
  Buffer.from(
    `From: Ada ${n} <ada${n}@plant.example>\r\nTo: us@${DOMAIN}\r\nSubject: No. ${n}\r\nMessage-ID: <${n}@plant.example>\r\n\r\nHello ${n}${more}\r\n`,
  )

async function lay(user: string, from: number, to: number, folder = 'INBOX'): Promise<void> {
  await client(user, async (imap) => {
    for (let n = from; n < to; n++) await imap.append(folder, mailNo(n))
  })
}

async function kept({ db }: Services): Promise<string[]> {
  const { rows } = await db.query<{ raw: Buffer }>('select raw from mails_in order by taken_at, mail_id')
  return rows.map(({ raw }) => /^Message-ID: <(.+)@/m.exec(raw.toString())![1]!)
}

async function until(holds: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  const begun = Date.now()
  while (!(await holds())) {
    if (Date.now() - begun > withinMs) throw new Error(`it does not happen: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i))
const english = { language: 'en' } as Request
let said = ''
const view = async (services: Services) => {
  const { body } = await showMailbox(services, english)
  said = JSON.stringify(body)
  return body as Record<string, unknown>
}

describe('a mailbox', () => {
  test('is read from where it was left, at once when something comes, and stays as it was', async () => {
    const services = await company(servers.imapUrl('one'))
    await lay('one', 0, 120)
    const stop = watching(services, { lookMs: 600_000 })
    await until(async () => (await kept(services)).length === 120)
    await until(async () => (await view(services)).state === 'watching')
    // it would not look by itself: the server says that something came
    await lay('one', 120, 121)
    await until(async () => (await kept(services)).length === 121)
    await stop()
    await lay('one', 121, 123)
    watching(services)
    await until(async () => (await kept(services)).length === 123)
    expect((await kept(services)).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(0, 123))
    const { rows } = await services.db.query('select distinct mailbox, how from mails_in')
    expect(rows).toEqual([{ mailbox: `one@${DOMAIN}`, how: 'imap' }])
    expect(await view(services)).toMatchObject({
      mailbox: { user: `one@${DOMAIN}`, host: '127.0.0.1', folder: 'INBOX', then: 'nothing' },
      problem: null,
      taken: 123,
    })
    expect(JSON.stringify(await view(services))).not.toContain('secret')
    await client('one', async (imap) => {
      await imap.mailboxOpen('INBOX', { readOnly: true })
      expect(await imap.search({ seen: true })).toEqual([])
      expect(await imap.search({ all: true })).toHaveLength(123)
    })
  })

  test('hands each mail over once when its watcher is killed again and again', async () => {
    const services = await company(servers.imapUrl('two'))
    await lay('two', 0, 300)
    const file = await program()
    const given = JSON.stringify({ url: services.url, imapUrl: services.config.imapUrl })
    const start = () => spawn(process.execPath, [file, given], { stdio: ['ignore', 'ignore', 'inherit'] })
    const killed = async (child: ReturnType<typeof start>) => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    }
    let deaths = 0
    for (; deaths < 3; deaths++) {
      const before = (await kept(services)).length
      const child = start()
      onTestFinished(() => void child.kill('SIGKILL'))
      // anywhere within a portion: some of it is on disk, and the cursor has not passed it
      const enough = Math.min(299, before + 7 + Math.floor(Math.random() * 40))
      await until(async () => (await kept(services)).length > enough)
      await killed(child)
    }
    const child = start()
    onTestFinished(() => void child.kill('SIGKILL'))
    await until(async () => (await kept(services)).length >= 300)
    await until(async () => (await view(services)).state === 'watching')
    await killed(child)
    expect((await kept(services)).toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(0, 300))
  }, 180_000)

  test('whose mails are to be marked or moved has them marked or moved, once they are on disk', async () => {
    const seen = await company(`${servers.imapUrl('three')}?then=seen`)
    await lay('three', 0, 3)
    const stop = watching(seen)
    await until(async () => (await view(seen)).taken === 3)
    await stop()
    await client('three', async (imap) => {
      await imap.mailboxCreate('Done')
      await imap.mailboxOpen('INBOX', { readOnly: true })
      expect(await imap.search({ seen: true })).toHaveLength(3)
    })
    const moved = await company(`${servers.imapUrl('three')}?then=move:Done`)
    watching(moved)
    await until(async () => (await view(moved)).taken === 3)
    await client('three', async (imap) => {
      expect(await imap.status('INBOX', { messages: true })).toMatchObject({ messages: 0 })
      expect(await imap.status('Done', { messages: true })).toMatchObject({ messages: 3 })
    })
  })

  test('whose folder to move to is missing is read all the same, and that is said', async () => {
    const services = await company(`${servers.imapUrl('four')}?then=move:Nowhere`)
    await lay('four', 0, 60)
    watching(services)
    await until(async () => (await kept(services)).length === 60)
    await until(async () => (await view(services)).problem === 'cannot_mark')
    expect(await view(services)).toMatchObject({
      state: 'watching',
      sentence: expect.stringMatching(/^Mails are taken/),
    })
  })

  test('that is numbered anew is looked at again, and nothing is taken twice', async () => {
    const imapUrl = servers.imapUrl('five').replace(/INBOX$/, 'Leads')
    const services = await company(imapUrl)
    await client('five', async (imap) => void (await imap.mailboxCreate('Leads')))
    await lay('five', 0, 5, 'Leads')
    let stop = watching(services)
    await until(async () => (await kept(services)).length === 5)
    await until(async () => (await view(services)).state === 'watching')
    await stop()
    await client('five', async (imap) => {
      await imap.mailboxDelete('Leads')
      // UIDVALIDITY is made of the second
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      await imap.mailboxCreate('Leads')
    })
    await lay('five', 3, 8, 'Leads')
    stop = watching(services)
    await until(async () => (await kept(services)).length === 8)
    await stop()
    expect((await kept(services)).toSorted()).toEqual(numbers(0, 8))
    const { rows } = await services.db.query('select distinct mailbox from mails_in')
    expect(rows).toEqual([{ mailbox: `five@${DOMAIN}/leads` }])
  })

  test('is watched by one server at a time, and by the other when that is gone', async () => {
    const services = await company(servers.imapUrl('six'))
    let opened = 0
    const counting: typeof openInbox = (place, signal) => {
      opened++
      return openInbox(place, signal)
    }
    const first = watchMailbox(services, counting, { leaseMs: 5_000, lookMs: 100 })
    await until(async () => (await view(services)).state === 'watching')
    const second = watchMailbox(services, counting, { leaseMs: 5_000, lookMs: 100 })
    onTestFinished(second)
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(opened).toBe(1)
    await first()
    await lay('six', 0, 1)
    await until(async () => (await kept(services)).length === 1)
    expect(opened).toBe(2)
  })

  test('whose server goes away is told with the reason, and read on when that is back', async () => {
    const services = await company(servers.imapUrl('seven'))
    await lay('seven', 0, 2)
    watching(services)
    await until(async () => (await view(services)).state === 'watching')
    await servers.imap.stop()
    await until(async () => (await view(services)).state === 'failing')
    await until(async () => (await view(services)).problem === 'unreachable')
    expect(await view(services)).toMatchObject({ detail: expect.stringContaining('ECONNREFUSED') })
    await servers.imap.start()
    await lay('seven', 2, 4)
    await until(async () => (await kept(services)).length === 4)
    await until(async () => (await view(services)).state === 'watching')
  })
})

describe('a check of the mailbox', () => {
  const check = async (imapUrl: string | null, limits = {}) => {
    const services = { config: { imapUrl } } as Services
    const open = (place: Parameters<typeof openInbox>[0]) => openInbox(place, undefined, limits)
    return (await checkMailbox(open)(services, english)).body as Record<string, unknown>
  }
  const server = async (talk: (socket: net.Socket) => void): Promise<string> => {
    const listening = net.createServer((socket) => {
      socket.on('error', () => undefined)
      talk(socket)
    })
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void listening.close())
    return `imap://u:secret@127.0.0.1:${(listening.address() as net.AddressInfo).port}/`
  }

  test('says the folder and how many mails lie there', async () => {
    await lay('four', 100, 102)
    expect(await check(servers.imapUrl('four'))).toMatchObject({ ok: true, folder: 'INBOX', problem: null })
  })

  test('says why not: sign-in, folder, nobody there, no safe connection, silence, an end, nonsense', async () => {
    const there = servers.imapUrl('one')
    const wrong = await check(there.replace('secret', 'hunter2'))
    expect(wrong).toMatchObject({ ok: false, problem: 'not_signed_in' })
    expect(JSON.stringify(wrong)).not.toContain('hunter2')
    expect(await check(there.replace('INBOX', 'Nowhere'))).toMatchObject({ problem: 'no_folder' })
    expect(await check('imap://u:p@127.0.0.1:1/')).toMatchObject({ problem: 'unreachable' })
    expect(await check(there.replace('imap:', 'imaps:'), { connectMs: 2_000 })).toMatchObject({
      ok: false,
      problem: 'no_tls',
    })
    const silent = await server(() => undefined)
    expect(await check(silent, { connectMs: 200 })).toMatchObject({ problem: 'silent' })
    expect(await check(await server((socket) => socket.end()))).toMatchObject({ problem: 'closed' })
    const drips = await server((socket) => {
      socket.write('* OK ')
      const dripping = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => clearInterval(dripping))
    })
    expect(await check(drips, { connectMs: 300, silentMs: 300, wholeMs: 600 })).toMatchObject({
      problem: 'silent',
    })
    const nonsense = await server((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect((await check(nonsense, { connectMs: 300 })).ok).toBe(false)
    expect(await check(null)).toMatchObject({ ok: false, problem: 'address' })
    expect(await check('imap://127.0.0.1/')).toMatchObject({
      problem: 'address',
      sentence: expect.stringMatching(/names no user/),
      detail: null,
    })
    expect(await check('imap://u:p@h/?then=eat')).toMatchObject({ problem: 'address' })
  }, 60_000)
})

describe('a watcher that is told to stop', () => {
  test('does not wait for a server that hangs', async () => {
    const hanging = net.createServer((socket) => socket.on('error', () => undefined))
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void hanging.close())
    const { port } = hanging.address() as net.AddressInfo
    const services = await company(`imap://u:secret@127.0.0.1:${port}/`)
    const stop = watching(services)
    await until(async () => (await view(services)).since !== null)
    const begun = Date.now()
    await stop()
    expect(Date.now() - begun).toBeLessThan(8_000)
    expect(await view(services)).toMatchObject({ state: 'connecting', problem: null })
  })
})

async function program(): Promise<string> {
  const file = await bundled('test/mailing/mailbox.child.ts', 'mailbox')
  onTestFinished(() => fs.rmSync(file, { force: true }))
  return file
}
