import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { anna } from '../support/cast.ts'
import { expectSound } from '../support/sound.ts'
import { testServer } from '../support/server.ts'

const { ask: plainAsk, clock, errors, services } = await testServer()

const ask: typeof plainAsk = (...given) => {
  clock.now++
  return plainAsk(...given)
}

let lead = ''

beforeAll(async () => {
  lead = (await ask('POST', '/api/leads', { ...anna, touch: 'demo_requested' })).body.id
})

afterEach(() => {
  // a 500 is never an answer to what somebody sent
  expect(errors.splice(0)).toEqual([])
})

const TABLES = [
  'entries',
  'leads',
  'identity_keys',
  'companies',
  'touches',
  'handoffs',
  'opportunities',
  'spend',
  'people',
  'saved_views',
  'idempotency_keys',
]

async function counts(): Promise<object> {
  const { rows } = await services.db.query(
    `select ${TABLES.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`,
  )
  return rows[0]!
}

const long = (n: number) => 'x'.repeat(n)
const email = 'h@firm.example'

/** What is sent to POST /api/leads, and the field that the answer must name; null = the body as a whole. */
const refused: [string, unknown, string | null][] = [
  ['malformed JSON', '{"email": ', null],
  ['a body that is a list', '[]', null],
  ['a body that is null', 'null', null],
  ['a body that is a text', '"lead"', null],
  ['nothing', '{}', 'email'],
  ['an unknown field', { email, emial: 'x' }, 'emial'],
  ['an address that is none', { email: 'a b' }, 'email'],
  ['HTML in an address', { email: '<script>@x.example' }, 'email'],
  ['a number as address', { email: 7 }, 'email'],
  ['a list as address', { email: ['a@b.c'] }, 'email'],
  ['an object as name', { email, firstName: { $ne: null } }, 'firstName'],
  ['a name too long', { email, firstName: long(201) }, 'firstName'],
  ['a NUL', { email, lastName: 'a\u0000b' }, 'lastName'],
  ['half a surrogate pair', '{"email":"h@firm.example","company":"\\ud800"}', 'company'],
  ['a NUL in a field', { email, fields: { need: '\u0000' } }, 'fields.need'],
  ['a NUL in the name of a field', { email, fields: { 'a\u0000': 'x' } }, 'fields'],
  ['__proto__ as a field', '{"email":"h@firm.example","fields":{"__proto__":{"admin":true}}}', 'fields'],
  ['constructor as a field', { email, fields: { constructor: 'x' } }, 'fields'],
  ['__proto__ as a key', '{"email":"h@firm.example","__proto__":{"email":"x"}}', null],
  ['a field that is a list', { email, fields: { need: ['x'] } }, 'fields.need'],
  [
    'fields nested deep',
    `{"email":"h@firm.example","fields":{"need":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
    'fields.need',
  ],
  ['JSON nested very deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, null],
  ['a huge number', '{"email":"h@firm.example","fields":{"employees":1e999}}', 'fields.employees'],
  ['words for a number', { email, fields: { employees: 'many' } }, 'fields.employees'],
  ['a value that is not on the list', { email, fields: { timeline: 'soonish' } }, 'fields.timeline'],
  ['the year 9999', { email, occurredAt: '9999-12-31T23:59:59Z' }, 'occurredAt'],
  ['the year 0001', { email, occurredAt: '0001-01-01T00:00:00Z' }, 'occurredAt'],
  ['a date that does not exist', { email, occurredAt: '2026-02-30T00:00:00Z' }, 'occurredAt'],
  ['a date without a zone', { email, occurredAt: '2026-02-20T00:00:00' }, 'occurredAt'],
  ['a touch of another spelling', { email, touch: 'Demo Requested' }, 'touch'],
  ['consent in words', { email, consent: { email: 'yes' } }, 'consent.email'],
]

describe('given a submission that cannot be taken', () => {
  test.each(refused)(
    'when it is %s, then the field is named, nothing is written, and it can be read back',
    async (_what, body, field) => {
      const before = await counts()
      const answer = await ask('POST', '/api/leads', body)
      expect([400, 422]).toContain(answer.status)
      if (field !== null) {
        const named = (answer.body.errors ?? []).map((error: { field: string }) => error.field)
        expect(named.some((one: string) => one === field || one.startsWith(`${field}.`))).toBe(true)
      }
      expect(await counts()).toEqual(before)
      const { body: kept } = await ask('GET', '/api/submissions?outcome=refused&limit=1')
      expect(kept.items[0].problem).toMatchObject({ code: answer.body.code })
    },
  )

  test('when it is 2 MB, then it is too large', async () => {
    const before = await counts()
    expect((await ask('POST', '/api/leads', { email, name: long(2 ** 21) })).status).toBe(413)
    expect(await counts()).toEqual(before)
    const { items } = (await ask('GET', '/api/submissions?outcome=refused&limit=200')).body
    const kept = items.find((one: { problem: { code: string } }) => one.problem.code === 'too_large')
    expect(kept.body).toBe(JSON.stringify({ email, name: long(2 ** 21) }).slice(0, 100_000))
  })

  test('when it is no JSON by its own word, then 415', async () => {
    expect(
      (await ask('POST', '/api/leads', 'email=x', { 'content-type': 'application/x-www-form-urlencoded' }))
        .status,
    ).toBe(415)
  })
})

describe('given a submission that only looks dangerous', () => {
  const odd: [string, string][] = [
    ['SQL', `Robert'); drop table leads; --`],
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("http://evil.example","x")'],
    ['braces, quotes and backslashes', '{"a",\\"b\\",NULL,\\\\}'],
    ['NULL', 'NULL'],
    ['right-to-left and zero-width', '\u202Eevil\u200B'],
    ['an emoji of many parts', '👩🏽‍🚀'],
    ['line breaks', 'a\r\nb\tc'],
  ]
  test.each(odd)('when a name is %s, then it is kept to the letter', async (_what, text) => {
    const { status, body } = await ask('POST', '/api/leads', {
      email: `odd@${Buffer.from(text).toString('hex').slice(0, 40)}.example`,
      lastName: text,
      company: text,
      source: text,
      fields: { need: text, other: text },
    })
    expect(status).toBe(201)
    const { body: page } = await ask('GET', `/api/leads/${body.id}`)
    expect(page).toMatchObject({
      person: { lastName: text, fields: { other: text } },
      company: text.trim(),
      source: text,
    })
    await expectSound(services.db)
  })

  test('when a key comes twice, then the last one counts and the submission is kept as it came', async () => {
    const { body } = await ask(
      'POST',
      '/api/leads',
      '{"email":"a\\u0000@firm.example","email":"twice@firm.example"}',
    )
    expect(body.id).toBeDefined()
    expect((await ask('GET', `/api/submissions?leadId=${body.id}`)).status).toBe(200)
  })

  test('when a touch has the name of an inner property, then it counts', async () => {
    for (let i = 0; i < 2; i++)
      expect((await ask('POST', `/api/leads/${lead}/touches`, { kind: 'constructor' })).status).toBe(200)
  })
})

