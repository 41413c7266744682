import { expect, test } from 'vitest'
import { anna } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask } = await testServer()

test('given a refusal, when the request is repeated under its key, then it is answered as the same problem', async () => {
  const { body: lead } = await ask('POST', '/api/leads', anna)
  const actions: [string, object][] = [
    [`/api/leads/${lead.id}/disqualify`, { reason: 'nonsense' }],
    ['/api/opportunities', { leadIds: ['00000000-0000-7000-8000-00000000dead'] }],
  ]
  for (const [path, body] of actions) {
    const key = { 'idempotency-key': `again ${path}` }
    const first = await ask('POST', path, body, key)
    const second = await ask('POST', path, body, key)
    expect([first.status, first.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect([
      second.status,
      second.headers.get('content-type'),
      second.headers.get('idempotency-replayed'),
    ]).toEqual([422, 'application/problem+json', 'true'])
    expect(second.body).toEqual(first.body)
  }
})

test('given a saved view, when its key is used for another one, then it is refused and not said to be stored', async () => {
  const key = { 'idempotency-key': 'view-1' }
  const save = (name: string) => ask('POST', '/api/views', { name, query: 'minScore=70' }, key)
  const first = await save('Hot')
  expect((await save('Hot')).body).toEqual(first.body)
  expect((await save('Cold')).body.code).toBe('idempotency_mismatch')
  const { items } = (await ask('GET', '/api/views')).body
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['Hot'])
})
