import { expect, test } from 'vitest'
import { actDueClocks } from '#work/clockwork.ts'
import { insertMailing, insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { testServer } from '../support/server.ts'
import { captureOf } from '../support/workroom.ts'
import { ALWAYS, DAY, HOUR } from './world.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'

/** Lead development calls, and calls again a day later. */
const cadence: ProgrammeDocument = {
  name: 'Two calls',
  purpose: 'news',
  entry: { stages: ['mql'], when: [] },
  goal: [],
  holdOut: 0,
  start: 'call',
  steps: [
    {
      id: 'call',
      name: 'Call about the check list',
      does: 'task',
      of: 'leadgen',
      within: '4 hours',
      activity: 'attempt',
      next: 'tried',
    },
    {
      id: 'tried',
      name: 'Tried?',
      does: 'branch',
      ways: [{ id: 'yes', label: 'Tried', did: 'task_done', next: 'rest' }],
      within: '2 days',
      otherwise: 'rest',
    },
    { id: 'rest', name: 'A day', does: 'wait', for: '1 day', next: 'again' },
    {
      id: 'again',
      name: 'Call once more',
      does: 'task',
      of: 'leadgen',
      within: '1 day',
      activity: 'attempt',
      next: null,
    },
  ],
}

test('a cadence of lead development is a programme with people’s tasks: they stand in the queue, and an attempt does them', async () => {
  const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
  const { ask, services } = await testServer(clock)
  const by = 'person:pia'
  await insertVersion(services.db, {
    programme: 'two_calls',
    version: 1,
    document: cadence,
    key: null,
    at: clock.now,
    by,
  })
  await insertTurn(services.db, { programme: 'two_calls', what: 'started', version: 1, from: clock.now, by })
  await insertMailing(services.db, { mailing: ALWAYS, from: clock.now, by })
  await services.refreshLaw()
  const who = {
    email: 'ada@kontron.de',
    phone: '+4930123456',
    title: 'CEO',
    consent: { email: true, phone: true },
  }
  const { card } = await services.gatherer.do(captureOf(services, who, 'demo_requested'))
  const { owner } = card!.state
  while ((await actDueClocks(services)) > 0);

  const queued = async () => {
    const { body } = await ask('GET', `/api/queue?person=${owner}`)
    return body.items.map((one: { lead: { nextStep: { what: string } } }) => one.lead.nextStep.what)
  }
  expect(await queued()).toEqual(['Call about the check list'])
  clock.now += HOUR
  const tried = await ask('POST', `/api/leads/${card!.leadId}/attempts`, {
    how: 'call',
    outcome: 'no_answer',
  })
  expect(tried.status, tried.text).toBe(200)
  expect(tried.body.programmes).toMatchObject({ tasks: [], running: [{ step: { id: 'rest' } }] })
  // longer, and the stage's own limit of two business days would end it
  clock.now += DAY + HOUR
  while ((await actDueClocks(services)) > 0);
  const lead = await ask('GET', `/api/leads/${card!.leadId}`)
  expect(lead.body.programmes.tasks).toMatchObject([{ what: 'Call once more', of: { id: 'desk:leadgen' } }])
})
