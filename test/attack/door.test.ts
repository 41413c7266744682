import { afterEach, describe, expect, test } from 'vitest'
import { encodeCursor } from '#platform/http/cursor.ts'
import { testServer } from '../support/server.ts'

const { app, ask, errors, services } = await testServer()

afterEach(() => {
  expect(errors.splice(0)).toEqual([])
})

const ndjson = { 'content-type': 'application/x-ndjson' }

describe('given addresses that nobody links to', () => {
  test.each(['/%', '/%zz', '/%c0%af', '/%e0%a4%a.js'])(
    'when %s is asked for, then it is not found',
    async (path) => {
      expect((await app.request(path, { headers: { host: 'localhost' } })).status).toBe(404)
    },
  )

  test('when a cursor lies before all that the database can tell, then it is no cursor of the list', async () => {
    const cursor = encodeCursor([-8.64e15, '01a20454-c049-7254-a723-1afb93b5e0ad'])
    expect((await ask('GET', `/api/submissions?cursor=${cursor}`)).status).toBe(422)
  })
})

describe('given an Idempotency-Key', () => {
  test('when it is longer than an index can hold, then it is refused and nothing is made', async () => {
    const key = Array.from({ length: 9_000 }, (_, i) =>
      String.fromCharCode(97 + ((i * i * 7 + i) % 26)),
    ).join('')
    const given = { name: 'Long Key', function: 'sales' }
    const refusal = await ask('POST', '/api/people', given, { 'idempotency-key': key })
    expect(refusal.status).toBe(422)
    expect(refusal.body.errors[0].field).toBe('Idempotency-Key')
    const { items } = (await ask('GET', '/api/people')).body
    expect(items.map(({ name }: { name: string }) => name)).not.toContain('Long Key')
  })

  test('when a person is added with it five times at once, then all are answered alike', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        ask('POST', '/api/people', { name: 'Sal', function: 'sales' }, { 'idempotency-key': 'sal' }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  })

  test('when a batch is sent again with it, then every line is answered as before and nothing is doubled', async () => {
    const lines = ['{"email":"one@firm.example"}', '{bad', '{"email":"two@firm.example"}'].join('\n')
    const headers = { ...ndjson, 'idempotency-key': 'batch' }
    const first = await ask('POST', '/api/leads/batch', lines, headers)
    const { rows: before } = await services.db.query('select count(*) from touches')
    const again = await ask('POST', '/api/leads/batch', lines, headers)
    expect(again.text).toBe(first.text)
    expect((await services.db.query('select count(*) from touches')).rows).toEqual(before)
    const other = await ask('POST', '/api/leads/batch', '{"email":"three@firm.example"}', headers)
    expect(JSON.parse(other.text).code).toBe('idempotency_mismatch')
  })
})

describe('given something that names nobody', () => {
  test.each([{ phone: '---' }, { phone: 'n/a' }, { externalId: '   ' }])(
    'when %o is all there is, then it is refused: the next one would be the same person',
    async (given) => {
      const { status, body } = await ask('POST', '/api/leads', { ...given, company: 'One' })
      expect(status).toBe(422)
      expect(body.errors[0].field).toBe('email')
    },
  )

  test('when there is something else as well, then that counts', async () => {
    expect((await ask('POST', '/api/leads', { email: 'c@firm.example', phone: '---' })).status).toBe(201)
    expect((await ask('POST', '/api/leads', { externalId: 'crm:1', phone: 'n/a' })).status).toBe(201)
  })
})

describe('given a batch with a line that is no JSON', () => {
  test('when it is refused, then the sentence begins with its first word', async () => {
    const { text } = await ask('POST', '/api/leads/batch', '{bad', ndjson)
    expect(JSON.parse(text).detail).toBe('is not JSON')
  })
})
