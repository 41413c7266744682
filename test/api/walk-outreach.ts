/** Walks through lead development: a queue, a call, a meeting and what became of it. Every route is asked. */
import { expect } from 'vitest'
import { ben, DAY, HOUR } from '../support/cast.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

const iso = (at: number) => new Date(at).toISOString()

/** When somebody in lead development begins the morning, then each step answers. */
export async function walkCalls(ask: Ask, clock: { now: number }): Promise<void> {
  const inquiry = {
    ...ben,
    email: 'called@buyer.example',
    phone: '+49 30 5550123',
    touch: 'contact_requested',
  }
  const { body: lead } = await ask('POST', '/api/leads', inquiry)
  expect(lead.stage).toBe('mql')
  const me = { 'baton-person': lead.owner }
  const { body: queue } = await ask('GET', `/api/queue?person=${lead.owner}`)
  const item = queue.items.find((one: { lead: { id: string } }) => one.lead.id === lead.id)
  expect(item).toMatchObject({ class: 'hot', blocked: null, step: { n: 1, name: 'First call' } })
  expect((await ask('GET', '/api/queue?person=nobody')).status).toBe(422)
  const { body: sheet } = await ask('GET', `/api/leads/${lead.id}/call`)
  expect(sheet).toMatchObject({ callable: true, card: { ready: true } })
  expect(sheet.proposals.no_answer).toMatchObject({ do: 'next', step: 1 })
  const told = await ask('POST', `/api/leads/${lead.id}/answers`, { answers: { timeline: 'now' } }, me)
  expect(told.status).toBe(200)
  const at = `/api/leads/${lead.id}`
  const past = { outcome: 'no_answer', then: { do: 'next', due: iso(clock.now - HOUR) } }
  expect((await ask('POST', `${at}/calls`, past, me)).body.code).toBe('next_step_needed')
  const { due, step } = sheet.proposals.no_answer
  const call = { outcome: 'no_answer', then: { do: 'next', due, step } }
  expect((await ask('POST', `${at}/calls`, call, me)).body.nextStep.due).toBe(due)
  const { body: slots } = await ask('GET', '/api/meetings/slots?rep=ines&minutes=30')
  const meeting = { at: slots.slots[0], rep: 'ines', where: 'https://meet.example/1' }
  expect((await ask('POST', `${at}/meetings`, { ...meeting, rep: 'desk:sales' }, me)).status).toBe(422)
  expect((await ask('POST', `${at}/meetings`, meeting, me)).status).toBe(200)
  const { body: coming } = await ask('GET', '/api/meetings?rep=ines')
  const { id } = coming.items[0]
  expect(coming.items[0]).toMatchObject({ where: 'https://meet.example/1', booker: { id: lead.owner } })
  const one = `${at}/meetings/${id}`
  const file = await ask('GET', `${one}/invitation.ics`)
  expect(file.headers.get('content-type')).toContain('text/calendar')
  expect(file.text).toContain('METHOD:REQUEST')
  expect((await ask('POST', `${one}/move`, { ...meeting, at: slots.slots[3] }, me)).status).toBe(200)
  expect((await ask('POST', `${one}/held`, {}, me)).body.code).toBe('wrong_stage')
  const now = clock.now
  clock.now = Date.parse(slots.slots[3]) + HOUR
  expect((await ask('POST', `${one}/missed`, { side: 'lead' }, me)).status).toBe(200)
  expect((await ask('POST', `${one}/move`, { ...meeting, at: iso(clock.now + HOUR) }, me)).status).toBe(200)
  clock.now += 2 * HOUR
  expect((await ask('GET', '/api/meetings?state=waiting')).body.items).toHaveLength(1)
  expect((await ask('POST', `${one}/held`, {}, me)).status).toBe(200)
  const verdict = { verdict: 'qualified', rating: 4 }
  expect((await ask('POST', `${one}/judge`, verdict, me)).body.code).toBe('not_permitted')
  expect((await ask('POST', `${one}/judge`, verdict, { 'baton-person': 'ines' })).status).toBe(200)
  const { body: next } = await ask('POST', `${at}/meetings`, { ...meeting, at: iso(clock.now + DAY) }, me)
  expect(next.id).toBe(lead.id)
  const other = (await ask('GET', '/api/meetings?state=coming')).body.items[0].id
  expect((await ask('POST', `${at}/meetings/${other}/cancel`, { side: 'us' }, me)).status).toBe(200)
  expect((await ask('GET', '/api/meetings?state=past')).body.items).toHaveLength(1)
  const { body: summary } = await ask('GET', '/api/meetings/summary')
  expect(summary.items[0]).toMatchObject({
    booker: { id: lead.owner },
    held: 1,
    worth: 1,
    qualified: { share: 1 },
  })
  clock.now = Math.max(now, clock.now)
}
