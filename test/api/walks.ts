/** Walks through the rooms that stand beside the way of a lead: every route of theirs is asked once, in an order that makes sense. */
import { expect } from 'vitest'
import { api } from '../../src/api.ts'
import { whatIfProgram } from '#journey/what-if/workers.ts'
import { DAY } from '../support/cast.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

const NOBODY = '00000000-0000-7000-8000-00000000dead'

/** When a poll is made, answered and closed, then every step answers. */
export async function walkPoll(ask: Ask, clock: { now: number }): Promise<void> {
  const people = (await ask('GET', '/api/surveys/choices')).body.people.flatMap(
    (side: { people: { id: string }[] }) => side.people.map(({ id }) => id),
  )
  const deadline = new Date(clock.now + DAY).toISOString()
  const input = { kind: 'poll', title: 'Why do leads die?', people, deadline }
  const { id } = (await ask('POST', '/api/surveys', input)).body
  const as = { 'baton-person': people[0] }
  expect((await ask('GET', '/api/surveys')).body.items[0].id).toBe(id)
  expect((await ask('GET', `/api/surveys/${id}`)).status).toBe(200)
  const sheet = (await ask('GET', `/api/surveys/${id}/sheet`, undefined, as)).body
  const order = sheet.items.map((item: { id: string }) => item.id)
  expect((await ask('POST', `/api/surveys/${id}/ranking`, { order }, as)).status).toBe(200)
  expect((await ask('POST', `/api/surveys/${id}/answers`, { card: 1, answer: 'lead' }, as)).status).toBe(422)
  expect((await ask('POST', `/api/surveys/${id}/remedies`, { text: 'Call at once' }, as)).status).toBe(200)
  const [remedy] = (await ask('GET', `/api/surveys/${id}/sheet`, undefined, as)).body.remedies
  expect((await ask('POST', `/api/surveys/${id}/votes`, { remedy: remedy.id, for: true }, as)).status).toBe(
    200,
  )
  const withdrawn = await ask('POST', `/api/surveys/${id}/remedies/withdraw`, { remedy: remedy.id }, as)
  expect(withdrawn.status).toBe(200)
  expect((await ask('POST', `/api/surveys/${id}/close`, {})).status).toBe(200)
  expect((await ask('GET', `/api/surveys/${id}/result`)).status).toBe(200)
  expect((await ask('GET', `/api/surveys/${id}/draft.yaml`)).status).toBe(404)
  expect((await ask('POST', '/api/ratings', { active: false, people })).status).toBe(200)
  expect((await ask('GET', '/api/ratings')).body.schedule.active).toBe(false)
}

/** When an agreement is drafted, proposed and answered, then each says how it stands. */
export async function walkAgreement(ask: Ask): Promise<void> {
  const at = '/api/agreements'
  expect((await ask('GET', at)).body.items).toMatchObject([
    { version: 1, status: 'in_force', unsigned: true },
  ])
  const { body: draft } = await ask('POST', `${at}/drafts`, { title: 'Next' })
  const one = `${at}/drafts/${draft.id}`
  expect((await ask('GET', `${at}/drafts`)).body.items).toMatchObject([{ id: draft.id, title: 'Next' }])
  expect((await ask('GET', one)).body.text).toBe(draft.text)
  const text = `${draft.text}# a note\n`
  expect((await ask('POST', `${at}/check`, { text })).body).toMatchObject({ ok: true, nextVersion: 2 })
  const { body: saved } = await ask('PATCH', one, { from: draft.hash, text })
  const { body: spare } = await ask('POST', `${at}/drafts`, { title: 'Spare' })
  expect((await ask('DELETE', `${at}/drafts/${spare.id}`)).status).toBe(204)
  const ines = { 'baton-person': 'ines' }
  const propose = () => ask('POST', `${one}/propose`, { from: saved.hash }, ines)
  expect(await propose()).toMatchObject({ status: 201, body: { version: 2, status: 'proposed' } })
  expect((await propose()).status).toBe(404)
  expect((await ask('GET', `${at}/2/agreement.yaml`)).text).toBe(text)
  expect((await ask('GET', `${at}/2`)).body).toMatchObject({ text, hash: saved.hash })
  expect((await ask('POST', `${at}/2/sign`, { hash: saved.hash }, ines)).body.signatures).toHaveLength(1)
  const mara = { 'baton-person': 'mara' }
  expect((await ask('POST', `${at}/2/decline`, { reason: 'Too soon' }, mara)).body.status).toBe('declined')
  expect((await ask('POST', `${at}/2/decide`, { reason: 'Now' }, ines)).body.code).toBe('wrong_signer')
  expect((await ask('POST', `${at}/2/withdraw`, {}, ines)).body.status).toBe('withdrawn')
}

