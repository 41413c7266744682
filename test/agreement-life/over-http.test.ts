import { beforeAll, describe, expect, test } from 'vitest'
import { addPeople } from '#people/people.store.ts'
import { textHash } from '#ledger/log.ts'
import { DAY, DEFAULT_AGREEMENT, MONDAY } from '../support/cast.ts'
import { testServer, type Reply } from '../support/server.ts'
import { yamlOf } from './world.ts'

const clock = { now: MONDAY }
const server = await testServer(clock)
const { services } = server

beforeAll(async () => {
  const person = (
    id: string,
    name: string,
    role: 'sales_manager' | 'marketing' | 'leadgen_manager' | 'sponsor',
  ) => ({
    id,
    name,
    email: null,
    function: null,
    role,
    available: true,
  })
  await addPeople(services.db, [
    person('vera', 'Vera Holm', 'sales_manager'),
    person('paul', 'Paul Rey', 'marketing'),
    person('lena', 'Lena Koch', 'leadgen_manager'),
    person('uma', 'Uma Stein', 'sponsor'),
  ])
  await services.refreshPeople()
})

const as = (id: string, headers: Record<string, string> = {}) => ({ 'baton-person': id, ...headers })
const post = (path: string, body: unknown, who = 'paul', headers = {}): Promise<Reply> =>
  server.ask('POST', `/api/agreements${path}`, body, as(who, headers))
const get = (path = ''): Promise<Reply> => server.ask('GET', `/api/agreements${path}`)

async function proposed(version: number, day = '2026-07-01'): Promise<string> {
  const text = yamlOf(version, day)
  const made = await post('/drafts', { title: 'Next', text })
  const reply = await post(`/drafts/${made.body.id}/propose`, { from: made.body.hash })
  expect(reply.status).toBe(201)
  return textHash(text)
}

describe('given a new workspace', () => {
  test('when agreements are listed, then the starting point is in force, unsigned', async () => {
    const { items } = (await get()).body
    expect(items).toMatchObject([
      { version: 1, status: 'in_force', unsigned: true, signatures: [], missing: [] },
    ])
  })

  test('when the file is fetched, then it is the text, byte for byte, under its hash', async () => {
    const file = await get('/1/agreement.yaml')
    expect(file.text).toBe(DEFAULT_AGREEMENT)
    expect(file.headers.get('content-type')).toContain('application/yaml')
    expect(file.headers.get('etag')).toBe(`"${textHash(DEFAULT_AGREEMENT)}"`)
  })

  test.each(['0', '99', 'x', '1.5', '-1', '99999999999'])(
    'when version %s is asked for, then there is none',
    async (version) => {
      expect((await get(`/${version}`)).status).toBe(404)
      expect((await get(`/${version}/agreement.yaml`)).status).toBe(404)
    },
  )

  test('when a text is checked, then every problem has its line and column', async () => {
    const broken = yamlOf(7, '2001-01-01').replace('score.total >= 70', 'score.totall >= 70')
    const first = (await post('/check', { text: broken })).body
    expect(first).toMatchObject({ ok: false, nextVersion: 2 })
    expect(first.problems[0].message).toContain('totall')
    const { problems } = (await post('/check', { text: yamlOf(7, '2001-01-01') })).body
    const lines = yamlOf(7, '2001-01-01').split('\n')
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(['version', 'effectiveFrom'])
    expect(lines[problems[0].line - 1]).toBe('version: 7')
    expect((await post('/check', { text: yamlOf(2) })).body).toMatchObject({ ok: true, says: { version: 2 } })
    expect((await post('/check', { text: ': [' })).body).toMatchObject({ ok: false, says: null })
  })
})

