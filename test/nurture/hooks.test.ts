import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { deliverHooks } from '#journey/nurture/hooks.jobs.ts'
import { isPublic } from '#integrations/webhooks/addresses.ts'
import { postWebhook, signatureOf } from '#integrations/webhooks/post.ts'
import { testServer } from '../support/server.ts'
import {
  BREAKS,
  BYTES,
  CLOSES,
  DRIPS,
  FLOODS,
  HANGS,
  otherSystem,
  reachesStep,
  tellsCrm,
} from './other-system.ts'
import { HOUR } from './world.ts'

const MINUTE = 60_000
const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
const { ask, services } = await testServer(clock)
const { url, got, answers } = await otherSystem()

describe('what may be called', () => {
  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.0.1', false],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['2002:a00:1::', false],
    ['nonsense', false],
  ])('%s: %s', (address, expected) => expect(isPublic(address)).toBe(expected))

  test('no address of the own networks, however it is written in IPv6', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(
        byte,
        byte,
        byte,
        (a, b, c) => !isPublic(`10.${a}.${b}.${c}`) && !isPublic(`::ffff:10.${a}.${b}.${c}`),
      ),
    )
  })

  test.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://2130706433:1/',
    'http://0x7f.1:1/',
  ])('%s is refused before anybody is called', async (wanted) => {
    const came = await postWebhook(given({ url: wanted, privateAllowed: false }))
    expect(came).toMatchObject({ outcome: 'never', reason: 'private_address', status: null })
  })
})

describe('what an answer means', () => {
  test.each([
    [204, 'taken', 'taken'],
    [302, 'never', 'moved'],
    [404, 'never', 'refused'],
    [410, 'never', 'gone'],
    [429, 'later', 'busy'],
    [503, 'later', 'broken'],
  ])('%i: %s, since %s', async (status, outcome, reason) => {
    answers.push(status)
    expect(await postWebhook(given({}))).toMatchObject({ outcome, reason, status })
  })

  test('none in time, a connection that closes, nobody there, no such name: later, each with its reason', async () => {
    answers.push(HANGS)
    expect(await postWebhook(given({}), 50)).toMatchObject({
      outcome: 'later',
      reason: 'silent',
      status: null,
    })
    answers.push(CLOSES)
    expect(await postWebhook(given({}))).toMatchObject({ outcome: 'later', reason: 'closed' })
    const nobody = await postWebhook(given({ url: 'http://127.0.0.1:1/' }))
    expect(nobody).toMatchObject({ outcome: 'later', reason: 'unreachable' })
    expect(nobody.detail).toMatch(/ECONNREFUSED/)
    const nowhere = await postWebhook(given({ url: 'http://nobody.invalid/' }))
    expect(nowhere).toMatchObject({ outcome: 'later', reason: 'unknown_host' })
    const plain = await postWebhook(given({ url: url.replace('http:', 'https:') }))
    expect(plain).toMatchObject({
      outcome: 'later',
      reason: expect.stringMatching(/untrusted|closed|unreachable/),
    })
  })

  test('a status is an answer, though its text never ends, breaks off, or is no text', async () => {
    answers.push(DRIPS)
    expect(await postWebhook(given({}), 300)).toMatchObject({ outcome: 'taken', answer: 'thank you' })
    answers.push(BREAKS)
    expect(await postWebhook(given({}))).toMatchObject({ outcome: 'later', reason: 'broken', answer: 'half' })
    answers.push(FLOODS)
    const flood = await postWebhook(given({}))
    expect(flood).toMatchObject({ outcome: 'never', reason: 'refused' })
    expect(flood.answer).toHaveLength(300)
    answers.push(BYTES)
    expect((await postWebhook(given({}))).answer).toBe('a \ufffd b')
  })
})

test('a webhook step is told once it was taken, under one key, signed, and tried again until then', async () => {
  const made = await ask('POST', '/api/hooks', { id: 'crm', name: 'The CRM', url, privateAllowed: true })
  expect(made).toMatchObject({ status: 201, body: { id: 'crm', waiting: 0 } })
  const { secret } = made.body as { secret: string }
  expect((await ask('GET', '/api/hooks')).body.items[0].secret).toBeNull()
  expect(await ask('POST', '/api/hooks', { id: 'crm', name: 'Again', url })).toMatchObject({ status: 422 })

  await tellsCrm(services)
  await reachesStep(services, 'ada@kontron.de')
  got.length = 0
  answers.push(500, 204)
  await deliverHooks(services, postWebhook)
  expect(await deliverHooks(services, postWebhook)).toBe(false)
  expect((await ask('GET', '/api/hooks')).body.items[0]).toMatchObject({
    waiting: 1,
    lastCall: { outcome: 'later', reason: 'broken', status: 500, attempt: 1 },
    usedBy: [{ id: 'told', name: 'Told' }],
  })
  clock.now += MINUTE
  await deliverHooks(services, postWebhook)
  expect(got).toHaveLength(2)
  expect(got[0]!.key).toBe(got[1]!.key)
  const seconds = Number(/^t=(\d+),/.exec(got[1]!.signature)![1])
  expect(got[1]!.signature).toBe(signatureOf([secret], seconds, got[1]!.body))
  expect(JSON.parse(got[1]!.body)).toMatchObject({
    event: 'programme.step',
    programme: 'told',
    step: 'tell',
    lead: { email: 'ada@kontron.de', stage: 'nurture' },
  })
  expect((await ask('GET', '/api/hooks')).body.items[0]).toMatchObject({ waiting: 0, failed30: 0 })
  clock.now += HOUR
  expect(await deliverHooks(services, postWebhook)).toBe(false)
})

function given(change: object) {
  return { url, secrets: ['x'], privateAllowed: true, id: 'a.1', body: '{}', now: clock.now, ...change }
}
