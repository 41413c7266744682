import net from 'node:net'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepCaught } from '#journey/mailing/catcher.ts'
import { insertCaught, MOST_CAUGHT } from '#journey/mailing/catcher.store.ts'
import { startCatcher, type Catcher } from '#integrations/mail/catcher.ts'
import { testServer } from '../support/server.ts'

let server: Awaited<ReturnType<typeof testServer>>
let catcher: Catcher
beforeAll(async () => {
  server = await testServer()
  catcher = await startCatcher(keepCaught(server.services))
})
afterAll(() => catcher.close())

const send = (mail: object) => createTransport(catcher.url).sendMail({ from: 'us@acme.example', ...mail })
const HOSTILE =
  '<p style="color:red">Hi</p><script>document.title="owned"</script><img src="https://tracker.example/x.gif">'

describe('given a mail to a lead and one to one of us', () => {
  let ids: string[]
  beforeAll(async () => {
    await send({
      to: 'Ada@Plant.example',
      subject: 'Grüße\u2028an alle',
      text: 'Hallo',
      html: HOSTILE,
      headers: {
        'List-Unsubscribe': '<https://a.example/u/1>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    })
    await send({
      to: 'mia@acme.example',
      subject: 'Your invitation',
      text: 'https://b.example/invited#secret',
    })
    ids = (await server.ask('GET', '/api/mail/caught')).body.items.map(({ id }: { id: string }) => id)
  })

  test('when the list is read, then both stand there, the latest first', async () => {
    const { body } = await server.ask('GET', '/api/mail/caught')
    expect(body.items).toMatchObject([
      { subject: 'Your invitation', to: ['mia@acme.example'], toLead: false },
      { subject: 'Grüße an alle', to: ['ada@plant.example'], toLead: true },
    ])
    expect(body).toMatchObject({ next: null, most: MOST_CAUGHT })
  })

  test('when somebody looks for a word, then only what has it is listed', async () => {
    const found = await server.ask('GET', '/api/mail/caught?q=PLANT')
    expect(found.body.items).toHaveLength(1)
    expect((await server.ask('GET', '/api/mail/caught?q=%25')).body.items).toHaveLength(0)
  })

  test('when whoever is no admin reads, then a mail with a secret link is not there', async () => {
    const { body: key } = await server.ask('POST', '/api/keys', { name: 'm', scopes: ['read', 'draft'] })
    const marketing = { authorization: `Bearer ${key.key ?? key.secret}` }
    const { body } = await server.ask('GET', '/api/mail/caught', undefined, marketing)
    expect(body.items.map(({ subject }: { subject: string }) => subject)).toEqual(['Grüße an alle'])
    expect((await server.ask('GET', `/api/mail/caught/${ids[0]}`, undefined, marketing)).status).toBe(404)
    expect((await server.ask('GET', `/api/mail/caught/${ids[0]}/html`, undefined, marketing)).status).toBe(
      404,
    )
  })

  test('when one is opened, then headers, text and source are told', async () => {
    const { body } = await server.ask('GET', `/api/mail/caught/${ids[1]}`)
    expect(body).toMatchObject({ text: expect.stringContaining('Hallo'), hasHtml: true })
    expect(body.headers).toContainEqual({
      name: 'List-Unsubscribe-Post',
      value: 'List-Unsubscribe=One-Click',
    })
    expect(body.source).toContain('MIME-Version: 1.0')
  })

  test('when its HTML is shown, then nothing in it may run or be fetched', async () => {
    const { headers, text } = await server.ask('GET', `/api/mail/caught/${ids[1]}/html`)
    expect(text).toContain('color:red')
    const policy = headers.get('content-security-policy')!.split('; ')
    expect(policy).toEqual(
      expect.arrayContaining(['sandbox', "default-src 'none'", 'img-src data:', "frame-ancestors 'self'"]),
    )
    expect(policy.some((one) => one.startsWith('script-src'))).toBe(false)
    expect((await server.ask('GET', `/api/mail/caught/${ids[0]}/html`)).status).toBe(404)
    expect((await server.ask('GET', '/api/mail/caught/nonsense')).status).toBe(404)
  })
})

describe('given what no mail program sends', () => {
  test('when a mail is too large, then it is refused for good and not kept', async () => {
    const big = send({ to: 'a@b.example', subject: 'big', text: 'x'.repeat(6_000_000) })
    await expect(big).rejects.toMatchObject({ responseCode: 552 })
    expect((await server.ask('GET', '/api/mail/caught?q=big')).body.items).toHaveLength(0)
  })

  test('when the header is malformed, then what can be read is kept', async () => {
    await send({
      envelope: { from: '', to: ['x@y.example'] },
      raw: 'garbage \u0000 no header\r\nSubject\r\n\r\n\u0000body',
    })
    const [first] = (await server.ask('GET', '/api/mail/caught?q=x@y.example')).body.items
    expect(first).toMatchObject({ from: '', subject: '' })
    expect((await server.ask('GET', `/api/mail/caught/${first.id}`)).status).toBe(200)
  })

  test('when a sender hangs up in the middle, then the next is served', async () => {
    const { port } = new URL(catcher.url)
    const socket = net.connect(Number(port), '127.0.0.1')
    socket.write('EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: half')
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    await send({ to: 'next@y.example', subject: 'next', text: 'x' })
    expect((await server.ask('GET', '/api/mail/caught?q=half')).body.items).toHaveLength(0)
    expect((await server.ask('GET', '/api/mail/caught?q=next@')).body.items).toHaveLength(1)
  })

  test('when more come than are kept, then the oldest go, and pages follow each other', async () => {
    const { db } = server.services
    const mail = {
      sender: 'a',
      recipients: ['many@y.example'],
      subject: 'many',
      toLead: true,
      raw: Buffer.from('x'),
    }
    for (let i = 0; i < MOST_CAUGHT + 5; i++)
      await insertCaught(db, { ...mail, at: server.clock.now + i + 1 })
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path: string = `/api/mail/caught?limit=200${cursor ? `&cursor=${cursor}` : ''}`
      const { body } = await server.ask('GET', path)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.next
    }
    expect(new Set(seen).size).toBe(MOST_CAUGHT)
    expect((await server.ask('DELETE', '/api/mail/caught')).status).toBe(204)
    expect((await server.ask('GET', '/api/mail/caught')).body.items).toEqual([])
  })
})