describe('given a draft', () => {
  test('when it is begun from a version, then it has the next number and a date to come', async () => {
    const { status, body } = await post('/drafts', { title: 'More leads', basedOn: 1 })
    expect(status).toBe(201)
    expect(body).toMatchObject({ basedOn: 1, created: { by: { id: 'paul', name: 'Paul Rey' } } })
    expect(body.text).toMatch(/^version: 2$/m)
    expect((await post('/check', { text: body.text })).body.ok).toBe(true)
    expect((await post('/drafts', { title: 'x', basedOn: 9 })).status).toBe(422)
  })

  test('when two save over the same text, then the second is told who was faster, and nothing is lost', async () => {
    const { body: draft } = await post('/drafts', { title: 'Race', text: 'a: 1' })
    const save = (text: string, who: string) =>
      server.ask('PATCH', `/api/agreements/drafts/${draft.id}`, { from: draft.hash, text }, as(who))
    expect((await save('a: 2', 'vera')).body).toMatchObject({
      text: 'a: 2',
      changed: { by: { name: 'Vera Holm' } },
    })
    const lost = await save('a: 3', 'paul')
    expect(lost).toMatchObject({ status: 409, body: { code: 'draft_changed' } })
    expect(lost.body.detail).toContain('Vera Holm')
    expect((await get(`/drafts/${draft.id}`)).body.text).toBe('a: 2')
  })

  test('when it does not compile, is stale or is not there, then it cannot be proposed', async () => {
    const { body: draft } = await post('/drafts', { title: 'Broken', text: 'agreement: 1' })
    const propose = (from: string, id = draft.id as string) => post(`/drafts/${id}/propose`, { from })
    expect(await propose(draft.hash)).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect((await propose(draft.hash)).body.errors[0].message).toMatch(/^line \d+, column \d+: /)
    expect(await propose(textHash('else'))).toMatchObject({ status: 409, body: { code: 'draft_changed' } })
    expect((await propose(draft.hash, '00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await propose(draft.hash, 'x')).status).toBe(404)
  })

  test('when it is asked for twice under one key, then there is one', async () => {
    const key = { 'idempotency-key': 'draft-1' }
    const [one, two] = [
      await post('/drafts', { title: 'Once' }, 'paul', key),
      await post('/drafts', { title: 'Once' }, 'paul', key),
    ]
    expect(two.body.id).toBe(one.body.id)
    expect(
      (await get('/drafts')).body.items.filter((each: { title: string }) => each.title === 'Once'),
    ).toHaveLength(1)
  })

  test('when it is thrown away, then it is gone', async () => {
    const { body: draft } = await post('/drafts', { title: 'Away' })
    const remove = () => server.ask('DELETE', `/api/agreements/drafts/${draft.id}`, undefined, as('paul'))
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404])
  })
})

describe('given a proposal', () => {
  let hash = ''
  beforeAll(async () => void (hash = await proposed(2)))

  test('when it is shown, then it has text, document, what is missing and its history; its draft is gone', async () => {
    const { body } = await get('/2')
    expect(body).toMatchObject({
      status: 'proposed',
      hash,
      missing: ['sales', 'marketing', 'leadgen'],
      inForceFrom: null,
    })
    expect(body.text).toBe(yamlOf(2))
    expect(body.document.version).toBe(2)
    expect(body.history).toMatchObject([
      { sentence: 'Proposed by Paul Rey', by: { id: 'paul', name: 'Paul Rey' } },
    ])
    expect((await get('/drafts')).body.items.map((one: { title: string }) => one.title)).not.toContain('Next')
  })

  test.each([
    ['nobody', 'nobody-known', {}, 422, 'unknown_person'],
    ['for another function', 'vera', { function: 'marketing' }, 403, 'wrong_signer'],
    ['as sponsor', 'uma', {}, 403, 'wrong_signer'],
    ['over another text', 'vera', { hash: textHash('x') }, 409, 'text_changed'],
    ['what was not proposed', 'vera', { version: 3 }, 409, 'not_proposed'],
    ['what is in force', 'vera', { version: 1 }, 409, 'enacted'],
    ['without a hash', 'vera', { hash: undefined }, 422, 'invalid'],
    ['with a hash that is none', 'vera', { hash: 'zz' }, 422, 'invalid'],
  ])('when it is signed %s, then it is refused', async (_how, who, given, status, code) => {
    const { version = 2, ...more } = given as { version?: number }
    const reply = await post(`/${version}/sign`, { hash, ...more }, who)
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code })
  })

  test('when the proof does not hold, then nothing is signed', async () => {
    const { confirm } = services
    const key = { 'idempotency-key': 'tried' }
    const signed = (refused: 'wrong_proof' | 'too_many_attempts') => {
      services.confirm = () => Promise.resolve({ ok: false, refused, detail: 'No.' })
      return post('/2/sign', { hash, proof: { password: 'wrong' } }, 'vera', key)
    }
    expect(await signed('wrong_proof')).toMatchObject({ status: 403, body: { code: 'not_confirmed' } })
    // not remembered as the answer to this key: the next try may be right
    expect(await signed('too_many_attempts')).toMatchObject({
      status: 429,
      body: { code: 'too_many_attempts' },
    })
    services.confirm = confirm
    expect((await get('/2')).body.signatures).toEqual([])
  })

  test('when all three sign, then it is in force from its date, everywhere, and the one before is superseded', async () => {
    const key = { 'idempotency-key': 'vera-signs' }
    const first = await post('/2/sign', { hash, proof: { password: 'her secret' } }, 'vera', key)
    expect(first.body).toMatchObject({ missing: ['marketing', 'leadgen'], signatures: [{ method: 'local' }] })
    const repeated = await post('/2/sign', { hash, proof: { password: 'her secret' } }, 'vera', key)
    expect(repeated.body).toEqual(first.body)
    expect((await post('/2/sign', { hash }, 'vera')).body.code).toBe('signed_already')
    await post('/2/sign', { hash }, 'paul')
    expect((await post('/2/sign', { hash }, 'lena')).body).toMatchObject({
      status: 'signed',
      inForceFrom: '2026-07-01T00:00:00.000Z',
      missing: [],
    })
    expect((await server.ask('GET', '/api/agreement')).body.version).toBe(1)
    clock.now = Date.parse('2026-07-01T00:00:00Z')
    expect((await server.ask('GET', '/api/agreement')).body.version).toBe(2)
    expect((await get()).body.items.map((one: { status: string }) => one.status)).toEqual([
      'in_force',
      'superseded',
    ])
  })

  test('when a digest of the request is kept, then it is not one of the password', async () => {
    const { rows } = await services.db.query<{ request_hash: Buffer }>(
      `select request_hash from idempotency_keys where key = 'vera-signs'`,
    )
    const body = JSON.stringify({ hash, proof: { password: 'her secret' } })
    const digests = [body, `POST /api/agreements/2/sign ${body}`].map(textHash)
    expect(digests).not.toContain(rows[0]!.request_hash.toString('hex'))
  })
})