describe('given other routes and hostile input', () => {
  const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
  const gets = [
    '/api/leads/not-a-uuid',
    `/api/leads/${'0'.repeat(36)}`,
    '/api/leads?limit=0',
    '/api/leads?limit=1e9',
    '/api/leads?limit=x',
    '/api/leads?sort=; drop table leads',
    '/api/leads?minScore=99999999999',
    '/api/leads?minScore=1e300',
    '/api/leads?q=%00',
    '/api/leads?stage=%00',
    '/api/leads?q=%25%5C_',
    '/api/leads?cursor=x',
    `/api/leads?cursor=${cursor(1)}`,
    `/api/leads?cursor=${cursor('x', 'y')}`,
    `/api/leads?cursor=${cursor(1e300, '00000000-0000-7000-8000-000000000000')}`,
    `/api/leads?sort=created&cursor=${cursor('x', '00000000-0000-7000-8000-000000000000')}`,
    `/api/leads?sort=created&cursor=${cursor(1e300, '00000000-0000-7000-8000-000000000000')}`,
    `/api/leads?sort=name&cursor=${cursor(1, 2)}`,
    `/api/leads?sort=name&cursor=${cursor(null, null)}`,
    `/api/leads?sort=name&cursor=${cursor('\u0000', '00000000-0000-7000-8000-000000000000')}`,
    `/api/submissions?cursor=${cursor('x', 'y')}`,
    `/api/submissions?cursor=${cursor(1, 'y')}`,
    `/api/submissions?cursor=${cursor(1e300, null)}`,
    '/api/submissions?leadId=x',
    `/api/opportunities?cursor=${cursor('\u0000')}`,
    '/api/opportunities/%00',
    '/api/opportunities/%ff',
    '/api/opportunities/__proto__',
    `/api/imports?cursor=${cursor('x')}`,
    `/api/imports?cursor=${cursor('x', 'y')}`,
    '/api/imports/x',
    '/api/imports/x/refused',
    '/api/inbox',
    '/api/inbox?rep=%00',
    '/api/inbox?rep=constructor',
  ]
  test.each(gets)('when GET %s, then it is answered or refused, and nothing breaks', async (path) => {
    const { status } = await ask('GET', path)
    expect(status).toBeLessThan(500)
  })

  const onLead = [
    `?cursor=${'1.5'}`,
    `?cursor=${cursor(1.5)}`,
    `?cursor=${cursor(1e300)}`,
    `?cursor=${cursor('x')}`,
    `?cursor=${cursor(-1)}`,
  ]
  test.each(onLead)('when a timeline is asked with %s, then nothing breaks', async (query) => {
    expect((await ask('GET', `/api/leads/${lead}/timeline${query}`)).status).toBeLessThan(500)
  })

  test.each(['9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', 'x', '1969-01-01T00:00:00Z'])(
    'when a score is asked at %s, then nothing breaks',
    async (at) => {
      expect((await ask('GET', `/api/leads/${lead}/score?at=${at}`)).status).toBeLessThan(500)
    },
  )

  const money = { leadIds: ['lead'], amount: 1, currency: 'EUR' }
  const writes: [string, string, object][] = [
    ['POST', '/api/opportunities', { ...money, amount: -5 }],
    ['POST', '/api/opportunities', { ...money, amount: '1e5' }],
    ['POST', '/api/opportunities', { ...money, amount: 1e16 }],
    ['POST', '/api/opportunities', { ...money, currency: '€' }],
    ['POST', '/api/opportunities', { ...money, leadIds: [] }],
    ['POST', '/api/opportunities', { ...money, leadIds: ['00000000-0000-7000-8000-00000000dead'] }],
    ['POST', '/api/opportunities', { ...money, closedAt: '9999-01-01T00:00:00Z' }],
    [
      'POST',
      '/api/spend',
      { campaign: 'x', from: '2026-02-30', to: '2026-03-01', amount: 1, currency: 'EUR' },
    ],
    [
      'POST',
      '/api/spend',
      { campaign: 'x', from: '2026-03-02', to: '2026-03-01', amount: 1, currency: 'EUR' },
    ],
    [
      'POST',
      '/api/spend',
      { campaign: 'x', from: '2026-03-01', to: '2026-03-01', amount: '-1', currency: 'EUR' },
    ],
    ['POST', '/api/people', { name: 'x', function: 'admin' }],
    ['POST', '/api/people', { id: '__proto__', name: 'x', function: 'sales' }],
    ['POST', '/api/leads/{lead}/touches', { kind: '__proto__' }],
    ['POST', '/api/leads/{lead}/touches', { kind: 'x', at: '9999-01-01T00:00:00Z' }],
    ['POST', '/api/leads/{lead}/rate', { rating: 6 }],
    ['POST', '/api/leads/{lead}/rate', { rating: '5' }],
    ['POST', '/api/leads/{lead}/return', { reason: '__proto__', note: 'x' }],
    ['POST', '/api/leads/{lead}/disqualify', { reason: 'constructor', note: 'x' }],
    ['POST', '/api/leads/{lead}/activities', { activity: 'constructor' }],
    ['POST', '/api/leads/{lead}/assign', { owner: 'constructor' }],
    ['POST', '/api/leads/{lead}/accept', { by: '\u0000' }],
    ['POST', '/api/leads/00000000-0000-7000-8000-00000000dead/accept', {}],
    ['POST', '/api/leads/00000000-0000-7000-8000-00000000dead/erase', {}],
    ['PATCH', '/api/people/%00', { available: true }],
    ['PATCH', '/api/people/desk:sales', { available: false }],
    ['PATCH', '/api/opportunities/%00', { stage: 'x' }],
  ]
  test.each(writes)(
    'when %s %s is sent %j, then it is refused and nothing is written',
    async (method, path, body) => {
      const before = await counts()
      const given =
        'leadIds' in body && (body.leadIds as string[])[0] === 'lead' ? { ...body, leadIds: [lead] } : body
      const { status } = await ask(method, path.replace('{lead}', lead), given)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(await counts()).toEqual(before)
    },
  )

  test('when an opportunity is called __proto__, then it is refused or kept like any other', async () => {
    const { status } = await ask('POST', '/api/opportunities', { ...money, leadIds: [lead], id: '__proto__' })
    expect(status).toBeLessThan(500)
    if (status < 300) expect((await ask('GET', '/api/opportunities/__proto__')).status).toBe(200)
  })

  test('when a view that cannot be is deleted, then nothing breaks', async () => {
    expect((await ask('DELETE', '/api/views/not-a-uuid')).status).toBeLessThan(500)
  })

  test.each([long(201), long(6000), '', 'ä'])(
    'when an Idempotency-Key is odd, then nothing breaks',
    async (key) => {
      const header = { 'idempotency-key': Buffer.from(key).toString('latin1') }
      expect(
        (await ask('POST', '/api/leads', { email: 'odd-key@firm.example' }, header)).status,
      ).toBeLessThan(500)
      expect((await ask('POST', '/api/views', { name: 'x', query: '' }, header)).status).toBeLessThan(500)
    },
  )
})
