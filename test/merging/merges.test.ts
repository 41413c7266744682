import { expect, test } from 'vitest'
import { anna, ben, DAY, HOUR, MONDAY } from '../support/cast.ts'
import { auditWorkspace } from '../support/audited.ts'
import { testServer } from '../support/server.ts'

const clock = { now: MONDAY }
const { ask, services } = await testServer(clock)
const GOOD = { chain: 'ok', replay: 'ok', promises: 'ok' }

let n = 0
async function captured(given: object = {}): Promise<{ id: string; email: string }> {
  const email = `person${++n}@keller.example`
  const { body } = await ask('POST', '/api/leads', { ...ben, email, ...given })
  return { id: body.id as string, email }
}

async function pageOf(id: string) {
  return (await ask('GET', `/api/leads/${id}`)).body
}

test('given two leads of one person, when they are merged, then one page, one list row and one key for both', async () => {
  const a = await captured({ ...anna, email: 'anna@keller.example', touch: 'demo_requested' })
  clock.now += HOUR
  const b = await captured({ firstName: 'Anna', lastName: 'Keller-Voss', phone: '+49 30 901820' })
  clock.now += HOUR
  const preview = await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id, preview: true })
  expect(preview.status).toBe(200)
  expect((await ask('GET', '/api/leads?q=keller')).body.items).toHaveLength(2)
  const done = await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })
  expect(done.status).toBe(200)
  expect(done.body.survivor).toEqual(preview.body.survivor)

  const { items } = (await ask('GET', '/api/leads?q=keller')).body
  expect(items.map(({ id }: { id: string }) => id)).toEqual([a.id])
  const page = await pageOf(b.id)
  expect(page).toMatchObject({ id: a.id, email: 'anna@keller.example', name: 'Anna Keller-Voss' })
  expect(page.person.phone).toBe('+49 30 901820')

  const again = await ask('POST', '/api/leads', { email: b.email, touch: 'pricing_viewed' })
  expect(again).toMatchObject({ status: 200, body: { id: a.id } })
  expect((await pageOf(a.id)).email).toBe('anna@keller.example')

  const { body: history } = await ask('GET', `/api/leads/${b.id}/merges`)
  expect(history.lead).toBe(a.id)
  expect(history.merged).toMatchObject([{ lead: b.id, into: a.id }])
  const name = history.fields.find(({ field }: { field: string }) => field === 'name')
  expect(name).toMatchObject({ value: 'Anna Keller-Voss', lead: b.id, others: [] })
  const title = history.fields.find(({ field }: { field: string }) => field === 'title')
  expect(title).toMatchObject({ value: 'Team Lead Planning', lead: b.id })
  expect(await auditWorkspace(services)).toEqual(GOOD)

  const undone = await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })
  expect(undone.status).toBe(200)
  expect((await pageOf(b.id)).id).toBe(b.id)
  expect(await auditWorkspace(services)).toEqual(GOOD)
  const timeline = (await ask('GET', `/api/leads/${b.id}/timeline`)).body.items
  expect(timeline.map(({ sentence }: { sentence: string }) => sentence).join('\n')).toContain(
    'pricing viewed',
  )
})

test('given a merge of merges, when the inner one is undone first, then each part is as it would be without it', async () => {
  const [a, b, c] = [await captured(), await captured({ fields: { employees: 900 } }), await captured()]
  expect((await ask('POST', `/api/leads/${b.id}/merge`, { lead: c.id })).status).toBe(200)
  clock.now += HOUR
  expect((await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })).status).toBe(200)
  clock.now += HOUR
  await ask('POST', '/api/leads', { email: c.email, externalId: 'c-7', touch: 'demo_requested' })
  expect((await pageOf(c.id)).id).toBe(a.id)
  expect((await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: c.id })).status).toBe(200)
  expect(await auditWorkspace(services)).toEqual(GOOD)
  expect([(await pageOf(a.id)).id, (await pageOf(b.id)).id, (await pageOf(c.id)).id]).toEqual([
    a.id,
    a.id,
    c.id,
  ])
  // what came in by its key is its own, with the id of the other system that it told
  const known = await ask('POST', '/api/leads', { externalId: 'c-7', touch: 'page_viewed' })
  expect(known.body.id).toBe(c.id)
  expect((await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })).status).toBe(200)
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given leads that cannot be merged, when somebody tries, then the refusal says why', async () => {
  const [a, b] = [await captured(), await captured()]
  const merge = (into: string, lead: string) => ask('POST', `/api/leads/${into}/merge`, { lead })
  const nobody = '00000000-0000-7000-8000-00000000dead'
  expect(await merge(a.id, a.id)).toMatchObject({ status: 422, body: { code: 'same_lead' } })
  expect(await merge(a.id, nobody)).toMatchObject({ status: 404, body: { errors: [{ field: 'lead' }] } })
  expect((await merge(nobody, a.id)).status).toBe(404)
  expect(await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })).toMatchObject({
    status: 409,
    body: { code: 'not_merged' },
  })
  expect((await merge(a.id, b.id)).status).toBe(200)
  expect(await merge(b.id, a.id)).toMatchObject({ status: 409, body: { code: 'merged_already' } })
  const german = await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id }, { 'accept-language': 'de' })
  expect(german.body).toMatchObject({ title: 'Sie sind schon zusammengeführt' })
})

