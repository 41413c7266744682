/** What a role may do in its own name, and not in another's: who judges, answers, decides, and reads. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anna, HOUR } from '../support/cast.ts'
import { auditWorkspace } from '../support/audited.ts'
import { house } from '../people/house.ts'

const { ask, claim, join, clock, errors, services } = await house()
const admin = await claim()
const ines = await join(admin, 'ines2', 'rep')
const otto = await join(admin, 'otto', 'rep')
const sara = await join(admin, 'sara', 'sdr')
const mona = await join(admin, 'mona', 'marketing')
const saul = await join(admin, 'saul', 'sales_manager')
const lena = await join(admin, 'lena', 'leadgen_manager')
for (const id of ['ines', 'olaf', 'yuki', 'mara', 'tom'])
  await admin('PATCH', `/api/people/${id}`, { available: false })
for (const id of ['otto', 'saul']) await admin('PATCH', `/api/people/${id}`, { available: false })

let made = 0
let lead = ''
/** offered to ines2 */
beforeEach(async () => {
  clock.now += 1000
  const given = {
    ...anna,
    email: `door${++made}@firm${made}.example`,
    company: `Firm ${made}`,
    touch: 'demo_requested',
  }
  const { body } = await admin('POST', '/api/leads', given)
  lead = body.id
  expect(body.owner).toBe('ines2')
})
afterEach(() => void expect(errors.splice(0)).toEqual([]))

const post = (who: typeof ines, what: string, body: object = {}) =>
  who('POST', `/api/leads/${lead}/${what}`, body)

describe('given an offer to one rep', () => {
  test.each([
    ['another rep', otto],
    ['an SDR', sara],
    ['marketing', mona],
  ] as const)(
    'when %s answers it, then they are refused, also in the name of the one who has it',
    async (_who, other) => {
      expect((await post(other, 'accept')).status).toBe(409)
      expect((await post(other, 'return', { reason: 'no_budget' })).status).toBe(409)
      expect((await post(other, 'accept', { by: 'ines2' })).status).toBe(403)
      expect((await post(other, 'return', { reason: 'no_budget', by: 'ines2' })).status).toBe(403)
    },
  )
})

describe('given a return of sales', () => {
  beforeEach(async () => void expect((await post(ines, 'return', { reason: 'no_budget' })).status).toBe(200))

  test('when sales answers it itself, then it is refused', async () => {
    for (const who of [ines, otto, saul])
      expect((await post(who, 'return-answer', { answer: 'agreed' })).body.code).toBe('wrong_signer')
  })

  test('when somebody else than the manager of sales decides the appeal, then it is refused', async () => {
    expect((await post(mona, 'return-answer', { answer: 'appealed', note: 'They have one.' })).status).toBe(
      200,
    )
    for (const who of [mona, sara, otto])
      expect((await post(who, 'appeal-decision', { outcome: 'overturned' })).status).toBe(403)
    expect((await post(lena, 'appeal-decision', { outcome: 'overturned' })).body.code).toBe('wrong_signer')
    expect((await post(saul, 'appeal-decision', { outcome: 'upheld' })).status).toBe(200)
  })

  test('when whoever appealed decides the appeal, then it is refused', async () => {
    expect((await post(admin, 'return-answer', { answer: 'appealed', note: 'They have one.' })).status).toBe(
      200,
    )
    expect((await post(admin, 'appeal-decision', { outcome: 'overturned' })).body.code).toBe('wrong_signer')
  })
})

describe('given a meeting that an SDR made with a rep', () => {
  let meeting = ''
  beforeEach(async () => {
    const at = new Date(clock.now + (24 + made * 2) * HOUR).toISOString()
    expect((await post(sara, 'meetings', { at, rep: 'ines2' })).status).toBe(200)
    meeting = (await admin('GET', `/api/meetings?limit=200`)).body.items.find(
      (one: { lead: { id: string } }) => one.lead.id === lead,
    ).id
  })
  const judged = { verdict: 'qualified', rating: 5 }

  test('when the SDR judges it, also after saying that they sat in it themself, then it is refused', async () => {
    clock.now += 30 * 24 * HOUR
    expect((await post(sara, `meetings/${meeting}/judge`, judged)).status).toBeGreaterThanOrEqual(400)
    expect((await post(sara, `meetings/${meeting}/held`, { rep: 'sara' })).status).toBeGreaterThanOrEqual(400)
    expect((await post(sara, `meetings/${meeting}/judge`, judged)).status).toBeGreaterThanOrEqual(400)
    expect((await post(otto, `meetings/${meeting}/judge`, judged)).status).toBeGreaterThanOrEqual(400)
    expect((await post(ines, `meetings/${meeting}/judge`, judged)).status).toBe(200)
  })

  test('when the SDR moves it to themself and then judges it, then it is refused', async () => {
    const at = new Date(clock.now + 20 * 24 * HOUR + made * HOUR).toISOString()
    await post(sara, `meetings/${meeting}/move`, { at, rep: 'sara' })
    clock.now += 30 * 24 * HOUR
    expect((await post(sara, `meetings/${meeting}/judge`, judged)).status).toBeGreaterThanOrEqual(400)
  })
})

describe('given what belongs to a person', () => {
  test('when another marks their notices as read, then they stay unread', async () => {
    const own = (await ines('GET', '/api/notifications')).body.items
    await services.db.query('select 1')
    await otto('POST', '/api/notifications/read', {
      ids: own.map((one: { id: string }) => one.id).concat('01a20454-c049-7254-a723-1afb93b5e0ad'),
    })
    await otto('POST', '/api/notifications/read', { lead })
    const { rows } = await services.db.query(
      `select person_id from notifications where read_at is not null and person_id = 'ines2'`,
    )
    expect(rows).toEqual([])
  })

  test('when another throws a saved view away, then it is still there', async () => {
    const { body } = await mona('POST', '/api/views', { name: 'Ours', query: 'stage=mql' })
    const { key } = (await admin('POST', '/api/keys', { name: 'reader', scopes: ['read'] })).body
    const gone = await ask('DELETE', `/api/views/${body.id}`, undefined, { authorization: `Bearer ${key}` })
    expect(gone.status).toBe(403)
    expect((await otto('DELETE', `/api/views/${body.id}`)).status).toBe(403)
    expect((await mona('GET', '/api/views')).body.items.map((one: { id: string }) => one.id)).toContain(
      body.id,
    )
    expect((await mona('DELETE', `/api/views/${body.id}`)).status).toBe(204)
  })

  test('when a rep takes a suppression of another off the list, then it stays', async () => {
    const { body } = await mona('POST', '/api/suppressions', {
      value: 'rival.example',
      kind: 'domain',
      reason: 'competitor',
    })
    expect((await otto('DELETE', `/api/suppressions/${body.id}`)).status).toBe(403)
  })

  test('when a rep passes on what another has, or changes their hours, then they may not', async () => {
    expect((await otto('POST', '/api/people/ines2/release', {})).status).toBe(403)
    expect((await otto('PATCH', '/api/people/ines2', { available: false })).status).toBe(403)
    expect((await otto('POST', '/api/leads/bulk/assign', { ids: [lead], owner: 'otto' })).status).toBe(403)
  })

  test('when a header names somebody on a claimed workspace, then nobody is asked for', async () => {
    expect((await ask('GET', '/api/leads', undefined, { 'baton-person': 'ada' })).status).toBe(401)
  })
})

test('when all of it is over, then the record holds', async () => {
  expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
})
