import { describe, expect, test } from 'vitest'
import { renewCalendars } from '#journey/handoff/calendars.store.ts'
import { tellCalendars } from '#journey/handoff/calendars.jobs.ts'
import { auditWorkspace } from '../support/audited.ts'
import { anna } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask, services } = await testServer()

describe('given an offer whose rep gets other hours', () => {
  test('when the leads are told, then the lead, the inbox and the manager’s page name the same new time', async () => {
    const { body: lead } = await ask('POST', '/api/leads', { ...anna, touch: 'demo_requested' })
    const times = async () => {
      const { body: page } = await ask('GET', `/api/leads/${lead.id}`)
      const { body: inbox } = await ask('GET', `/api/inbox?rep=${lead.owner}`)
      const { body: team } = await ask('GET', '/api/team')
      const of = (list: { lead: { id: string }; due: string }[]) =>
        list.find((one) => one.lead.id === lead.id)?.due
      return [page.offer.due, of(inbox.offers), of(team.waiting.offers.items)]
    }
    const [before] = await times()
    const hours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['13:00-14:00']]))
    const { status } = await ask('PATCH', `/api/people/${lead.owner}`, {
      workingHours: hours,
      timeZone: 'Europe/Berlin',
    })
    expect(status).toBe(200)
    await renewCalendars(services.db, services.law, services.now(), () => Promise.resolve({}))
    expect(await tellCalendars(services)).toBe(1)
    const after = await times()
    expect(after[0]).not.toBe(before)
    expect(after).toEqual([after[0], after[0], after[0]])
    expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })
})
