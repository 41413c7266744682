import { createServer } from 'node:net'
import { generateKeyPairSync } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { describe, expect, onTestFinished, test } from 'vitest'
import { enhanced, failed } from '#integrations/mail/posted.rules.ts'
import { smtpPost } from '#integrations/mail/post.ts'
import { smtpSink } from './sink.ts'
import type { AddressInfo, Socket } from 'node:net'
import type { Outgoing } from '#journey/mailing/sending.rules.ts'
import type { PostLimits } from '#integrations/mail/post.ts'

const mail: Outgoing = {
  id: 'baton.0190a000-0000-7000-8000-000000000001.7@seller.example',
  from: { name: 'Pia from Seller', address: 'pia@seller.example' },
  replyTo: 'answers@seller.example',
  returnPath: 'bounces@seller.example',
  to: 'ada@kontron.de',
  subject: 'Lesson one',
  text: 'Plain',
  html: '<p>Rich</p>',
  headers: {
    'List-Unsubscribe': '<https://seller.example/u/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  signing: null,
}

function posting(url: string, limits: PostLimits = {}) {
  const post = smtpPost(url, limits)
  onTestFinished(() => post.close())
  return post
}

describe('a mail that is handed to a server', () => {
  test('arrives with its two parts, its headers, its id and its envelope', async () => {
    const sink = await smtpSink()
    expect(await posting(sink.url).deliver(mail)).toMatchObject({ came: 'sent' })
    const [one] = sink.taken
    expect(one).toMatchObject({ id: mail.id, to: 'ada@kontron.de', from: 'bounces@seller.example' })
    const read = await simpleParser(one!.raw)
    expect(read).toMatchObject({ subject: 'Lesson one', text: 'Plain' })
    expect(read.html).toContain('<p>Rich</p>')
    expect(read.from?.text).toBe('"Pia from Seller" <pia@seller.example>')
    expect(read.replyTo?.text).toBe('answers@seller.example')
    expect(one!.raw).toMatch(/^List-Unsubscribe: <https:\/\/seller\.example\/u\/abc>\r$/m)
    expect(one!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  })

  test.each([
    ['subject', { subject: 'Hello\r\nBcc: everybody@kontron.de' }],
    [
      'name of the sender',
      { from: { name: 'Pia\r\nBcc: everybody@kontron.de', address: 'pia@seller.example' } },
    ],
    ['address', { to: 'ada@kontron.de\r\nBcc: everybody@kontron.de' }],
    ['header', { headers: { 'List-Id': 'x\r\nBcc: everybody@kontron.de' } }],
  ])('begins no header of its own from a %s', async (_, change) => {
    const sink = await smtpSink()
    await posting(sink.url).deliver({ ...mail, ...change })
    for (const { raw } of sink.taken) expect(raw).not.toMatch(/^Bcc:/im)
  })

  test('is signed over what its reader acts on', async () => {
    const sink = await smtpSink()
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const signing = {
      domain: 'seller.example',
      selector: 'baton1',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    }
    await posting(sink.url).deliver({ ...mail, signing })
    const signature = /^DKIM-Signature:((?:.|\r\n\s)*?)\r\n(?!\s)/im
      .exec(sink.taken[0]!.raw)![1]!
      .replace(/\s/g, '')
    expect(signature).toContain('d=seller.example')
    expect(signature).toContain('s=baton1')
    const signed = /;h=([^;]+)/.exec(signature)![1]!.toLowerCase().split(':')
    expect(signed).toEqual(
      expect.arrayContaining(['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']),
    )
  })

  test('goes over connections that are kept', async () => {
    const sink = await smtpSink()
    const post = posting(sink.url)
    for (let i = 0; i < 5; i++) expect(await post.deliver(mail)).toMatchObject({ came: 'sent' })
    expect(sink.connections()).toBe(1)
  })

  test.each([
    [
      'a mailbox that is not there',
      550,
      '5.1.1 no such user',
      { came: 'refused', hard: true, code: '5.1.1' },
    ],
    ['a policy', 554, '5.7.1 we do not like you', { came: 'refused', hard: false, code: '5.7.1' }],
    ['no enhanced code', 550, 'unknown', { came: 'refused', hard: true, code: null }],
    ['a full mailbox for now', 452, '4.2.2 full', { came: 'later' }],
    ['greylisting', 451, '4.7.1 come again', { came: 'later' }],
    ['a server that closes', 421, '4.3.2 going down', { came: 'down' }],
  ])('refused for %s', async (_, code, text, expected) => {
    const sink = await smtpSink({ rcpt: () => ({ code, text }) })
    expect(await posting(sink.url).deliver(mail)).toMatchObject(expected)
    expect(sink.taken).toEqual([])
  })

  test.each([
    [552, '5.3.4 too big', { came: 'refused', hard: false }],
    [451, '4.3.0 try again', { came: 'later' }],
  ])('refused after its bytes with %i was not taken', async (code, text, expected) => {
    const sink = await smtpSink({ data: () => ({ code, text }) })
    expect(await posting(sink.url).deliver(mail)).toMatchObject(expected)
  })

  test('a connection goes on after a refusal', async () => {
    const sink = await smtpSink({
      rcpt: ({ to }) => (to.startsWith('bad') ? { code: 550, text: '5.1.1 no' } : null),
    })
    const post = posting(sink.url)
    expect(await post.deliver({ ...mail, to: 'bad@kontron.de' })).toMatchObject({ came: 'refused' })
    expect(await post.deliver(mail)).toMatchObject({ came: 'sent' })
    expect(sink.connections()).toBe(1)
  })

  test.each(['hang', 'close'] as const)(
    'is unclear when the server has its bytes and does not answer: %s',
    async (how) => {
      const sink = await smtpSink({ data: () => how })
      expect(await posting(sink.url, { silentMs: 300 }).deliver(mail)).toMatchObject({ came: 'unclear' })
    },
  )

  test('is certainly not sent when nobody listens, hangs before the greeting or drips', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => undefined)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    const { port } = server.address() as AddressInfo
    const limits = { connectMs: 300, silentMs: 300, wholeMs: 1_000 }
    expect(await posting(`smtp://127.0.0.1:${port}`, limits).deliver(mail)).toMatchObject({ came: 'down' })
    expect(await posting('smtp://127.0.0.1:9', limits).deliver(mail)).toMatchObject({ came: 'down' })
    server.removeAllListeners('connection')
    server.on('connection', (socket) => {
      sockets.push(socket)
      socket.on('error', () => undefined)
      socket.write('220 here\r\n')
      socket.once('data', () => {
        socket.write('250 ok\r\n')
        // every answer one byte at a time: no silence, and no end
        const drip = setInterval(() => socket.write('2'), 50)
        socket.on('close', () => clearInterval(drip))
      })
    })
    expect(await posting(`smtp://127.0.0.1:${port}`, limits).deliver(mail)).toMatchObject({ came: 'down' })
  })

  test('goes over a new connection when a kept one was closed meanwhile', async () => {
    const first = await smtpSink()
    const port = Number(new URL(first.url).port)
    const post = posting(first.url)
    expect(await post.deliver(mail)).toMatchObject({ came: 'sent' })
    await first.close()
    const second = await smtpSink({ port })
    expect(await post.deliver(mail)).toMatchObject({ came: 'sent' })
    expect(second.taken).toHaveLength(1)
  })
})

test('an answer without a reply code is unclear only once the bytes had begun', () => {
  expect(failed({ message: 'gone', code: 'ECONNECTION', command: 'CONN' }, false).came).toBe('down')
  expect(failed({ message: 'gone', code: 'ECONNECTION', command: 'CONN' }, true).came).toBe('unclear')
  expect(failed({ message: 'no', code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, false).came).toBe(
    'down',
  )
})

test('an enhanced code is one of three numbers', () => {
  expect(enhanced('550 5.1.1 <a@b.de>: no')).toBe('5.1.1')
  expect(enhanced('550 we are 10.5.1.1')).toBe(null)
})
