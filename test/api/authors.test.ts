import { expect, test } from 'vitest'
import { createKey } from '#people/keys.store.ts'
import { anna } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask, clock, services } = await testServer()

const MARA = { 'baton-person': 'mara' }

async function authors(lead: string): Promise<Record<string, { id: string; name: string }>> {
  const { body } = await ask('GET', `/api/leads/${lead}/timeline?limit=200`)
  const facts = body.items.filter((item: { fact: boolean }) => item.fact)
  return Object.fromEntries(facts.map((item: { kind: string; by: unknown }) => [item.kind, item.by]))
}

async function asMachine(name: string): Promise<Record<string, string>> {
  const now = Date.now()
  const made = await createKey(services.db, {
    name,
    scopes: ['read', 'capture', 'work'],
    by: 'mara',
    expiresAt: now + 3600_000,
    now,
  })
  return { authorization: `Bearer ${made.key}` }
}

test('given somebody who says who they are, when they tell things of a lead, then each is put down to them', async () => {
  const lead = (await ask('POST', '/api/leads', { ...anna, email: 'm@firm.example' }, MARA)).body.id
  await ask('POST', `/api/leads/${lead}/touches`, { kind: 'pricing_viewed', note: 'She rang' }, MARA)
  await ask('POST', '/api/opportunities', { leadIds: [lead], name: 'Line 3' }, MARA)
  await ask('POST', `/api/leads/${lead}/erase`, {}, MARA)
  const mara = { id: 'person:mara', name: services.owner('mara') }
  expect(await authors(lead)).toMatchObject({
    LeadCaptured: mara,
    TouchHappened: mara,
    OpportunityOpened: mara,
    PersonErased: mara,
  })
})

test('given a machine with a key, when it tells things of a lead, then its name stands there', async () => {
  const site = await asMachine('Website')
  const answer = await ask('POST', '/api/leads', { ...anna, email: 'k@firm.example' }, site)
  const lead = answer.body.id as string
  await ask('POST', `/api/leads/${lead}/contacted`, { how: 'mail' }, site)
  await ask('POST', `/api/leads/${lead}/contacted`, { how: 'call', by: 'ines' }, site)
  const { LeadCaptured } = await authors(lead)
  expect(LeadCaptured).toMatchObject({ id: expect.stringMatching(/^key:[0-9a-f]{12}$/), name: 'Website' })
  const { body } = await ask('GET', `/api/leads/${lead}/timeline`)
  const contacts = body.items.filter(({ kind }: { kind: string }) => kind === 'ContactMade')
  // newest first; what people did elsewhere stays theirs
  expect(contacts.map(({ by }: { by: { name: string } }) => by.name)).toEqual([
    services.owner('ines'),
    'Website',
  ])
})

test('given lines of a batch, when a machine hands them in, then they are put down to it', async () => {
  const site = { ...(await asMachine('Fair app')), 'content-type': 'application/x-ndjson' }
  const { text } = await ask('POST', '/api/leads/batch', '{"email":"line@firm.example"}', site)
  expect((await authors(JSON.parse(text).id)).LeadCaptured?.name).toBe('Fair app')
})

test('given nobody who says who sits there, when a lead is told of, then it is the API, at any time', async () => {
  clock.now += 1000
  const lead = (await ask('POST', '/api/leads', { ...anna, email: 'n@firm.example' })).body.id
  expect((await authors(lead)).LeadCaptured).toEqual({ id: 'api', name: 'API' })
})