test('given two people who merge a with b and b with a at once, then one of them is told that they are one already', async () => {
  const [a, b] = [await captured(), await captured()]
  const answers = await Promise.all([
    ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id }),
    ask('POST', `/api/leads/${b.id}/merge`, { lead: a.id }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given a merged person, when the person is erased, then nothing of either lead is left and the merge stays', async () => {
  const [a, b] = [await captured(), await captured({ phone: '+49 30 111222' })]
  await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })
  const file = (await ask('GET', `/api/leads/${b.id}/file?as=json`)).body
  expect(file.keys).toEqual([a.email, b.email].map((email) => `email:${email}`))
  expect(JSON.stringify(file.history)).toContain('111222')
  expect((await ask('POST', `/api/leads/${b.id}/erase`, { because: 'asked' })).status).toBe(200)
  const { rows } = await services.db.query(
    'select 1 from personal_parts where lead_id = any($1::uuid[]) union select 1 from identity_keys where lead_id = any($1::uuid[])',
    [[a.id, b.id]],
  )
  expect(rows).toEqual([])
  expect((await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })).body.code).toBe('erased')
  expect((await ask('POST', `/api/leads/${(await captured()).id}/merge`, { lead: a.id })).body.code).toBe(
    'erased',
  )
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given an offer, a running deal and somebody who wants to be left alone, when they are merged, then each is honoured', async () => {
  const a = await captured()
  const b = await captured({ ...anna, email: 'left.alone@keller.example', touch: 'demo_requested' })
  await ask('POST', `/api/leads/${b.id}/activities`, { activity: 'qualification_call' })
  await ask('POST', '/api/opportunities', { id: 'deal-77', leadIds: [b.id], amount: '100', currency: 'EUR' })
  await ask('POST', '/api/suppressions', { value: 'left.alone@keller.example', reason: 'asked' })
  clock.now += HOUR
  expect((await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })).status).toBe(200)
  const { rows } = await services.db.query<{ value: string; source: string }>(
    'select value, source from suppressions where removed_at is null and value = $1',
    [a.email],
  )
  expect(rows).toHaveLength(1)
  const page = await pageOf(a.id)
  expect(page.opportunities).toMatchObject([{ id: 'deal-77', status: 'open' }])
  await ask('PATCH', '/api/opportunities/deal-77', { status: 'won' })
  clock.now += 30 * DAY
  expect((await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })).status).toBe(200)
  expect((await pageOf(a.id)).opportunities).toEqual([])
  expect((await pageOf(b.id)).opportunities).toMatchObject([{ id: 'deal-77', status: 'won' }])
  const lifted = await services.db.query(
    'select 1 from suppressions where removed_at is null and value = $1',
    [a.email],
  )
  expect(lifted.rows).toEqual([])
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given many pairs, when they are previewed and merged, then each is done for itself', async () => {
  const [a, b, c] = [await captured(), await captured(), await captured()]
  const pairs = [
    { survivor: a.id, lead: b.id },
    { survivor: c.id, lead: c.id },
  ]
  const preview = await ask('POST', '/api/leads/merge', { pairs, preview: true })
  expect(preview.body).toMatchObject({
    merged: [{ lead: b.id }],
    refused: [{ lead: c.id, code: 'same_lead' }],
  })
  expect((await pageOf(b.id)).id).toBe(b.id)
  expect((await ask('POST', '/api/leads/merge', { pairs })).body.merged).toHaveLength(1)
  expect((await pageOf(b.id)).id).toBe(a.id)
})

