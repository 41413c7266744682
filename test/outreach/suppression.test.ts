import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf, keysOf, suppressedBy } from '#journey/outreach/suppression.rules.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import { SUPPRESSION_REASONS } from '#journey/outreach/suppression.contract.ts'
import { anna, DAY } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import type { Holding } from '#journey/outreach/suppression.rules.ts'

const { app, ask, clock, services, errors } = await testServer()

async function leadOf(details: object): Promise<string> {
  return (await ask('POST', '/api/leads', details)).body.id
}

async function whyNot(lead: string, channel = ''): Promise<{ reason: string; id: string | null } | null> {
  return (await ask('GET', `/api/suppressions/check?lead=${lead}${channel && `&channel=${channel}`}`)).body
    .suppressed
}

async function upload(path: string, content: string) {
  const form = new FormData()
  form.append('files', new File([content], 'list.csv'))
  const response = await app.request(path, {
    method: 'POST',
    headers: { host: 'localhost:4380' },
    body: form,
  })
  return (await response.json()) as Record<string, unknown>
}

describe('given ways to write one address', () => {
  test.each([
    ['Anna@Firm.example', 'email', 'email:anna@firm.example'],
    ['@firm.example', 'domain', 'domain:firm.example'],
    ['https://www.Firm.example/about', 'domain', 'domain:firm.example'],
    ['+49 (30) 90182-0', 'phone', 'phone:+4930901820'],
    ['Müller & Söhne GmbH', 'company', 'company:mullersohnegmbh'],
  ])('when %s is put on the list, then it is a %s', (value, kind, key) => {
    expect(keyOf(value)).toEqual({ kind, key })
  })

  test('when a free provider would be suppressed whole, then it is refused', () => {
    expect(keyOf('gmail.com')).toMatchObject({ problem: expect.stringContaining('free mail provider') })
  })

  test('when any text comes, then it is a key or a reason why not, and never an error', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const keyed = keyOf(value)
        expect('key' in keyed ? keyed.key.length : keyed.problem.length).toBeGreaterThan(0)
      }),
    )
  })

  test('when somebody writes from below a domain, then the domain covers them, its end alone does not', () => {
    const keys = keysOf({ email: 'a@mail.firm.example', phone: null, country: null, company: null })
    expect(keys).toEqual(['email:a@mail.firm.example', 'domain:mail.firm.example', 'domain:firm.example'])
  })
})

test('given several entries, then the weightiest that keeps from this way is named', () => {
  const holding = (reason: Holding['reason']): Holding => ({
    id: reason,
    kind: 'email',
    reason,
    value: 'x',
    source: 's',
    until: null,
  })
  fc.assert(
    fc.property(fc.subarray([...SUPPRESSION_REASONS]), (reasons) => {
      const found = suppressedBy(reasons.map(holding), undefined, null)
      const weightiest = SUPPRESSION_REASONS.find((one) => reasons.includes(one)) ?? null
      expect(found?.reason ?? null).toBe(weightiest)
    }),
  )
  expect(suppressedBy([holding('do_not_call')], undefined, null, 'email')).toBeNull()
  expect(suppressedBy([holding('bounced')], undefined, null, 'call')).toBeNull()
})

