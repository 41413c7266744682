/** Walks through the rooms of programmes: every route of theirs is asked once. */
import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

const document = {
  name: 'Walked',
  purpose: 'news',
  entry: { stages: ['nurture'], when: [] },
  goal: [],
  holdOut: 0,
  start: 'rest',
  steps: [{ id: 'rest', name: 'Rest', does: 'wait', for: '30 days', next: null }],
}

/** When a programme is written, published, started, paused and ended, then each step answers with what it became. */
export async function walkProgrammes(ask: Ask, lead: string): Promise<void> {
  const at = '/api/programmes/walked'
  const status = async (method: string, path: string, body?: unknown) =>
    (await ask(method, path, body)).status
  expect(await status('POST', '/api/programmes', { id: 'walked' })).toBe(201)
  expect((await ask('POST', '/api/programmes/check', { document })).body).toMatchObject({ ok: true })
  expect(await status('GET', '/api/programmes/choices')).toBe(200)
  expect(await status('PATCH', `${at}/draft`, { revision: 1, document })).toBe(200)
  expect(await status('GET', `${at}/draft`)).toBe(200)
  expect(await status('POST', `${at}/publish`, { revision: 2 })).toBe(201)
  expect(await status('PATCH', `${at}/draft`, { revision: 0, document })).toBe(200)
  expect(await status('DELETE', `${at}/draft`)).toBe(204)
  expect(await status('GET', `${at}/waiting`)).toBe(200)
  expect((await ask('POST', `${at}/start`, {})).body).toMatchObject({ state: 'running' })
  const run = await ask('POST', `${at}/take-in`, {})
  expect(run.status).toBe(201)
  expect(await status('POST', `${at}/runs/${run.body.id}/cancel`, {})).toBe(200)
  expect((await ask('POST', `${at}/pause`, {})).body).toMatchObject({ state: 'paused' })
  expect((await ask('POST', `${at}/end`, {})).body).toMatchObject({ state: 'ended' })
  expect((await ask('GET', at)).body).toMatchObject({ id: 'walked', version: 1 })
  expect((await ask('GET', '/api/programmes')).body.items).toHaveLength(1)
  expect(await status('GET', `${at}/people`)).toBe(200)
  expect((await ask('GET', `${at}/lift`)).body).toMatchObject({ since: null, holdOut: 0, balance: null })
  expect((await ask('GET', `${at}/lift/people`)).body.items).toEqual([])
  expect(await status('POST', `/api/leads/${lead}/programmes/walked/stop`, {})).toBe(409)
  expect(await status('POST', `/api/leads/${lead}/programmes/walked/tasks/rest/done`, {})).toBe(409)
  const { body: mailing } = await ask('GET', '/api/mailing')
  const { since: _, ...rules } = mailing
  expect(await status('PATCH', '/api/mailing', rules)).toBe(200)
  expect(await status('POST', '/api/hooks', { id: 'crm', name: 'CRM', url: 'https://crm.example/in' })).toBe(
    201,
  )
  expect((await ask('GET', '/api/hooks')).body.items).toHaveLength(1)
  expect((await ask('GET', '/api/hooks/crm')).body).toMatchObject({ secret: null, waiting: 0 })
  expect((await ask('POST', '/api/hooks/crm/secret', {})).body.secret).toMatch(/^.{43}$/)
  // no name ends in .example, so nobody is called
  expect((await ask('POST', '/api/hooks/crm/test', {})).body).toMatchObject({ reason: 'unknown_host' })
  expect((await ask('GET', '/api/hooks/crm/calls')).body.items).toHaveLength(1)
  expect((await ask('GET', '/api/hooks/crm/deliveries')).body.items).toEqual([])
  expect((await ask('POST', '/api/hooks/crm/retry', { state: 'failed' })).body).toEqual({ retried: 0 })
  expect(await status('PATCH', '/api/hooks/crm', { name: 'The CRM' })).toBe(200)
  expect(await status('DELETE', '/api/hooks/crm')).toBe(204)
}
