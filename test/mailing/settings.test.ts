import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkDns } from '#journey/mailing/sending.routes.ts'
import { testServer } from '../support/server.ts'
import type { DnsCheck } from '#journey/mailing/sending.contract.ts'

const { ask, services } = await testServer()
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-mail-'))
afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }))
services.config = { ...services.config, dataFolder, smtpUrl: 'smtp://mail.seller.example:587' }

test('settings are those that were saved, and nobody overwrites what somebody else saved meanwhile', async () => {
  const before = await ask('GET', '/api/mail')
  expect(before.body).toMatchObject({ revision: 0, server: 'mail.seller.example', holding: null, key: null })
  const change = { revision: 0, name: 'Pia', address: 'pia@seller.example', perDay: 500 }
  const saved = await ask('PATCH', '/api/mail', change)
  expect(saved.body).toMatchObject({
    revision: 1,
    sender: 'pia@seller.example',
    today: { sent: 0, limit: 500 },
  })
  expect((await ask('PATCH', '/api/mail', change)).body).toMatchObject({ code: 'changed_meanwhile' })
  const again = await ask('PATCH', '/api/mail', { revision: 1, perDay: null })
  expect(again.body).toMatchObject({ revision: 2, settings: { name: 'Pia', perDay: null } })
})

test.each([
  ['address', 'pia@seller.example\r\nBcc: x@y.de'],
  ['name', 'Pia\nBcc: x@y.de'],
  ['perDay', -1],
])('a bad %s is refused by its name', async (field, value) => {
  const { status, body } = await ask('PATCH', '/api/mail', { revision: 2, [field]: value })
  expect(status).toBe(422)
  expect(body.errors[0].field).toBe(field)
})

test('the private part of a key is in no answer, and in a file that only its owner reads', async () => {
  const { text, body } = await ask('POST', '/api/mail/key', {})
  expect(body.key).toMatchObject({ domain: 'seller.example', here: true, record: { type: 'TXT' } })
  expect(body.key.record.value).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,}$/)
  expect(text).not.toContain('PRIVATE')
  const [file] = fs.readdirSync(path.join(dataFolder, 'mail'))
  const at = path.join(dataFolder, 'mail', file!)
  expect(fs.statSync(at).mode & 0o077).toBe(0)
  const held = fs.readFileSync(at, 'utf8')
  expect(held).toContain('PRIVATE KEY')
  const { rows } = await services.db.query<{ held: string }>('select mail_keys::text as held from mail_keys')
  expect(rows[0]!.held).not.toContain(held.split('\n')[1])
})

test('mails rest and leave again by hand, and the screen says who did it', async () => {
  const paused = await ask('POST', '/api/mail/pause', {}, { 'baton-person': 'mara' })
  expect(paused.body).toMatchObject({
    holding: 'paused',
    paused: { why: 'by_hand', sentence: 'Stopped by Mara Lind.' },
  })
  const german = await ask('GET', '/api/mail', undefined, { 'accept-language': 'de' })
  expect(german.body.paused.sentence).toMatch(/^Angehalten von/)
  expect((await ask('POST', '/api/mail/resume', {})).body).toMatchObject({ holding: null, paused: null })
})

test('what DNS says is told in plain words, with the record to enter', async () => {
  const nothing = { txt: () => Promise.resolve([]), mx: () => Promise.resolve(null) }
  const { body } = await checkDns(nothing)(services, { language: 'en' } as never)
  const { domain, findings } = body as DnsCheck
  expect(domain).toBe('seller.example')
  expect(findings.map(({ what, verdict }) => `${what} ${verdict}`)).toEqual([
    'spf missing',
    'dkim missing',
    'dmarc missing',
    'mx unknown',
  ])
  expect(findings[1]!.wanted).toMatch(/^v=DKIM1/)
})
