/** Hostile values in every query and body of the API's table: no answer is a 500, and the record holds afterwards. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { api } from '../../src/api.ts'
import { anna, HOUR } from '../support/cast.ts'
import { auditWorkspace } from '../support/audited.ts'
import { testServer } from '../support/server.ts'

const { ask, clock, errors, services } = await testServer()
// a stream of news goes on for ever
const ending = setInterval(() => services.live.close(), 20)
afterAll(() => clearInterval(ending))

const ids: Record<string, string> = {}

beforeAll(async () => {
  const ready = { ...anna, touch: 'demo_requested' }
  ids.lead = (await ask('POST', '/api/leads', ready)).body.id
  ids.returned = (
    await ask('POST', '/api/leads', { ...ready, email: 'r@firm.example', phone: '+49 30 1' })
  ).body.id
  const { body: given } = await ask('POST', `/api/leads/${ids.returned}/return`, { reason: 'no_budget' })
  expect(given.id).toBe(ids.returned)
  const at = new Date(clock.now + 26 * HOUR).toISOString()
  await ask('POST', `/api/leads/${ids.lead}/accept`, {})
  expect((await ask('POST', `/api/leads/${ids.lead}/meetings`, { at, rep: 'ines' })).status).toBe(200)
  ids.meeting = (await ask('GET', '/api/meetings')).body.items[0].id
  const account = { name: 'Keller Maschinenbau', tier: 'a' }
  ids.account = (await ask('POST', '/api/accounts', account)).body?.id
  const { body: view } = await ask('POST', '/api/views', { name: 'v', query: 'stage=mql' })
  ids.view = view.id
})

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00x',
    'x'.repeat(100_000),
    '=1+1',
    'a\r\nBcc: e@vil.example',
    '<script>alert(1)</script>',
    '__proto__',
    'constructor',
    'toString',
    'Mars/Phobos',
    "'; drop table leads; --",
    '%',
    'NaN',
    '-1',
    '1e400',
    'desk:sales',
    '../../etc/passwd',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const moments = fc.constantFrom(
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59.999Z',
  '2026-06-09T10:00:00+14:00',
  '2026-06-09T10:00:00.123456789Z',
  '9999-12-31T23:59:59-12:00',
  '0000-01-01T00:00:00+14:00',
  '2026-06-09T10:00:00Z',
)
const days = fc.constantFrom(
  '9999-12-31',
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '2026-06-09',
  '2024-02-29',
)
const numbers = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 3, 30) },
  fc.constantFrom(-1, 0, 1, -0, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 31 - 1, 2 ** 53, -(2 ** 63), 5),
)

interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
}

/** Of a shape mostly what fits it, with the values of its leaves from the pools. */
function of(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const some = schema.anyOf ?? schema.oneOf
  if (some) return fc.oneof(...some.map((one) => of(one, name)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...schema.enum) }, hostile)
  switch (schema.type) {
    case 'object': {
      const model = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [key, of(value, key)]),
      )
      const known = fc.record(model, { requiredKeys: schema.required ?? [] })
      if (schema.properties || typeof schema.additionalProperties !== 'object') return known
      const keys = fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('need', 'timeline', 'employees', 'intent') },
        hostile,
      )
      return fc.dictionary(keys, of(schema.additionalProperties), { maxKeys: 3 })
    }
    case 'array':
      return fc.array(of(schema.items ?? {}, name), { maxLength: 4 })
    case 'integer':
    case 'number':
      return numbers
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return textOf(schema, name)
  }
}

function textOf({ format }: Schema, name: string): fc.Arbitrary<unknown> {
  if (format === 'date-time') return moments
  if (format === 'date') return days
  if (format === 'uuid') return fc.constantFrom(...Object.values(ids))
  const likely: Record<string, string[]> = {
    timeZone: ['Mars/Phobos', 'ACT', 'EST', 'Etc/GMT+14', 'europe/berlin', '+05:30', 'UTC'],
    holidays: ['DE', 'DE-BY', 'XX', 'US-CA'],
    rep: ['ines', 'mara'],
    owner: ['ines', 'mara', 'desk:sales'],
    reason: ['no_budget', 'student', 'not_reachable'],
    by: ['ines', 'nobody'],
    person: ['ines', 'mara'],
    tier: ['a', 'b', 'A'],
    email: ['z@firm.example', 'z@firm.example, e@vil.example', 'a\r\nb@x.example'],
    value: ['x@firm.example', 'firm.example', '+49 30 5', 'Firm'],
    mon: ['09:00-12:00', '12:00-09:00', '00:00-24:00'],
    leadId: [ids.lead!],
    cursor: ['MQ', 'WzFd', 'W10', 'WyIwMDAwIiwiYSJd'],
  }
  const own = likely[name]
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(own ?? ['word'])) }, hostile)
}

const schemaOf = (type: z.ZodType): Schema =>
  z.toJSONSchema(type, { unrepresentable: 'any', io: 'input' }) as Schema

function pathOf(path: string, n: number): string {
  const lead = n % 2 ? ids.lead! : ids.returned!
  return path
    .replace('/leads/{id}', `/leads/${lead}`)
    .replace('/accounts/{id}', `/accounts/${ids.account}`)
    .replace('/people/{id}', '/people/olaf')
    .replace('{meeting}', n % 3 ? ids.meeting! : ['x', '__proto__', '%00', '%ed%a0%80'][n % 4]!)
    .replace(/\{\w+\}/, ['x', '%00', 'olaf', '1'][n % 4]!)
    .replace(/\{\w+\}/, 'x')
}

/** Those that end what the walk is about, or are asked with a session only. */
const LEAVE = /erase|^\/api\/(sign-in|session|claim|invitations|keys|live|sign-out|imports)/
const RUNS = Number(process.env.FUZZ_RUNS ?? 25)
const SEED = Number(process.env.FUZZ_SEED ?? 7)

test.each(
  api.filter(({ path }) => !LEAVE.test(path)).map((row) => [`${row.method} ${row.path}`, row] as const),
)('when %s is asked with hostile values, then nothing goes wrong inside', async (_name, row) => {
  const bodies = row.body ? fc.sample(of(schemaOf(row.body)), { numRuns: RUNS, seed: SEED }) : [undefined]
  const asked = row.query ? fc.sample(of(schemaOf(row.query)), { numRuns: RUNS, seed: SEED + 1 }) : [{}]
  const went: unknown[] = []
  for (let n = 0; n < Math.max(bodies.length, asked.length); n++) {
    clock.now += 1000
    const body = bodies[n % bodies.length]
    const query = new URLSearchParams()
    for (const [key, value] of Object.entries(asked[n % asked.length] as object))
      if (value !== undefined) query.set(key, String(value))
    const path = pathOf(row.path, n)
    const headers = n % 2 && row.method === 'POST' ? { 'idempotency-key': `${row.path} ${n}` } : {}
    const { status, text } = await ask(row.method, `${path}?${query}`, body, headers)
    if (status >= 500) went.push([path, query.toString(), body, text, errors.splice(0)])
  }
  await services.refreshPeople()
  expect(went).toEqual([])
  expect(errors.splice(0)).toEqual([])
})

test('when all of it is over, then the record holds', async () => {
  expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
})
