import { expect, test } from 'vitest'
import { textHash } from '#ledger/log.ts'
import { addPeople } from '#people/people.store.ts'
import { MONDAY } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import { yamlOf } from './world.ts'

const { ask, services } = await testServer({ now: MONDAY })

test('given a draft that is being proposed, when somebody saves it meanwhile, then what they saved stays a draft', async () => {
  await addPeople(services.db, [
    { id: 'paul', name: 'Paul Rey', email: null, function: 'marketing', role: 'marketing', available: true },
  ])
  await services.refreshPeople()
  const as = { 'baton-person': 'paul' }
  const text = yamlOf(2)
  const later = `${text}\n# one more thing`
  const made = await ask('POST', '/api/agreements/drafts', { title: 'Hurried', text }, as)
  const path = `/api/agreements/drafts/${made.body.id as string}`
  const from = textHash(text)
  // between the look at the draft and the transaction that takes it away
  const { transaction } = services.db
  services.db.transaction = async <T>(...given: Parameters<typeof transaction<T>>): Promise<T> => {
    services.db.transaction = transaction
    expect((await ask('PATCH', path, { from, text: later }, as)).status).toBe(200)
    return (await transaction.call(services.db, ...(given as Parameters<typeof transaction>))) as T
  }
  const proposed = await ask('POST', `${path}/propose`, { from }, as)
  expect([proposed.status, proposed.body.hash]).toEqual([201, from])
  expect((await ask('GET', path)).body.text).toBe(later)
})
