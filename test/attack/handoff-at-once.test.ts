/** What one asks must not spoil what others ask at the same moment; a key that was used says so everywhere. */
import { afterEach, expect, test } from 'vitest'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { anna, DEFAULT_AGREEMENT, HOUR } from '../support/cast.ts'
import { auditWorkspace } from '../support/audited.ts'
import { testServer } from '../support/server.ts'

const { ask, clock, errors, services } = await testServer()
afterEach(() => void expect(errors.splice(0)).toEqual([]))

const captured = (n: string) =>
  ask('POST', '/api/leads', {
    ...anna,
    email: `once${n}@firm${n}.example`,
    company: `Firm ${n}`,
    touch: 'demo_requested',
  })

test('when twenty make a meeting with one rep for the same time, then one has it, and leads that come meanwhile are taken in', async () => {
  const leads = await Promise.all(Array.from({ length: 20 }, (_, n) => captured(String(n))))
  const at = new Date(clock.now + 30 * HOUR).toISOString()
  const [meetings, others] = await Promise.all([
    Promise.all(leads.map(({ body }) => ask('POST', `/api/leads/${body.id}/meetings`, { at, rep: 'ines' }))),
    Promise.all(Array.from({ length: 20 }, (_, n) => captured(`x${n}`))),
  ])
  expect(meetings.map(({ status }) => status).filter((status) => status === 200).length).toBe(1)
  expect(new Set(meetings.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
    new Set(['time_taken']),
  )
  expect(new Set(others.map(({ status }) => status))).toEqual(new Set([201]))
  expect((await ask('GET', '/api/meetings')).body.items.length).toBe(1)
})

test('when an Idempotency-Key is used again for something else, then nothing of it is done', async () => {
  const { body } = await captured('key')
  const used: Record<string, object> = {
    accept: {},
    attempts: { outcome: 'no_answer' },
    contacted: {},
    rate: { rating: 3 },
    answers: { answers: { timeline: 'now' } },
    meetings: { at: new Date(clock.now + 40 * HOUR).toISOString(), rep: 'olaf' },
    touches: { kind: 'pricing_viewed' },
  }
  const first = await ask(
    'POST',
    `/api/leads/${body.id}/attempts`,
    { outcome: 'voicemail' },
    { 'idempotency-key': 'one' },
  )
  expect(first.status).toBe(200)
  for (const [what, given] of Object.entries(used)) {
    const again = await ask('POST', `/api/leads/${body.id}/${what}`, given, { 'idempotency-key': 'one' })
    expect([what, again.body.code]).toEqual([what, 'idempotency_mismatch'])
  }
  expect((await ask('GET', '/api/meetings')).body.items.length).toBe(1)
})

test('when a stale page acts on what somebody else decided, then it is told so', async () => {
  const { body } = await captured('stale')
  const seen = (await ask('GET', `/api/leads/${body.id}`)).headers.get('etag')!.replace(/\D/g, '')
  await ask('POST', `/api/leads/${body.id}/disqualify`, { reason: 'student' }, { 'baton-person': 'olaf' })
  const late = await ask(
    'POST',
    `/api/leads/${body.id}/assign`,
    { owner: 'yuki' },
    { 'baton-person': 'ines', 'baton-seen': seen },
  )
  expect(late.status).toBe(409)
})

test.each([
  ['a duty of no time', 'within: 4 business hours', 'within: 0 business hours'],
  ['a duty of ten thousand years', 'within: 4 business hours', 'within: 99999999999 days'],
])('when an agreement has %s, then it is refused with its place', (_what, from, to) => {
  const at = DEFAULT_AGREEMENT.indexOf(from, DEFAULT_AGREEMENT.indexOf('duties:'))
  expect(at).toBeGreaterThan(0)
  const compiled = compileAgreement(
    DEFAULT_AGREEMENT.slice(0, at) + to + DEFAULT_AGREEMENT.slice(at + from.length),
  )
  expect(compiled.ok).toBe(false)
  if (!compiled.ok) expect(compiled.problems[0]!.line).toBeGreaterThan(1)
})

test('when an agreement has five thousand routing rules, then it is read or refused in time', () => {
  const rules = Array.from(
    { length: 5_000 },
    (_, n) =>
      `      - { id: r${n}, because: x, when: lead.country == 'C${n}', to: { people: [nobody${n}] } }`,
  )
  const text = `${DEFAULT_AGREEMENT.replace(/^routing:[\s\S]*?(?=^\S)/m, '')}\nrouting:\n  sales:\n    rules:\n${rules.join('\n')}\n`
  const began = performance.now()
  const compiled = compileAgreement(text)
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(compiled.ok || compiled.problems.length > 0).toBe(true)
})

test('when all of it is over, then the record holds', async () => {
  expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
})
