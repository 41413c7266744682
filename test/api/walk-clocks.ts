import { expect } from 'vitest'
import { anna } from '../support/cast.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

const NOBODY = '00000000-0000-7000-8000-00000000dead'

/** When a lead is tried, returned, appealed and decided, then each step answers, and what cannot be is refused by name. */
export async function walkClocks(ask: Ask): Promise<void> {
  const email = 'clara@clockwork.example'
  const { body: made } = await ask('POST', '/api/leads', { ...anna, email, touch: 'demo_requested' })
  const at = `/api/leads/${made.id}`
  const wrong = await ask('POST', `${at}/attempts`, { how: 'email', outcome: 'voicemail' })
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'outcome'])
  expect((await ask('POST', `${at}/attempts`, { outcome: 'no_answer', note: 'Rang ten times' })).status).toBe(
    200,
  )
  expect((await ask('POST', `${at}/attempts`, { outcome: 'connected' })).status).toBe(200)
  const { body: read } = await ask('GET', `${at}/timeline`)
  const kinds = read.items.map((item: { kind: string }) => item.kind)
  expect(kinds).toEqual(expect.arrayContaining(['ContactAttempted', 'ContactMade', 'ClockStarted']))

  expect((await ask('POST', `${at}/return-answer`, { answer: 'agreed' })).body.code).toBe('not_returned')
  expect((await ask('POST', `${at}/return`, { reason: 'no_budget' })).status).toBe(200)
  const silent = await ask('POST', `${at}/return-answer`, { answer: 'appealed' })
  expect([silent.body.code, silent.body.errors[0].field]).toEqual(['note_required', 'note'])
  const why = { answer: 'appealed', note: 'They told us of a budget' }
  expect((await ask('POST', `${at}/return-answer`, why)).status).toBe(200)
  expect((await ask('POST', `${at}/return-answer`, why)).body.code).toBe('answered_already')
  const decided = await ask('POST', `${at}/appeal-decision`, { outcome: 'overturned' })
  expect(decided.body.stage.id).toBe('sales_ready')
  expect((await ask('POST', `${at}/appeal-decision`, { outcome: 'upheld' })).body.code).toBe('not_returned')

  const { owner } = (await ask('GET', at)).body
  expect((await ask('POST', `/api/people/${owner.id}/release`, {})).body.released).toBeGreaterThan(0)
  expect((await ask('GET', `/api/people/${owner.id}/release`)).body.left).toBe(0)
  expect((await ask('GET', at)).body.owner.id).not.toBe(owner.id)
  expect((await ask('POST', `/api/people/${NOBODY}/release`, {})).status).toBe(404)
}
