import http from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { audit } from '#journey/audit/actions.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { deliverHooks, forgetCalls } from '#journey/nurture/hooks.jobs.ts'
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
const [HANGS, CLOSES, DRIPS, BREAKS, FLOODS, BYTES] = [0, 1, 2, 3, 4, 5]
const receiver = http.createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += String(chunk)))
  request.on('end', () => {
    const head = (name: string) => String(request.headers[name])
    got.push({ key: head('idempotency-key'), signature: head('baton-signature'), body })
    const status = answers.shift() ?? 204
    if (status === HANGS) return
    if (status === CLOSES) return void request.socket.destroy()
    if (status === DRIPS) return void response.writeHead(200).write('thank you')
    if (status === BREAKS) {
      response.writeHead(500, { 'content-length': 1000 }).write('half', () => request.socket.destroy())
      return
    }
    if (status === FLOODS) return void response.writeHead(422).end('x'.repeat(5_000_000))
    if (status === BYTES) return void response.writeHead(500).end(Buffer.from([97, 0, 10, 0xff, 9, 98]))
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
    answers = [status]
    expect(await postWebhook(given({}))).toMatchObject({ outcome, reason, status })
  })

  test('none in time, a connection that closes, nobody there, no such name: later, each with its reason', async () => {
    answers = [HANGS]
    expect(await postWebhook(given({}), 50)).toMatchObject({
      outcome: 'later',
      reason: 'silent',
      status: null,
    })
    answers = [CLOSES]
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
    answers = [DRIPS]
    expect(await postWebhook(given({}), 300)).toMatchObject({ outcome: 'taken', answer: 'thank you' })
    answers = [BREAKS]
    expect(await postWebhook(given({}))).toMatchObject({ outcome: 'later', reason: 'broken', answer: 'half' })
    answers = [FLOODS]
    const flood = await postWebhook(given({}))
    expect(flood).toMatchObject({ outcome: 'never', reason: 'refused' })
    expect(flood.answer).toHaveLength(300)
    answers = [BYTES]
    expect((await postWebhook(given({}))).answer).toBe('a \ufffd b')
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

describe('given a system that is down', () => {
  test('when it is tried by hand, then what waits goes out at once, under its key and counted on', async () => {
    await recycled('grace@kontron.de')
    while ((await actDueClocks(services)) > 0);
    answers = [503]
    await deliverHooks(services, postWebhook)
    const { body: waits } = await ask('GET', '/api/hooks/crm/deliveries?state=waiting')
    expect(waits.items).toMatchObject([
      {
        state: 'waiting',
        attempts: 1,
        reason: 'broken',
        status: 503,
        step: { id: 'tell', name: 'Tell the CRM' },
      },
    ])
    expect(Date.parse(waits.items[0].nextAt)).toBe(clock.now + 15_000)
    const { id } = waits.items[0]
    expect((await ask('POST', '/api/hooks/crm/retry', { delivery: id })).body).toEqual({ retried: 1 })
    got.length = 0
    await deliverHooks(services, postWebhook)
    expect(got).toMatchObject([{ key: id }])
    const { body: calls } = await ask('GET', `/api/hooks/crm/calls?delivery=${id}`)
    expect(calls.items.map(({ attempt, status }: never) => [attempt, status])).toEqual([
      [2, 204],
      [1, 503],
    ])
    expect((await ask('POST', '/api/hooks/crm/retry', { delivery: id })).body).toEqual({ retried: 0 })
  })

  test('when it says that it is gone, then it is given up with the reason, and a press sends it again, once', async () => {
    await recycled('edsger@kontron.de')
    while ((await actDueClocks(services)) > 0);
    answers = [410]
    await deliverHooks(services, postWebhook)
    expect((await ask('GET', '/api/hooks/crm')).body).toMatchObject({ waiting: 0, failed30: 1 })
    const failed = await ask('GET', '/api/hooks/crm/deliveries?state=failed')
    expect(failed.body.items).toMatchObject([{ state: 'failed', reason: 'gone', status: 410, nextAt: null }])
    expect((await ask('POST', '/api/hooks/crm/retry', { state: 'failed' })).body).toEqual({ retried: 1 })
    got.length = 0
    await deliverHooks(services, postWebhook)
    expect(got).toMatchObject([{ key: failed.body.items[0].id }])
    expect((await ask('GET', '/api/hooks/crm')).body).toMatchObject({ waiting: 0, failed30: 0 })
    expect((await audit(services, { serverRuns: true })).promises).toBe('ok')
  })

  test('when a call is under way, then a press does not start it a second time', async () => {
    await recycled('barbara@kontron.de')
    while ((await actDueClocks(services)) > 0);
    let retried = -1
    await deliverHooks(services, async (delivery) => {
      retried = (await ask('POST', '/api/hooks/crm/retry', { state: 'waiting' })).body.retried
      return postWebhook(delivery)
    })
    expect(retried).toBe(0)
    expect(await deliverHooks(services, postWebhook)).toBe(false)
  })

  test('when it hangs with more than can be called at once, then another system is told in the same round', async () => {
    await ask('POST', '/api/hooks', { id: 'hangs', name: 'Hangs', url, privateAllowed: true })
    const { rows } = await services.db.query<{ lead_id: string }>('select lead_id from leads limit 1')
    const lead = rows[0]!.lead_id
    const payload = JSON.stringify({ programme: 'told', version: 1, step: 'tell', at: clock.now })
    await services.db.query(
      `insert into outbox (workspace_no, lead_id, seq, kind, recipient, payload, due_at)
       select 1, $1, 1000 + n, 'webhook', case when n < 200 then 'hangs' else 'crm' end, $2,
           to_timestamp(($3::float8 - 1000 + n) / 1000.0)
         from generate_series(1, 201) as n`,
      [lead, payload, clock.now],
    )
    const told: string[] = []
    await deliverHooks(services, async ({ id }) => {
      told.push(id)
      return { outcome: 'later', reason: 'silent', status: null, ms: 10_000, detail: '', answer: '' }
    })
    expect(told).toContain(`${lead}.1200`)
    expect(told).toContain(`${lead}.1201`)
    expect(told).toHaveLength(22)
    await services.db.query('delete from outbox where seq >= 1000')
    await ask('DELETE', '/api/hooks/hangs')
  })
})

describe('given a secret', () => {
  test('when it is replaced, then both sign for as long as was asked, then only the new one', async () => {
    const first = await ask('POST', '/api/hooks', { id: 'erp', name: 'ERP', url, privateAllowed: true })
    const renewed = await ask('POST', '/api/hooks/erp/secret', { overlapHours: 2 })
    expect(renewed.body.secret).not.toBe(first.body.secret)
    expect(Date.parse(renewed.body.formerSecretUntil)).toBe(clock.now + 2 * HOUR)
    expect((await ask('GET', '/api/hooks/erp')).body).toMatchObject({ secret: null })
    const [now, before] = [renewed.body.secret, first.body.secret]
    const known: string[] = [now, before]
    expect(await signedBy()).toEqual([now, before])
    clock.now += 2 * HOUR
    expect(await signedBy()).toEqual([now])
    const last = await ask('POST', '/api/hooks/erp/secret', { overlapHours: 0 })
    expect(last.body.formerSecretUntil).toBeNull()
    known.push(last.body.secret)
    expect(await signedBy()).toEqual([last.body.secret])
    expect(await ask('POST', '/api/hooks/erp/secret', { overlapHours: 73 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'overlapHours' }] },
    })

    async function signedBy(): Promise<string[]> {
      got.length = 0
      expect((await ask('POST', '/api/hooks/erp/test', {})).body).toMatchObject({ outcome: 'taken' })
      const { signature, body } = got[0]!
      const seconds = Number(/^t=(\d+),/.exec(signature)![1])
      return known.filter((one) => signature.includes(signatureOf([one], seconds, body).split(',')[1]!))
    }
  })

  test('when somebody tries a call, then it carries nobody’s data, and its answer is kept with who asked', async () => {
    answers = [500]
    got.length = 0
    const { body } = await ask('POST', '/api/hooks/erp/test', {})
    expect(body).toMatchObject({ outcome: 'later', reason: 'broken', status: 500, delivery: null })
    expect(Object.keys(JSON.parse(got[0]!.body)).sort()).toEqual(['at', 'event', 'hook', 'id'])
    expect((await ask('GET', '/api/hooks/erp/calls?limit=1')).body.items[0]).toMatchObject({ id: body.id })
    expect((await ask('GET', '/api/hooks/erp')).body).toMatchObject({ waiting: 0, lastCall: { id: body.id } })
  })

  test('when there are more calls than a page, then the pages together hold each once', async () => {
    const seen: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page = await ask('GET', `/api/hooks/erp/calls?limit=2${next && `&cursor=${next}`}`)
      seen.push(...page.body.items.map(({ id }: { id: string }) => id))
      next = page.body.next
    }
    expect(seen.length).toBeGreaterThan(2)
    expect(new Set(seen).size).toBe(seen.length)
    expect((await ask('GET', '/api/hooks/erp/calls?cursor=x')).status).toBe(422)
  })

  test('when it is nobody’s, or the press says neither one nor all, then that is told with the field', async () => {
    for (const path of ['secret', 'test'])
      expect((await ask('POST', `/api/hooks/no/${path}`, {})).status).toBe(404)
    expect((await ask('POST', '/api/hooks/no/retry', { state: 'failed' })).status).toBe(404)
    for (const path of ['', '/calls', '/deliveries'])
      expect((await ask('GET', `/api/hooks/no${path}`)).status).toBe(404)
    expect(await ask('POST', '/api/hooks/erp/retry', {})).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'delivery' }] },
    })
  })
})

