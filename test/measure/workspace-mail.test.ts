import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { hold, stand, advance } from '#journey/mailing/mailbox.store.ts'
import { keyOf, readPlace } from '#journey/mailing/mailbox.rules.ts'
import { pause, resume } from '#journey/mailing/sending.store.ts'
import { testServer } from '../support/server.ts'
import type { Check } from '#journey/measure/mornings/contract.ts'
import type { MailboxPlace } from '#journey/mailing/mailbox.rules.ts'

/** The admin's morning tells of mail that does not come in and of mail that does not leave. */

const MINUTE = 60_000
const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
const { ask, services } = await testServer(clock)
const { config, db } = services
const imapUrl = 'imaps://sales%40seller.example:secret@imap.seller.example/INBOX'
const mailbox = keyOf(readPlace(imapUrl) as MailboxPlace)
const held = () => ({ mailbox, holder, now: clock.now, until: clock.now + MINUTE })
const holder = randomUUID()

async function check(what: Check['what']): Promise<Check> {
  const { body, text } = await ask('GET', '/api/mornings/workspace')
  expect(text).not.toContain('secret')
  return (body.checks as Check[]).find((one) => one.what === what)!
}

test('given no mailbox, then nothing is said of it; given an address that cannot be used, then it is to be acted on', async () => {
  services.config = { ...config, imapUrl: null }
  expect(await check('mailbox')).toMatchObject({ state: 'ok' })
  services.config = { ...config, imapUrl: 'imaps://imap.seller.example' }
  expect(await check('mailbox')).toMatchObject({ state: 'act', to: '/mail' })
})

test('given a mailbox that is read, then all is well; given that nobody looked for a quarter of an hour, then it is told since when', async () => {
  services.config = { ...config, imapUrl }
  // nobody has begun to watch it: the server may have started just now
  expect(await check('mailbox')).toMatchObject({ state: 'look' })
  const cursor = (await hold(db, { ...held(), begins: 0 }))!
  await advance(db, { ...held(), ...cursor, uidValidity: 1, taken: 0 })
  await stand(db, { ...held(), state: 'watching', problem: null, detail: null })
  const looked = clock.now
  clock.now += 14 * MINUTE
  expect(await check('mailbox')).toMatchObject({ state: 'ok' })
  clock.now += 2 * MINUTE
  expect(await check('mailbox')).toMatchObject({
    state: 'act',
    since: new Date(looked).toISOString(),
    names: ['sales@seller.example'],
  })
})

test('given a failure of a moment, then it is to be looked at; given one that stays, then acted on; a folder that takes no mark is to be looked at', async () => {
  const since = clock.now
  await stand(db, { ...held(), state: 'failing', problem: 'not_signed_in', detail: 'no' })
  expect(await check('mailbox')).toMatchObject({ state: 'look', since: new Date(since).toISOString() })
  clock.now += 6 * MINUTE
  expect(await check('mailbox')).toMatchObject({ state: 'act' })
  const cursor = (await hold(db, { ...held(), begins: 0 }))!
  await advance(db, { ...held(), ...cursor, uidValidity: 1, taken: 0 })
  await stand(db, { ...held(), state: 'watching', problem: 'cannot_mark', detail: 'read-only' })
  expect(await check('mailbox')).toMatchObject({ state: 'look' })
})

test('given mails of programmes that rest by a limit, then act; by hand, then look; how many wait and since when', async () => {
  expect(await check('mailing')).toMatchObject({ state: 'ok' })
  await pause(db, 'baton', { why: 'complaints', rate: 1, limit: 0.3 }, clock.now)
  const since = new Date(clock.now).toISOString()
  clock.now += MINUTE
  expect(await check('mailing')).toMatchObject({ state: 'act', since, count: 0, to: '/mail' })
  await resume(db, clock.now)
  await pause(db, 'person:mara', { why: 'by_hand' }, clock.now)
  expect(await check('mailing')).toMatchObject({ state: 'look' })
})

test('given a sender of the product that strict servers refuse, then it is to be looked at, unless nothing leaves anyway', async () => {
  services.config = { ...config, smtpUrl: 'smtp://mail.seller.example', publicUrl: 'http://192.0.2.7' }
  expect(await check('sender')).toMatchObject({ state: 'look', names: ['baton@[192.0.2.7]'] })
  services.config = { ...services.config, catchMail: true }
  expect(await check('sender')).toMatchObject({ state: 'ok' })
  services.config = { ...services.config, catchMail: false }
  await ask('PATCH', '/api/mail/product', { revision: 0, address: 'leads@seller.example' })
  expect(await check('sender')).toMatchObject({ state: 'ok' })
})
