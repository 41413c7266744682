import { describe, expect, test } from 'vitest'
import { testServer } from '../support/server.ts'

const { ask } = await testServer()

async function listed(lead: object) {
  const { body } = await ask('POST', '/api/leads', lead)
  const { items } = (await ask('GET', '/api/leads')).body as { items: { id: string }[] }
  const { body: page } = await ask('GET', `/api/leads/${body.id}`)
  return [items.find(({ id }) => id === body.id), page]
}

describe('given a lead of which little is known', () => {
  test('when it is listed and opened, then a number tells it from others', async () => {
    for (const shown of await listed({ phone: '+493012345678' }))
      expect(shown).toMatchObject({ name: null, email: null, phone: '+493012345678', externalId: null })
  })

  test('when only another system’s id is known, then that does', async () => {
    for (const shown of await listed({ externalId: 'crm:4711' }))
      expect(shown).toMatchObject({ name: null, phone: null, externalId: 'crm:4711' })
  })

  test('when it has a company, then the id stays where it is asked for', async () => {
    for (const shown of await listed({ externalId: 'crm:4712', company: 'Firm' }))
      expect(shown).toMatchObject({ company: 'Firm', externalId: null })
  })
})