describe('given a deadlock', () => {
  let hash = ''
  beforeAll(async () => void (hash = await proposed(3, '2026-08-01')))

  test('when sales declines, then it cannot be signed, and the sponsor decides in writing', async () => {
    expect(await post('/3/decide', { reason: 'Now' }, 'uma')).toMatchObject({
      status: 409,
      body: { code: 'no_deadlock' },
    })
    expect((await post('/3/decline', { reason: '' }, 'vera')).body.code).toBe('note_required')
    const declined = await post('/3/decline', { reason: 'Too few' }, 'vera')
    expect(declined.body).toMatchObject({
      status: 'declined',
      declines: [{ function: 'sales', reason: 'Too few' }],
    })
    expect((await post('/3/sign', { hash }, 'paul')).body.code).toBe('declined')
    expect((await post('/3/decide', { reason: 'Now' }, 'paul')).body.code).toBe('wrong_signer')
    const decided = await post('/3/decide', { reason: 'We try it for a quarter', hash }, 'uma')
    expect(decided.body).toMatchObject({
      status: 'signed',
      decision: { by: { name: 'Uma Stein' }, reason: 'We try it for a quarter' },
    })
    const sentences = (await get('/3')).body.history.map((one: { sentence: string }) => one.sentence)
    expect(sentences.join('\n')).toContain('Decided by Uma Stein, executive sponsor')
  })

  test('when a proposal is withdrawn, then the next one has the next number', async () => {
    clock.now += 30 * DAY
    await proposed(4, '2026-09-01')
    expect((await post('/4/withdraw', {}, 'vera')).status).toBe(403)
    const withdrawn = await post('/4/withdraw', { reason: 'A slip' }, 'paul')
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', withdrawn: { reason: 'A slip' } })
    await proposed(5, '2026-09-01')
    for (const who of ['vera', 'paul', 'lena']) {
      const reply = await post('/5/sign', { hash: textHash(yamlOf(5, '2026-09-01')) }, who)
      expect(reply.status).toBe(200)
    }
    expect((await get('/5')).body.status).toBe('signed')
    expect(server.errors).toEqual([])
  })
})