/** When nobody signs in here, then what is about signing in says so, and keys can be made. */
export async function walkSigningIn(ask: Ask): Promise<void> {
  const self = api.filter(({ permission }) => permission === 'self')
  for (const { method, path } of self) {
    const body = method === 'GET' || method === 'DELETE' ? undefined : {}
    const { status, body: problem } = await ask(method, path.replaceAll(/\{\w+\}/g, NOBODY), body)
    expect([path, status, problem.code]).toEqual([path, 403, 'not_permitted'])
  }
  const password = 'seven green kettles 41'
  const signIns: [string, object][] = [
    ['', { email: 'a@firm.example', password }],
    ['/code', { code: '123456' }],
    ['/passkey/challenge', {}],
    ['/passkey', { response: { id: 'x' } }],
    ['/oidc', {}],
  ]
  for (const [path, body] of signIns)
    expect((await ask('POST', `/api/sign-in${path}`, body)).body.code).toBe('not_claimed')
  expect((await ask('GET', '/api/auth/callback/oidc?code=x&state=y')).body.code).toBe('not_claimed')
  expect((await ask('POST', '/api/people/ines/invite', {})).body.code).toBe('not_claimed')
  expect((await ask('POST', '/api/sign-out', {})).body).toEqual({ done: true })
  expect((await ask('GET', '/api/session')).body.mode).toBe('open')
  expect((await ask('GET', '/api/invitations')).body.items).toEqual([])
  expect((await ask('DELETE', `/api/invitations/${NOBODY}`)).status).toBe(404)
  for (const [path, body] of [
    ['/invitations/look', { token: 'x' }],
    ['/invitations/accept', { token: 'x', password }],
    ['/claim', { token: 'x', name: 'Ada', email: 'ada@firm.example', password }],
  ] as const)
    expect((await ask('POST', `/api${path}`, body)).body.code).toBe('link_over')
  const { id } = (await ask('POST', '/api/keys', { name: 'form', scopes: ['capture'] })).body
  expect((await ask('GET', '/api/keys')).body.items).toMatchObject([{ id, state: 'valid' }])
  expect((await ask('DELETE', `/api/keys/${id}`)).status).toBe(204)
}

/** A draft is tried on a sample and on all, looked at and stopped. */
export async function walkWhatIf(ask: Ask): Promise<void> {
  const sampled = await ask('POST', '/api/what-if', { version: 1, sample: true })
  expect([sampled.status, sampled.body?.inForce !== undefined]).toEqual([200, true])
  // the processes of a run are not what is asked for here
  whatIfProgram.path = '/nowhere'
  const begun = await ask('POST', '/api/what-if', { version: 1 })
  expect(begun.status).toBe(202)
  const one = `/api/what-if/${begun.body.id}`
  expect((await ask('POST', `${one}/cancel`, {})).status).toBe(200)
  expect((await ask('GET', one)).body.id).toBe(begun.body.id)
  expect((await ask('GET', `${one}/leads?which=gained`)).status).toBeLessThan(500)
  expect((await ask('GET', '/api/what-if')).body.items).toHaveLength(1)
}

