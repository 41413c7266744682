import { beforeAll, describe, expect, test } from 'vitest'
import { audit } from '#journey/audit/actions.ts'
import { deliverHooks, forgetCalls } from '#journey/nurture/hooks.jobs.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { postWebhook, signatureOf } from '#integrations/webhooks/post.ts'
import { testServer } from '../support/server.ts'
import { otherSystem, reachesStep, tellsCrm } from './other-system.ts'
import { HOUR } from './world.ts'

const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
const { ask, services } = await testServer(clock)
const { url, got, answers } = await otherSystem()

beforeAll(async () => {
  await ask('POST', '/api/hooks', { id: 'crm', name: 'The CRM', url, privateAllowed: true })
  await tellsCrm(services)
})

describe('given a system that is down', () => {
  test('when it is tried by hand, then what waits goes out at once, under its key and counted on', async () => {
    await reachesStep(services, 'grace@kontron.de')
    answers.push(503)
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
    await reachesStep(services, 'edsger@kontron.de')
    answers.push(410)
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
    await reachesStep(services, 'barbara@kontron.de')
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
    const hung: string[] = []
    const told: string[] = []
    const bothTold = new EventTarget()
    const isOver = new Promise((resolve) => bothTold.addEventListener('now', resolve))
    await deliverHooks(services, async ({ id }) => {
      const isCrm = Number(id.split('.')[1]) >= 1200
      ;(isCrm ? told : hung).push(id)
      if (told.length === 2) bothTold.dispatchEvent(new Event('now'))
      if (!isCrm) await isOver
      return { outcome: 'later', reason: 'silent', status: null, ms: 10_000, detail: '', answer: '' }
    })
    expect(told.sort()).toEqual([`${lead}.1200`, `${lead}.1201`])
    expect(hung).toHaveLength(199)
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
    answers.push(500)
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