test('given a person who is erased, then what systems answered about them goes, and the calls are still counted', async () => {
  const { body } = await ask('GET', '/api/hooks/crm/calls')
  const [lead] = body.items
    .find(({ delivery }: { delivery: string | null }) => delivery !== null)
    .delivery.split('.')
  await services.db.query(`update hook_calls set answer = 'ada@kontron.de is known' where lead_id = $1`, [
    lead,
  ])
  await eraseLead(services, lead, 'asked', 'person:pia')
  const after = (await ask('GET', '/api/hooks/crm/calls')).body.items
  expect(after).toHaveLength(body.items.length)
  expect(JSON.stringify(after)).not.toContain('is known')
})

test('given old calls, then they are let go and the young ones stay', async () => {
  const count = async () =>
    (await services.db.query<{ n: number }>('select count(*)::int as n from hook_calls')).rows[0]!.n
  const before = await count()
  await forgetCalls(services)
  expect(await count()).toBe(before)
  clock.now += 91 * 24 * HOUR
  await ask('POST', '/api/hooks/erp/test', {})
  await forgetCalls(services)
  expect(await count()).toBe(1)
})

function given(change: object) {
  return { url, secrets: ['x'], privateAllowed: true, id: 'a.1', body: '{}', now: clock.now, ...change }
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

async function recycled(email = 'ada@kontron.de'): Promise<void> {
  const who = { email, title: 'CEO', consent: { email: true } }
  const { card } = await services.gatherer.do(captureOf(services, who, 'demo_requested'))
  const target = { leadId: card!.leadId }
  const qualify = act.complete(services.law, { activity: 'qualification_call', by: 'mara' })
  await services.gatherer.do({ target, decide: qualify })
  await services.gatherer.do({ target, decide: act.giveBack(services.law, { reason: 'no_budget' }) })
}
