import { describe, expect, test } from 'vitest'
import { house } from './house.ts'

const { claim, join, services } = await house()
const admin = await claim()

describe('given a rep', () => {
  test('when they say where, when and in what languages they work, then it is so, and routing knows of an absence', async () => {
    const rep = await join(admin, 'rea', 'rep')
    const today = new Date().toISOString().slice(0, 10)
    const given = {
      timeZone: 'UTC',
      workingHours: { mon: ['09:00-12:00'] },
      languages: ['de'],
      absences: [{ from: today, to: today, note: 'dentist' }],
    }
    const { status, body } = await rep('PATCH', '/api/session/profile', given)
    expect({ status, body }).toMatchObject({ status: 200, body: { id: 'rea', available: false, ...given } })
    expect(services.people.get('rea')?.available).toBe(false)
    const back = await rep('PATCH', '/api/session/profile', { absences: [] })
    expect(back.body).toMatchObject({ available: true, languages: ['de'] })
  })

  test.each([
    { role: 'admin' },
    { name: 'Somebody Else' },
    { capacity: 3 },
    { available: false },
    { team: 'x' },
  ])('when they would change %j of themself, then it is refused', async (more) => {
    const rep = await join(admin, `rep.${Object.keys(more)[0]!}`, 'rep')
    const reply = await rep('PATCH', '/api/session/profile', more)
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 422, code: 'invalid' })
  })

  test('when the zone is no zone or the hours are none, then the field is named', async () => {
    const rep = await join(admin, 'wrong', 'rep')
    const zone = await rep('PATCH', '/api/session/profile', { timeZone: 'Berlin' })
    expect(zone.body.errors[0].field).toBe('timeZone')
    const hours = await rep('PATCH', '/api/session/profile', { workingHours: { mon: ['9-5'] } })
    expect(hours.body.errors[0].field).toBe('workingHours.mon.0')
  })
})
