import http from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { deliverHooks } from '#journey/nurture/hooks.jobs.ts'
import { insertMailing, insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { isPublic } from '#integrations/webhooks/addresses.ts'
import { postWebhook, signatureOf } from '#integrations/webhooks/post.ts'
import { testServer } from '../support/server.ts'
import { captureOf } from '../support/workroom.ts'
import { ALWAYS, HOUR } from './world.ts'
import type { AddressInfo } from 'node:net'

const MINUTE = 60_000
const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
const { ask, services } = await testServer(clock)
const got: { key: string; signature: string; body: string }[] = []
let answers: number[] = []
const receiver = http.createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += String(chunk)))
  request.on('end', () => {
    const head = (name: string) => String(request.headers[name])
    got.push({ key: head('idempotency-key'), signature: head('baton-signature'), body })
    const status = answers.shift() ?? 204
    if (status === 0) return
    response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end()
  })
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

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
    expect(came.outcome).toBe('never')
    expect(came.detail).toMatch(/private network/)
  })
})

describe('what an answer means', () => {
  test.each([
    [204, 'taken'],
    [302, 'never'],
    [410, 'never'],
    [429, 'later'],
    [503, 'later'],
  ])('%i: %s', async (status, outcome) => {
    answers = [status]
    expect((await postWebhook(given({}))).outcome).toBe(outcome)
  })

  test('none in time, or nobody there: later', async () => {
    answers = [0]
    expect(await postWebhook(given({}), 50)).toMatchObject({ outcome: 'later' })
    expect(await postWebhook(given({ url: 'http://127.0.0.1:1/' }))).toMatchObject({ outcome: 'later' })
  })
})

test('a webhook step is told once it was taken, under one key, signed, and tried again until then', async () => {
  const made = await ask('POST', '/api/hooks', { id: 'crm', name: 'The CRM', url, privateAllowed: true })
  expect(made).toMatchObject({ status: 201, body: { id: 'crm', waiting: 0 } })
  const { secret } = made.body as { secret: string }
  expect((await ask('GET', '/api/hooks')).body.items[0].secret).toBeNull()
  expect(await ask('POST', '/api/hooks', { id: 'crm', name: 'Again', url })).toMatchObject({ status: 422 })

  await running()
  await recycled()
  while ((await actDueClocks(services)) > 0);
  got.length = 0
  answers = [500, 204]
  await deliverHooks(services, postWebhook)
  expect(await deliverHooks(services, postWebhook)).toBe(false)
  expect((await ask('GET', '/api/hooks')).body.items[0]).toMatchObject({
    waiting: 1,
    lastProblem: 'answered 500',
  })
  clock.now += MINUTE
  await deliverHooks(services, postWebhook)
  expect(got).toHaveLength(2)
  expect(got[0]!.key).toBe(got[1]!.key)
  const seconds = Number(/^t=(\d+),/.exec(got[1]!.signature)![1])
  expect(got[1]!.signature).toBe(signatureOf(secret, seconds, got[1]!.body))
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
  return { url, secret: 'x', privateAllowed: true, id: 'a.1', body: '{}', now: clock.now, ...change }
}

async function running(): Promise<void> {
  const { db } = services
  const [by, at] = ['person:pia', clock.now]
  const steps = [{ id: 'tell', name: 'Tell the CRM', does: 'webhook' as const, hook: 'crm', next: null }]
  const entry = { stages: ['nurture'], when: [] }
  const document = { name: 'Told', purpose: 'news', entry, goal: [], holdOut: 0, start: 'tell', steps }
  await insertVersion(db, { programme: 'told', version: 1, document, key: null, at, by })
  await insertTurn(db, { programme: 'told', what: 'started', version: 1, from: at, by })
  await insertMailing(db, { mailing: ALWAYS, from: at, by })
  await services.refreshLaw()
}

async function recycled(): Promise<void> {
  const who = { email: 'ada@kontron.de', title: 'CEO', consent: { email: true } }
  const { card } = await services.gatherer.do(captureOf(services, who, 'demo_requested'))
  const target = { leadId: card!.leadId }
  const qualify = act.complete(services.law, { activity: 'qualification_call', by: 'mara' })
  await services.gatherer.do({ target, decide: qualify })
  await services.gatherer.do({ target, decide: act.giveBack(services.law, { reason: 'no_budget' }) })
}