test('given many reports of one person’s touches, when two leads are merged and parted, then each is counted once throughout', async () => {
  const [a, b] = [await captured({ touch: 'demo_requested' }), await captured({ touch: 'pricing_viewed' })]
  const counts = async (): Promise<unknown[]> => {
    const { rows } = await services.db.query<{ t: string; n: number }>(
      `select t, count(*)::int as n from (
         select 'touches' as t from touches where lead_id = any($1::uuid[])
         union all select 'passages' from passages where lead_id = any($1::uuid[]) and left_at is null
         union all select 'leads' from leads where lead_id = any($1::uuid[])) as r group by t order by t`,
      [[a.id, b.id]],
    )
    return rows.map(({ t, n }) => `${t} ${n}`)
  }
  expect(await counts()).toEqual(['leads 2', 'passages 2', 'touches 2'])
  await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })
  expect(await counts()).toEqual(['leads 1', 'passages 1', 'touches 2'])
  // a clock of the absorbed lead does not act, whatever time passes
  clock.now += 90 * DAY
  await ask('POST', `/api/leads/${b.id}/touches`, { kind: 'page_viewed' })
  expect(
    (await ask('GET', '/api/leads?q=keller.example&limit=200')).body.items.map(
      ({ id }: { id: string }) => id,
    ),
  ).not.toContain(b.id)
  await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })
  expect(await counts()).toEqual(['leads 2', 'passages 2', 'touches 3'])
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given a hand-off that is open on either side, when they are merged and parted, then nobody’s load counts it twice', async () => {
  const asked = async () =>
    captured({ ...anna, email: `asked${++n}@keller.example`, touch: 'demo_requested' })
  const [a, b] = [await asked(), await asked()]
  for (const { id } of [a, b]) {
    await ask('POST', `/api/leads/${id}/activities`, { activity: 'qualification_call' })
    await ask('POST', `/api/leads/${id}/touches`, { kind: 'demo_requested' })
  }
  // what is counted as it goes, against what the cards say
  const loads = async (): Promise<{ person: string; leads: number }[]> => {
    const { rows } = await services.db.query<{ person: string; leads: number }>(
      'select person_id as person, leads from loads where leads <> 0 order by person_id',
    )
    return rows
  }
  const before = await loads()
  const owners = async (): Promise<string[]> =>
    (await Promise.all([a.id, b.id].map(pageOf))).map(({ owner }) => owner.id)
  const owned = await owners()
  expect(owned.some((id) => id.startsWith('desk:'))).toBe(false)
  await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })
  const merged = await loads()
  const held = (rows: typeof merged): number => rows.reduce((sum, { leads }) => sum + leads, 0)
  expect(held(merged)).toBe(held(before) - 1)
  await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })
  expect(held(await loads())).toBe(held(before))
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given a deal of two leads of one person, when they are one and it is won, then it is counted once, and after the parting with the lead that it was counted with', async () => {
  const [a, b] = [await captured(), await captured()]
  const deal = { id: 'deal-88', leadIds: [b.id, a.id], amount: '900', currency: 'EUR' }
  expect((await ask('POST', '/api/opportunities', deal)).status).toBe(201)
  const primary = async (): Promise<string[]> => {
    const { rows } = await services.db.query<{ lead: string }>(
      `select lead_id as lead from opportunities where opportunity_id = 'deal-88' and is_primary`,
    )
    return rows.map(({ lead }) => lead)
  }
  await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })
  expect(await primary()).toEqual([a.id])
  expect((await ask('GET', '/api/opportunities/deal-88')).body.leadIds).toEqual([a.id])
  await ask('PATCH', '/api/opportunities/deal-88', { status: 'won' })
  await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })
  expect(await primary()).toEqual([b.id])
  for (const { id } of [a, b])
    expect((await pageOf(id)).opportunities).toMatchObject([{ id: 'deal-88', status: 'won' }])
  const { rows } = await services.db.query<{ lead: string; told: string }>(
    `select lead_id as lead, string_agg(status || case when is_primary then ' counted' else '' end, ', ' order by seq) as told
       from opportunity_changes where opportunity_id = 'deal-88' group by 1`,
  )
  expect(new Map(rows.map(({ lead, told }) => [lead, told]))).toEqual(
    new Map([
      [a.id, 'open, won'],
      [b.id, 'open counted, won counted'],
    ]),
  )
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given a lead that goes on in another, when another system tells of a deal of it, then the other hears of it, and after the parting it is its own', async () => {
  const [a, b] = [await captured(), await captured()]
  await ask('POST', `/api/leads/${a.id}/merge`, { lead: b.id })
  const told = await ask('POST', '/api/opportunities', { id: 'deal-99', leadIds: [b.id] })
  expect(told).toMatchObject({ status: 201, body: { leadIds: [a.id] } })
  expect((await ask('POST', '/api/opportunities', { id: 'deal-99', leadIds: [b.id] })).status).toBe(200)
  await ask('POST', `/api/leads/${a.id}/unmerge`, { lead: b.id })
  expect((await pageOf(a.id)).opportunities).toEqual([])
  expect((await pageOf(b.id)).opportunities).toMatchObject([{ id: 'deal-99' }])
  expect(await auditWorkspace(services)).toEqual(GOOD)
})
