import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import type { AddressInfo } from 'node:net'
import { checkProductDns } from '#journey/mailing/product.routes.ts'
import { faultsOf, productSender } from '#journey/mailing/product.rules.ts'
import { productFrom } from '#journey/mailing/product.store.ts'
import { smtpSender } from '#integrations/mail/send.ts'
import { api } from '../../src/api.ts'
import { testServer } from '../support/server.ts'
import type { ProductDns } from '#journey/mailing/product.contract.ts'

/** Who offers, invitations and digests come from. */

const { ask, services } = await testServer()
const heard: { from: string; header: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onMailFrom: ({ address }, _session, done) =>
    /@\[?\d|@localhost/.test(address) ? done(new Error('5.1.7 Sender address refused')) : done(),
  onData: (stream, { envelope }, done) => {
    let raw = ''
    stream.on('data', (part: Buffer) => (raw += part.toString()))
    stream.on('end', () => {
      const header = /^From: (.*)$/m.exec(raw)![1]!.trim()
      heard.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', header })
      done()
    })
  },
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
services.config = { ...services.config, smtpUrl, publicUrl: 'http://192.0.2.7:4380' }
const mail = smtpSender(smtpUrl, () => productFrom(services))
services.access.sendMail = mail.send
afterAll(async () => {
  mail.close()
  await new Promise<void>((resolve) => server.close(resolve))
})

const at = '/api/mail/product'

describe('where the sender comes from', () => {
  const around = {
    address: null,
    programmes: null,
    smtpUrl: 'smtp://smtp.far.example',
    publicUrl: 'https://baton.seller.example',
  }
  test.each([
    [
      'what an admin set',
      { address: 'b@seller.example', programmes: 'n@seller.example' },
      'b@seller.example',
      'own',
    ],
    ['that of programmes', { programmes: 'n@seller.example' }, 'n@seller.example', 'programmes'],
    [
      'the user at the mail server',
      { smtpUrl: 'smtps://crm%40seller.example:p@smtp.far.example' },
      'crm@seller.example',
      'login',
    ],
    [
      'no key of a provider',
      { smtpUrl: 'smtp://apikey:p@smtp.far.example' },
      'baton@baton.seller.example',
      'made_up',
    ],
    [
      'no broken user',
      { smtpUrl: 'smtp://a%ZZ:p@smtp.far.example' },
      'baton@baton.seller.example',
      'made_up',
    ],
    ['a number in brackets', { publicUrl: 'http://192.0.2.7:4380' }, 'baton@[192.0.2.7]', 'made_up'],
    [
      'a long number in brackets',
      { publicUrl: 'http://[2001:db8::7]' },
      'baton@[IPv6:2001:db8::7]',
      'made_up',
    ],
  ])('given %s', (_what, given, address, origin) => {
    expect(productSender({ ...around, ...given })).toEqual({ address, origin })
  })

  test.each([
    ['baton@baton.seller.example', []],
    ['baton@[192.0.2.7]', ['host_is_ip']],
    ['baton@localhost', ['host_is_local']],
    ['baton@crm', ['host_is_local']],
    ['baton@crm.office.local', ['host_is_local']],
    ['baton@local.example', []],
  ])('given %s, then %j is wrong with it', (sender, faults) => {
    expect(faultsOf(sender, 'smtp://x')).toEqual(faults)
    expect(faultsOf(sender, null)).toEqual(['no_server', ...faults])
  })
})

describe('the setting', () => {
  test('given nothing set and a number for a host, then the page says what is wrong and what to do, in both languages', async () => {
    const { body } = await ask('GET', at)
    expect(body).toMatchObject({
      name: 'Baton',
      address: null,
      revision: 0,
      sender: 'baton@[192.0.2.7]',
      origin: 'made_up',
      faults: [{ id: 'host_is_ip' }],
    })
    expect(body.faults[0].mend).toContain('BATON_URL')
    const german = await ask('GET', at, undefined, { 'accept-language': 'de' })
    expect(german.body.faults[0].sentence).toContain('Strenge Mailserver')
  })

  test('given a strict server, then a trial tells its words; given an address of the company, then the trial leaves from it', async () => {
    const refused = await ask('POST', `${at}/test`, {}, { 'baton-person': 'mara' })
    expect(refused.status).toBe(422)
    expect(refused.body.errors[0]).toMatchObject({ field: 'to' })
    expect(refused.body.errors[0].message).toContain('Sender address refused')
    const saved = await ask('PATCH', at, {
      revision: 0,
      name: 'Leads, “Seller”',
      address: 'leads@seller.example',
    })
    expect(saved.body).toMatchObject({
      revision: 1,
      origin: 'own',
      sender: 'leads@seller.example',
      faults: [],
    })
    expect((await ask('POST', `${at}/test`, {}, { 'baton-person': 'mara' })).status).toBe(200)
    expect(heard.at(-1)!.from).toBe('leads@seller.example')
    expect(heard.at(-1)!.header).toContain('<leads@seller.example>')
  })

  test('given somebody was faster, then nobody overwrites them', async () => {
    const late = await ask('PATCH', at, { revision: 0, name: 'Late' })
    expect(late.body).toMatchObject({ code: 'changed_meanwhile' })
    const next = await ask('PATCH', at, { revision: 1, address: null })
    expect(next.body).toMatchObject({ name: 'Leads, “Seller”', address: null, revision: 2 })
  })

  test.each([
    ['address', 'leads@seller.example\r\nBcc: x@y.de'],
    ['address', 'leads@localhost'],
    ['name', 'A\nB'],
    ['name', ' '],
  ])('given a %s of %j, then it is refused by its name', async (field, value) => {
    const { status, body } = await ask('PATCH', at, { revision: 2, [field]: value })
    expect([status, body.errors[0].field]).toEqual([422, field])
  })

  test('given anybody but an admin, then they may read it and not change it', () => {
    const routes = api.filter(({ path }) => path.startsWith(at))
    expect(routes.map(({ method, permission }) => `${method} ${permission}`)).toEqual([
      'GET read',
      'PATCH admin',
      'GET admin',
      'POST admin',
    ])
  })

  test('given a domain, then its DNS is judged; given none, then nobody is asked', async () => {
    const asked: string[] = []
    const resolver = {
      txt: (name: string) => {
        asked.push(name)
        return Promise.resolve([])
      },
      mx: () => Promise.resolve([]),
    }
    const check = async () =>
      (await checkProductDns(resolver)(services, { language: 'en' } as never)).body as ProductDns
    expect(await check()).toMatchObject({ findings: [] })
    expect(asked).toEqual([])
    await ask('PATCH', at, { revision: 2, address: 'leads@seller.example' })
    const { domain, findings } = await check()
    expect(domain).toBe('seller.example')
    expect(findings.map(({ what, verdict }) => `${what} ${verdict}`)).toEqual([
      'spf missing',
      'dmarc missing',
      'mx missing',
    ])
  })
})
