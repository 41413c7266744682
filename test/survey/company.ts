/** A small company with enough leads that differ to draw cards from, through the API as anybody would put them in. */
import { testServer } from '../support/server.ts'
import { DAY, MONDAY } from '../support/cast.ts'

const titles = ['Head of Operations', 'Analyst', 'Student', 'CFO', 'Plant Manager']
const levels = ['director', 'individual', 'individual', 'c_level', 'manager']
const industries = ['Machinery', 'Food', 'Banking', 'Chemicals']
const touches = ['demo_requested', 'content_downloaded', 'webinar_attended', 'form_submitted']

export const KEY = { 'idempotency-key': 'one' }

export async function company(leads = 40) {
  const server = await testServer({ now: MONDAY })
  for (const [id, role] of [
    ['maja', 'marketing'],
    ['milo', 'marketing'],
    ['vera', 'sponsor'],
  ]) {
    await server.ask('POST', '/api/people', { id, name: id, role })
  }
  await server.services.refreshPeople()
  for (let i = 0; i < leads; i++) {
    server.clock.now = MONDAY + i * DAY
    const { body } = await server.ask('POST', '/api/leads', {
      firstName: `Forename${i}`,
      lastName: `Surname${i}`,
      company: `Nordwind${i} Logistik`,
      email: `forename.surname${i}@nordwind${i}.example`,
      phone: `+49 30 9018${20 + i}`,
      title: i % 7 === 0 ? `Director of Nordwind${i}` : titles[i % titles.length],
      country: ['DE', 'SE', 'ES'][i % 3],
      touch: touches[Math.floor(i / 2) % touches.length],
      fields: {
        seniority: levels[i % levels.length],
        industry: industries[i % industries.length],
        employees: 10 + i * 23,
        budget: i % 2 === 0,
        need: `Ask for Forename${i}`,
        notes: 'met at the fair',
      },
    })
    if (i % 3 === 0) {
      await server.ask('POST', `/api/leads/${body.id}/touches`, { kind: 'pricing_viewed', page: '/pricing' })
    }
  }
  const as = (person: string, key?: string): Record<string, string> => ({
    'baton-person': person,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  })
  return { ...server, as, deadline: new Date(server.clock.now + 14 * DAY).toISOString() }
}
