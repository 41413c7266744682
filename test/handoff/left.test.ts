import { beforeAll, describe, expect, test } from 'vitest'
import { anna, ben, DAY, MONDAY } from '../support/cast.ts'
import { changeMember, loadPeople } from '#people/people.store.ts'
import { testServer } from '../support/server.ts'

const { ask, services } = await testServer({ now: MONDAY })

describe('given somebody who has left', () => {
  let lead = ''
  beforeAll(async () => {
    const { body } = await ask('POST', '/api/leads', { ...anna, touch: 'demo_requested' })
    lead = body.id
    await changeMember(services.db, 'yuki', { leftAt: '2026-01-31T00:00:00Z' })
    await loadPeople(services.db, services.people)
  })

  test('when a manager gives them a lead, then it is refused: nobody would work it', async () => {
    const given = await ask('POST', `/api/leads/${lead}/assign`, { owner: 'yuki' })
    expect(given.body).toMatchObject({
      code: 'unknown_person',
      errors: [{ field: 'owner', message: 'has left' }],
    })
    const many = await ask('POST', '/api/leads/bulk/assign', { ids: [lead], owner: 'yuki' })
    expect(many.body).toMatchObject({ code: 'unknown_person', errors: [{ field: 'owner' }] })
    const german = await ask(
      'POST',
      `/api/leads/${lead}/assign`,
      { owner: 'yuki' },
      { 'accept-language': 'de' },
    )
    expect(german.body.errors).toEqual([{ field: 'owner', message: 'ist nicht mehr da' }])
  })

  test('when a meeting is made with them, then it is refused: nobody would come', async () => {
    const { body: asked } = await ask('POST', '/api/leads', { ...ben, touch: 'contact_requested' })
    const meeting = { at: new Date(MONDAY + DAY).toISOString(), rep: 'yuki' }
    const booked = await ask('POST', `/api/leads/${asked.id}/meetings`, meeting)
    expect(booked.body).toMatchObject({ code: 'invalid', errors: [{ field: 'rep' }] })
    const sheet = await ask('GET', `/api/leads/${asked.id}/call`)
    expect(sheet.body.reps.map(({ id }: { id: string }) => id)).toEqual(['ines', 'olaf'])
  })
})
