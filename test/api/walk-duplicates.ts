/** Walks from two leads that are alike to a decision, and back. */
import { expect } from 'vitest'
import { settleMatches } from '#journey/duplicates/refresh.ts'
import type { Services } from '#work/services.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When two that are alike are found, decided and asked again, then each step answers. */
export async function walkDuplicates(ask: Ask, services: Services): Promise<void> {
  const person = {
    firstName: 'Henrike',
    lastName: 'Wackernagel',
    company: 'Wackernagel Pumpen',
    country: 'DE',
  }
  const made = async (email: string): Promise<string> =>
    (await ask('POST', '/api/leads', { ...person, email })).body.id as string
  const lead = await made('henrike.wackernagel@wackernagel-pumpen.de')
  const other = await made('henrike.wackernagel@posteo.de')
  await settleMatches(services)
  expect((await ask('GET', '/api/duplicates')).body.items.length).toBeGreaterThan(0)
  expect((await ask('GET', '/api/duplicates/count')).body.open).toBeGreaterThan(0)
  expect((await ask('GET', `/api/leads/${lead}/duplicates`)).body.items).toHaveLength(1)
  const said = await ask('POST', '/api/duplicates/decide', { lead, other, decision: 'same', survivor: other })
  expect(said.body.survivor).toBe(other)
  expect((await ask('GET', '/api/duplicates?state=decided')).body.items.length).toBeGreaterThan(0)
  expect((await ask('POST', '/api/duplicates/undo', { lead, other })).body.undone).toBe(1)
  expect((await ask('POST', '/api/duplicates/merge', { above: 0.9, preview: true })).body.merged).toBe(0)
  expect((await ask('GET', '/api/duplicates/thresholds?same=0.9&ask=0.3')).body.pairs.different).toBe(0)
  expect((await ask('POST', '/api/duplicates/settings', { same: 0.9, ask: 0.3 })).body.settings.same).toBe(
    0.9,
  )
  expect((await ask('POST', '/api/duplicates/run', {})).body.run.state).toBe('running')
  expect((await ask('POST', '/api/duplicates/run', { stop: true })).body.run.state).toBe('stopped')
  await settleMatches(services)
  expect((await ask('GET', '/api/duplicates/state')).body).toMatchObject({
    waiting: 0,
    run: { state: 'stopped' },
  })
}
