import { describe, expect, test } from 'vitest'
import { anna, ben, DAY, MONDAY } from '../support/cast.ts'
import { changeMember, loadPeople } from '#people/people.store.ts'
import { testServer } from '../support/server.ts'

const { ask, errors, services } = await testServer({ now: MONDAY })
const loadOf = async (id: string) =>
  (await services.db.query<{ leads: number }>('select leads from loads where person_id = $1', [id])).rows[0]
    ?.leads

describe('given a rep whose limit is reached, and a meeting that lead development made with them', () => {
  test('when the lead is handed over, then it goes to them all the same: whoever made the meeting chose them', async () => {
    const { body: first } = await ask('POST', '/api/leads', { ...anna, touch: 'demo_requested' })
    const rep = first.owner as string
    await changeMember(services.db, rep, { capacity: 1 })
    await loadPeople(services.db, services.people)
    expect(await loadOf(rep)).toBe(1)

    const { body: lead } = await ask('POST', '/api/leads', { ...ben, touch: 'contact_requested' })
    const meeting = { at: new Date(MONDAY + DAY).toISOString(), rep }
    const then = { do: 'meeting', meeting, qualified: true }
    const called = await ask('POST', `/api/leads/${lead.id}/calls`, { outcome: 'connected', then })
    expect(errors).toEqual([])
    expect(called.body).toMatchObject({ stage: { id: 'sales_ready' }, owner: { id: rep } })
    expect(await loadOf(rep)).toBe(2)
  })
})