/** A card is asked for, looked at, and stopped before it is learned; of nothing there is no draft. */
export async function walkScorecards(ask: Ask, lead: string): Promise<void> {
  expect((await ask('GET', `/api/leads/${lead}/chance`)).body).toEqual({
    chance: null,
    why: 'no_card',
    worth: null,
  })
  expect((await ask('GET', '/api/leads/00000000-0000-7000-8000-00000000dead/chance')).status).toBe(404)
  const at = '/api/scorecards'
  expect((await ask('POST', at, { horizonDays: 3 })).body.errors).toMatchObject([{ field: 'horizonDays' }])
  const { status, body: begun } = await ask('POST', at, { outcome: 'won' })
  expect([status, begun.status, begun.outcome, begun.moment]).toEqual([202, 'waiting', 'won', 'entry'])
  const one = `${at}/${begun.id}`
  expect((await ask('POST', `${one}/cancel`, {})).body.status).toBe('cancelled')
  expect((await ask('GET', one)).body).toMatchObject({ status: 'cancelled', result: null })
  expect((await ask('GET', at)).body).toMatchObject({ items: [{ id: begun.id }], inForce: null })
  expect((await ask('POST', `${one}/draft`, {})).body.code).toBe('wrong_turn')
  expect((await ask('GET', `${at}/none`)).status).toBe(404)
}

/** Nothing was gathered for the review, then it is. */
export async function walkReview(ask: Ask): Promise<void> {
  expect((await ask('GET', '/api/agreement/review')).body.pack).toBeNull()
  expect((await ask('POST', '/api/agreement/review', {})).body.pack.version).toBe(1)
}

/** A company becomes a target, a group is gathered, lists are tried, and somebody is left alone. */
export async function walkAccounts(ask: Ask, lead: string): Promise<void> {
  const at = '/api/accounts'
  const { status, body: one } = await ask('POST', at, {
    company: 'Keller Maschinenbau',
    domain: 'keller.example',
  })
  expect([status, one.state, one.tier, one.leads > 0]).toEqual([201, 'customer', 'C', true])
  expect((await ask('GET', at)).body.items).toHaveLength(1)
  expect((await ask('PATCH', `${at}/${one.id}`, { tier: 'A', version: one.version })).body.tier).toBe('A')
  const { body: settings } = await ask('GET', `${at}/settings`)
  expect((await ask('PATCH', `${at}/settings`, settings)).body).toEqual(settings)
  expect((await ask('POST', `${at}/bulk`, { ids: [one.id], tier: 'B', dryRun: true })).body.changed).toBe(1)
  const joined = await ask('POST', `${at}/${one.id}/members`, { role: 'decider', leadId: lead })
  const member = `${at}/${one.id}/members/${joined.body.group[0].id}`
  expect((await ask('PATCH', member, { role: 'champion' })).body.coverage.known).toEqual(['champion'])
  expect((await ask('DELETE', member)).body.group).toEqual([])
  const noted = await ask('POST', `${at}/${one.id}/notes`, { text: 'Builds a second plant' })
  expect((await ask('DELETE', `${at}/${one.id}/notes/${noted.body.version}`)).status).toBe(200)
  expect((await ask('GET', `${at}/${one.id}`)).body.name).toBe('Keller Maschinenbau')
  expect((await ask('GET', `${at}/${one.id}/timeline`)).body.items.length).toBeGreaterThan(4)
  expect((await ask('GET', `${at}/summary`)).body.tiers[0]).toMatchObject({ tier: 'A', accounts: 1 })
  expect((await ask('POST', `${at}/import`)).status).toBe(422)
  const gone = '/api/suppressions'
  const { body: entry } = await ask('POST', gone, { value: 'keller.example', reason: 'competitor' })
  const { body: listed } = await ask('GET', `${gone}?reason=competitor`)
  expect(listed.items).toMatchObject([{ id: entry.id, kind: 'domain' }])
  expect((await ask('GET', `${gone}/summary`)).body.entries).toContainEqual({
    reason: 'competitor',
    count: 1,
  })
  expect((await ask('GET', `${gone}/check?account=${one.id}`)).body.suppressed.id).toBe(entry.id)
  expect((await ask('POST', `${gone}/import`)).status).toBe(422)
  expect((await ask('DELETE', `${gone}/${entry.id}`)).status).toBe(204)
}