describe('given leads and a list', () => {
  test('when an entry is added and taken away, then it holds at once, and no longer', async () => {
    const lead = await leadOf(anna)
    expect(await whyNot(lead)).toBeNull()
    const { body } = await ask('POST', '/api/suppressions', { value: anna.email, reason: 'asked' })
    expect(await whyNot(lead)).toMatchObject({ reason: 'asked', id: body.id })
    expect((await ask('POST', '/api/suppressions', { value: anna.email, reason: 'asked' })).status).toBe(422)
    expect((await ask('DELETE', `/api/suppressions/${body.id}`)).status).toBe(204)
    expect(await whyNot(lead)).toBeNull()
  })

  test('when its last day has passed, then it holds no more', async () => {
    const lead = await leadOf({ email: 'kai@until.example' })
    const until = new Date(clock.now + DAY).toISOString().slice(0, 10)
    await ask('POST', '/api/suppressions', { value: 'until.example', reason: 'customer', until })
    expect(await whyNot(lead)).toMatchObject({ reason: 'customer' })
    clock.now += 3 * DAY
    expect(await whyNot(lead)).toBeNull()
    const { items } = (await ask('GET', '/api/suppressions?q=until.example')).body
    expect(items).toMatchObject([{ over: true }])
  })

  test('when a deal is open, then the whole company is left alone, and after it was lost no more', async () => {
    const [one, colleague] = [
      await leadOf({ email: 'a@dealing.example', company: 'Dealing Works' }),
      await leadOf({ email: 'b@dealing.example', company: 'Dealing works' }),
    ]
    const { body } = await ask('POST', '/api/opportunities', {
      leadIds: [one],
      status: 'open',
      name: 'Line 4',
    })
    expect(await whyNot(colleague)).toMatchObject({ reason: 'open_deal', id: null })
    await ask('PATCH', `/api/opportunities/${body.id}`, { status: 'lost' })
    expect(await whyNot(colleague)).toBeNull()
    const { body: won } = await ask('POST', '/api/opportunities', { leadIds: [one], status: 'won' })
    expect(won.status).toBe('won')
    const found = await suppressedLeads(services.db, [one, colleague], { now: clock.now })
    expect([...found.values()].map(({ reason }) => reason)).toEqual(['customer', 'customer'])
  })

  test('when somebody who must not be called is erased, then the number goes and the rule stays', async () => {
    const phone = '+49 30 1234567'
    const lead = await leadOf({ email: 'quiet@erased.example', phone, country: 'DE' })
    await ask('POST', '/api/suppressions', {
      value: phone,
      reason: 'do_not_call',
      note: 'Said so on the phone',
    })
    expect(await whyNot(lead, 'call')).toMatchObject({ reason: 'do_not_call' })
    await ask('POST', `/api/leads/${lead}/erase`, { because: 'asked for' })
    const { rows } = await services.db.query(
      'select reason, key, value, note from suppressions where kind = $1 order by reason',
      ['phone'],
    )
    const nothing = { key: null, value: null, note: null }
    expect(rows).toEqual([
      { reason: 'do_not_call', ...nothing },
      { reason: 'erased', ...nothing },
    ])
    const back = await leadOf({ email: 'new@erased.example', phone: '0049 30 1234567', country: 'DE' })
    expect(await whyNot(back, 'call')).toMatchObject({ reason: 'do_not_call' })
    // whoever was erased is left alone on every way until they agree themselves
    expect(await whyNot(back, 'email')).toMatchObject({ reason: 'erased' })
  })
})

describe('given a suppression list as a file', () => {
  const csv =
    'E-mail;Phone;Reason;Until\nx@list.example;+49 40 99887766;do not call;\nnot an address;;;\ny@list.example;;opt-out;2027-01-31\n'

  test('when it is tried, taken in and taken in again, then the second time changes nothing', async () => {
    const at = '/api/suppressions/import?reason=asked'
    expect(await upload(`${at}&dryRun=true`, csv)).toMatchObject({ read: 3, created: 3, refused: 1 })
    expect((await ask('GET', '/api/suppressions?q=list.example')).body.items).toEqual([])
    expect(await upload(`${at}&dryRun=false`, csv)).toMatchObject({ created: 3, refused: 1 })
    expect(await upload(`${at}&dryRun=true`, csv)).toMatchObject({ created: 0, unchanged: 3 })
    expect(await upload(`${at}&dryRun=false`, csv)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    const { items } = (await ask('GET', '/api/suppressions?reason=do_not_call&limit=1')).body
    expect(items).toHaveLength(1)
    expect(errors).toEqual([])
  })

  test('when no reason is named anywhere, then every row is refused with that', async () => {
    const answer = await upload('/api/suppressions/import', 'value\nrival.example\n')
    expect(answer).toMatchObject({ created: 0, refused: 1, problems: [{ line: 2 }] })
  })
})
