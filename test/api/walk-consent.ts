/** Walks what one person may ask of us: words of consent, their file, their erasure; and what is kept, and looked at again. */
import { expect } from 'vitest'
import { ben } from '../support/cast.ts'
import { linkPath } from '#journey/mailing/links.rules.ts'
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>
type Ask = Server['ask']
type Services = Server['services']

/** When somebody says what we may write, is set aside and asks to be erased, then each room tells it, and nobody else is touched. */
export async function walkConsent(ask: Ask, lead: string, services: Services): Promise<void> {
  const { body: made } = await ask('POST', '/api/leads', { ...ben, email: 'aside@ostwerk.example' })
  const id = made.id as string
  await walkPurposes(ask, id)
  await walkRetention(ask)
  await walkWatch(ask, id)
  await walkRights(ask, id, services)
  expect((await ask('GET', `/api/leads/${lead}`)).body.erased).toBe(false)
}

async function walkPurposes(ask: Ask, id: string): Promise<void> {
  const wording = { id: 'club', name: 'The club', nameDe: 'Der Club', text: 'Yes, write me about the club.' }
  const first = await ask('POST', '/api/purposes', { ...wording, seen: 0 })
  expect([first.status, first.body.version]).toEqual([201, 1])
  const said = { purpose: 'club', given: true, note: 'Said so at the fair' }
  expect((await ask('POST', `/api/leads/${id}/consents`, said)).status).toBe(200)
  expect((await ask('POST', `/api/leads/${id}/consents`, { ...said, purpose: 'spam' })).status).toBe(422)
  const { body: words } = await ask('GET', `/api/leads/${id}/consents`)
  expect(words.purposes).toContainEqual({ id: 'club', name: 'The club', agreed: true })
  expect(words.history[0]).toMatchObject({ given: true, purpose: { id: 'club' }, shown: said.note })
  const next = { ...wording, text: 'Yes, write me about the club and its evenings.' }
  expect((await ask('POST', '/api/purposes', { ...next, seen: 1 })).body.version).toBe(2)
  expect((await ask('POST', '/api/purposes', { ...next, seen: 1 })).body.code).toBe('changed_meanwhile')
  const { items } = (await ask('GET', '/api/purposes')).body
  expect(items.find((one: { id: string }) => one.id === 'club')).toMatchObject({ version: 2, agreed: 1 })
  const { body: detail } = await ask('GET', '/api/purposes/club')
  expect(detail.versions.map(({ text }: { text: string }) => text)).toEqual([next.text, wording.text])
  expect(detail.withoutText).toBe(1)
  expect((await ask('GET', '/api/purposes/nothing')).status).toBe(404)
}

async function walkRetention(ask: Ask): Promise<void> {
  const { body: before } = await ask('GET', '/api/retention')
  const days = { ...before.days, visits: 400 }
  const { body: preview } = await ask('POST', '/api/retention/preview', days)
  expect(preview.due.visits).toBe(0)
  expect((await ask('GET', '/api/retention')).body).toEqual(before)
  expect((await ask('POST', '/api/retention', { ...days, visits: 0 })).status).toBe(422)
  expect((await ask('POST', '/api/retention', days)).body.days).toEqual(days)
  expect((await ask('GET', '/api/retention')).body.days.visits).toBe(400)
}

async function walkWatch(ask: Ask, id: string): Promise<void> {
  const ids = async (list: string) =>
    (await ask('GET', `/api/watch?list=${list}`)).body.items.map((one: { leadId: string }) => one.leadId)
  expect((await ask('POST', `/api/leads/${id}/disqualify`, { reason: 'supplier' })).status).toBe(200)
  const { body: before } = await ask('GET', '/api/watch/count')
  expect((await ask('POST', `/api/leads/${id}/watch`, { on: '2020-01-01' })).body.errors).toMatchObject([
    { field: 'on' },
  ])
  const set = await ask('POST', `/api/leads/${id}/watch`, {
    ask: 'budget_round',
    signals: ['webinar_attended'],
    note: 'Plans in autumn',
  })
  expect(set.body.watch).toMatchObject({ ask: 'budget_round', signals: ['webinar_attended'], due: false })
  expect(await ids('waiting')).toContain(id)
  const learned = { outcome: 'bought_elsewhere', vendor: 'Acme', how: 'told_us' }
  expect((await ask('POST', `/api/leads/${id}/outcome`, learned)).body.watch.outcome).toBe('bought_elsewhere')
  expect((await ask('POST', `/api/leads/${id}/outcome`, { ...learned, outcome: 'gone' })).status).toBe(422)
  expect(await ids('learned')).toEqual([id])
  expect(await ids('due')).toEqual([])
  expect((await ask('GET', '/api/watch/count')).body).toEqual({
    due: 0,
    waiting: before.waiting + 1,
    learned: 1,
    unplanned: before.unplanned - 1,
  })
}

async function walkRights(ask: Ask, id: string, services: Services): Promise<void> {
  const file = await ask('GET', `/api/leads/${id}/file`)
  expect(file.body).toMatchObject({ lead: id, erased: false, person: { email: 'aside@ostwerk.example' } })
  expect(file.body.history.map(({ kind }: { kind: string }) => kind)).toContain('OutcomeLearned')
  expect((await ask('GET', `/api/leads/${id}/file?as=html`)).text).toContain('aside@ostwerk.example')
  const page = linkPath(services, { lead: id, message: null, what: 'preferences' })
  const wanted = await ask('POST', page, 'do=erase', { 'content-type': 'application/x-www-form-urlencoded' })
  expect(wanted.status).toBe(303)
  const { body: open } = await ask('GET', '/api/rights')
  expect(open.items).toMatchObject([{ leadId: id, what: 'erase', outcome: null }])
  const settle = `/api/rights/${open.items[0].id}/settle`
  expect((await ask('POST', settle, { outcome: 'done' })).body).toMatchObject({ outcome: 'done', name: null })
  expect((await ask('POST', settle, { outcome: 'declined' })).body.code).toBe('changed_meanwhile')
  expect((await ask('GET', '/api/rights')).body.items).toEqual([])
  expect((await ask('GET', '/api/rights?open=false')).body.items).toMatchObject([{ outcome: 'done' }])
  const after = await ask('GET', `/api/leads/${id}/file`)
  expect(after.body.erased).toBe(true)
  for (const own of ['aside@ostwerk.example', 'Plans in autumn', 'Said so at the fair'])
    expect(after.text).not.toContain(own)
}
