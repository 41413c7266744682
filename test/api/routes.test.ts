import { describe, expect, test } from 'vitest'
import { api } from '../../src/api.ts'
import { anna, ben, DAY, HOUR } from '../support/cast.ts'
import { expectSound } from '../support/sound.ts'
import { routeOf, testServer } from '../support/server.ts'
import { inBothLanguages } from './both-languages.ts'
import { walkRooms } from './walk-rooms.ts'

const { ask: oneLanguage, clock, errors, services } = await testServer()
const { ask: plainAsk, leftovers, read } = inBothLanguages(oneLanguage)

const asked = new Set<string>()
const ask: typeof plainAsk = (method, path, ...rest) => {
  const route = routeOf(method, path.split('?')[0]!)
  if (route) asked.add(`${route.method} ${route.path}`)
  return plainAsk(method, path, ...rest)
}

const NOBODY = '00000000-0000-7000-8000-00000000dead'
let lead = ''
let rep = ''

describe('given the way of one lead through the API', () => {
  test('when Anna asks for a demo, then she is created, scored and offered in one answer', async () => {
    const { status, body } = await ask('POST', '/api/leads', { ...anna, touch: 'demo_requested' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ stage: 'sales_ready', nextStep: { what: 'Accept or return' } })
    expect(body.score.parts.reduce((sum: number, part: { points: number }) => sum + part.points, 0)).toBe(
      body.score.total,
    )
    lead = body.id
    rep = body.owner
  })

  test('when she comes again, then she is known', async () => {
    const { status, body } = await ask('POST', '/api/leads', { email: anna.email!.toUpperCase() })
    expect(status).toBe(200)
    expect(body.id).toBe(lead)
  })

  test('when her page is read, then it shows where she stands', async () => {
    const { body, headers } = await ask('GET', `/api/leads/${lead}`)
    expect(body).toMatchObject({
      name: 'Anna Keller',
      offer: { to: { id: rep }, n: 1 },
      stage: { id: 'sales_ready' },
    })
    expect(headers.get('etag')).toBe(`W/"${body.entries}"`)
    expect(
      (await ask('GET', `/api/leads/${lead}`, undefined, { 'if-none-match': headers.get('etag')! })).status,
    ).toBe(304)
  })

  test('when her timeline is walked in small pages, then every entry is there once, newest first', async () => {
    const seqs: number[] = []
    for (let next = ''; next !== null;) {
      const { body } = await ask('GET', `/api/leads/${lead}/timeline?limit=2${next && `&cursor=${next}`}`)
      seqs.push(...body.items.map((item: { seq: number }) => item.seq))
      next = body.next
    }
    expect(seqs).toEqual(Array.from(seqs, (_, i) => seqs.length - i))
  })

  test('when her score is asked for a moment, then its parts add up, and before she was known there is none', async () => {
    clock.now += 30 * 60_000
    const now = await ask('GET', `/api/leads/${lead}/score`)
    const later = await ask('GET', `/api/leads/${lead}/score?at=2026-08-01T00:00:00Z`)
    expect(later.body.engagement).toBeLessThan(now.body.engagement)
    for (const { body } of [now, later]) {
      expect(body.parts.reduce((sum: number, part: { points: number }) => sum + part.points, 0)).toBe(
        body.total,
      )
    }
    const before = await ask('GET', `/api/leads/${lead}/score?at=2020-01-01T00:00:00Z`)
    expect(before.body.errors).toEqual([{ field: 'at', message: 'lies before the lead was known' }])
  })

  test('when the rep opens the inbox and the brief, then every claim names an entry that exists', async () => {
    const inbox = await ask('GET', `/api/inbox?rep=${rep}`)
    expect(inbox.body.offers.map((offer: { lead: { id: string } }) => offer.lead.id)).toEqual([lead])
    expect((await ask('GET', `/api/inbox/count?rep=${rep}`)).body).toEqual({ offers: 1 })
    expect((await ask('GET', '/api/inbox/count?rep=nobody')).status).toBe(422)
    const { body } = await ask('GET', `/api/leads/${lead}/brief`)
    expect(body.intent).toBe('buy')
    const { body: page } = await ask('GET', `/api/leads/${lead}`)
    for (const { seq } of [...body.why, ...body.whyNow, ...body.howToOpen, ...body.seen]) {
      if (seq !== null) expect(seq).toBeLessThanOrEqual(page.entries)
    }
  })

  test('when somebody changed the lead meanwhile, then an action that expects the old one is refused', async () => {
    const { headers } = await ask('GET', `/api/leads/${lead}`)
    await ask('POST', `/api/leads/${lead}/touches`, { kind: 'pricing_viewed' })
    const refused = await ask(
      'POST',
      `/api/leads/${lead}/accept`,
      { by: rep },
      { 'if-match': headers.get('etag')! },
    )
    expect([409, 412]).toContain(refused.status)
  })

  test('when somebody else accepts, then 409 says whose it is', async () => {
    const { status, body } = await ask('POST', `/api/leads/${lead}/accept`, { by: 'nobody' })
    expect(status).toBe(409)
    expect(body.code).toBe('offered_to_another')
  })

  test('when the rep accepts twice under one key, then the second answer is the first', async () => {
    const key = { 'idempotency-key': 'accept-1' }
    const first = await ask('POST', `/api/leads/${lead}/accept`, { by: rep }, key)
    expect(first.status).toBe(200)
    expect(first.body.stage.id).toBe('accepted')
    const second = await ask('POST', `/api/leads/${lead}/accept`, { by: rep }, key)
    expect(second.status).toBe(200)
    expect(second.body.entries).toBe(first.body.entries)
    expect((await ask('POST', `/api/leads/${lead}/accept`, { by: 'other' }, key)).status).toBe(422)
  })

  test('when the rep works it, then contact, activity, rating and touches are recorded', async () => {
    expect(
      (await ask('POST', `/api/leads/${lead}/contacted`, { how: 'call', note: 'Reached her' })).status,
    ).toBe(200)
    expect((await ask('POST', `/api/leads/${lead}/activities`, { activity: 'first_contact' })).status).toBe(
      200,
    )
    expect((await ask('POST', `/api/leads/${lead}/activities`, { activity: 'dance' })).body.code).toBe(
      'unknown_activity',
    )
    expect((await ask('POST', `/api/leads/${lead}/rate`, { of: 'brief', rating: 4 })).status).toBe(200)
    const { body } = await ask('GET', `/api/leads/${lead}/timeline`)
    expect(body.items.map((item: { kind: string }) => item.kind)).toEqual(
      expect.arrayContaining([
        'ContactMade',
        'ActivityCompleted',
        'LeadRated',
        'TouchHappened',
        'HandoffAccepted',
      ]),
    )
  })

  test('when an opportunity is opened, changed and won, then the lead is a customer', async () => {
    const opened = await ask('POST', '/api/opportunities', {
      leadIds: [lead],
      name: 'GTX Pro',
      amount: '12000.50',
      currency: 'EUR',
    })
    expect(opened.status).toBe(201)
    clock.now += DAY
    const { id } = opened.body
    expect(
      (await ask('PATCH', `/api/opportunities/${id}`, { stage: 'proposal', amount: 13000 })).body.amount,
    ).toBe('13000')
    expect((await ask('PATCH', `/api/opportunities/${id}`, { status: 'won' })).body).toMatchObject({
      status: 'won',
    })
    expect((await ask('GET', `/api/opportunities/${id}`)).body.leadIds).toEqual([lead])
    expect((await ask('GET', '/api/opportunities?status=won')).body.items.length).toBe(1)
    expect((await ask('GET', `/api/leads/${lead}`)).body.stage.id).toBe('won')
    expect((await ask('PATCH', '/api/opportunities/unknown', { stage: 'x' })).status).toBe(404)
    const { items } = (await ask('GET', '/api/reports')).body as { items: { name: string }[] }
    expect(items.map(({ name }) => name)).toContain('outcomes')
    const report = (await ask('GET', '/api/reports/outcomes?by=owner')).body as {
      columns: { name: string }[]
      rows: unknown[][]
    }
    expect(report.rows[0]?.length).toBe(report.columns.length)
    expect((await ask('GET', '/api/reports/unknown')).status).toBe(404)
  })

  test('when a lead is returned, disqualified, assigned or erased, then each has its answer', async () => {
    const make = async (email: string, touch: string) =>
      (await ask('POST', '/api/leads', { ...anna, email, touch })).body
    const returned = await make('r@firm.example', 'demo_requested')
    expect(
      (await ask('POST', `/api/leads/${returned.id}/return`, { reason: 'other' })).body.errors[0].field,
    ).toBe('note')
    const back = await ask('POST', `/api/leads/${returned.id}/return`, { reason: 'no_budget' })
    expect(back.body.stage.id).toBe('nurture')
    const spam = (await ask('POST', '/api/leads', ben)).body
    expect((await ask('POST', `/api/leads/${spam.id}/disqualify`, { reason: 'spam' })).body.stage.id).toBe(
      'disqualified',
    )
    expect((await ask('POST', `/api/leads/${spam.id}/disqualify`, { reason: 'spam' })).status).toBe(409)
    const given = await make('a@firm.example', 'demo_requested')
    const other = ['ines', 'olaf', 'yuki'].find((id) => id !== given.owner)
    expect((await ask('POST', `/api/leads/${given.id}/assign`, { owner: other })).body.owner.id).toBe(other)
    expect(
      (await ask('POST', `/api/leads/${given.id}/assign`, { owner: 'nobody' })).body.errors[0].field,
    ).toBe('owner')
    const erased = await ask('POST', `/api/leads/${given.id}/erase`, {})
    expect(erased.body).toMatchObject({ erased: true, name: null, email: null })
    expect((await ask('GET', `/api/leads/${given.id}/timeline`)).text).not.toContain('a@firm.example')
    expect((await ask('GET', `/api/submissions?leadId=${given.id}`)).text).not.toContain('a@firm.example')
  })

  test('when people, views, spend and the agreement are asked, then they answer', async () => {
    expect((await ask('GET', '/api/people')).body.items.length).toBe(8)
    expect((await ask('POST', '/api/people', { name: 'Zoë Ärger', function: 'sales' })).body.id).toBe(
      'zoe.arger',
    )
    expect((await ask('PATCH', '/api/people/zoe.arger', { available: false })).body.available).toBe(false)
    expect((await ask('PATCH', '/api/people/nobody', { available: false })).status).toBe(404)
    const view = await ask('POST', '/api/views', { name: 'Hot', query: 'minScore=70' })
    expect((await ask('GET', '/api/views')).body.items.length).toBe(1)
    expect((await ask('DELETE', `/api/views/${view.body.id}`)).status).toBe(204)
    expect((await ask('DELETE', `/api/views/${NOBODY}`)).status).toBe(404)
    const spend = {
      campaign: 'spring',
      from: '2026-05-01',
      to: '2026-05-31',
      amount: '1200.00',
      currency: 'EUR',
    }
    expect((await ask('POST', '/api/spend', spend)).status).toBe(201)
    expect((await ask('POST', '/api/spend', { ...spend, amount: -1 })).body.errors[0].field).toBe('amount')
    expect((await ask('GET', '/api/agreement')).body.path.length).toBe(6)
  })

  test('when lists are filtered, counted and searched, then they name the same leads', async () => {
    for (const filter of [
      'q=keller',
      'stage=won,nurture',
      'overdue=false',
      'minScore=10',
      'source=web&country=DE',
      `owner=${rep}`,
    ]) {
      const { body: list } = await ask('GET', `/api/leads?limit=200&${filter}`)
      const { body: count } = await ask('GET', `/api/leads/count?${filter}`)
      expect(count).toEqual({ count: list.items.length, capped: false })
      expect(list.items.length).toBeGreaterThan(0)
    }
    expect((await ask('GET', '/api/facets')).body.sources).toEqual(['web'])
  })

  test('when submissions are read back, then accepted and refused ones are there, with the reason', async () => {
    await ask('POST', '/api/leads', { email: 'not an address' })
    const { body } = await ask('GET', '/api/submissions?outcome=refused')
    expect(body.items[0]).toMatchObject({ outcome: 'refused', problem: { errors: [{ field: 'email' }] } })
    expect((await ask('GET', '/api/submissions?outcome=accepted')).body.items.length).toBeGreaterThan(4)
  })

  test('when imports are asked, then there are none, and unknown ones are not found', async () => {
    expect((await ask('GET', '/api/imports')).body.items).toEqual([])
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/start'],
      ['POST', '/cancel'],
      ['GET', '/refused'],
    ] as const) {
      const body = method === 'POST' ? {} : undefined
      expect([404, 422]).toContain((await ask(method, `/api/imports/${NOBODY}${path}`, body)).status)
    }
    const upload = await ask('POST', '/api/imports', 'no form', { 'content-type': 'text/plain' })
    expect(upload.status).toBeGreaterThanOrEqual(400)
    expect(upload.status).toBeLessThan(500)
  })

  test('when a batch comes, then each line is answered in its place, and a bad one spoils no other', async () => {
    clock.now += 1000
    const lines = [
      '{"email":"b1@firm.example"}',
      '{oops',
      '',
      '{"email":"x"}',
      '{"email":"b2@firm.example","fields":{"employees":"many"}}',
      '{"email":"b3@firm.example"}',
    ]
    const { status, text } = await ask('POST', '/api/leads/batch', lines.join('\n'), {
      'content-type': 'application/x-ndjson',
    })
    expect(status).toBe(200)
    const answers = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map((one) => one.stage ?? one.errors[0].field)).toEqual([
      'inquiry',
      '',
      'email',
      'fields.employees',
      'inquiry',
    ])
    const { body } = await ask('GET', '/api/submissions?outcome=refused&limit=3')
    expect(body.items.every((item: { via: string }) => item.via === 'batch')).toBe(true)
  })

  test('when the time to answer runs out, then accepting says so', async () => {
    const { body } = await ask('POST', '/api/leads', {
      ...anna,
      email: 'late@firm.example',
      touch: 'demo_requested',
    })
    clock.now = Date.parse(body.nextStep.due) + HOUR
    expect((await ask('POST', `/api/leads/${body.id}/accept`, {})).body.code).toBe('expired')
  })

  test('when the rooms beside the way of a lead are walked, then every step answers', async () => {
    await walkRooms(ask, { clock, services }, lead)
  })

  test('then every route of the table was asked, none failed unexpectedly, and the database is sound', async () => {
    const ours = api.filter(({ path }) => path.startsWith('/api'))
    expect(ours.map((row) => `${row.method} ${row.path}`).filter((row) => !asked.has(row))).toEqual([])
    expect(errors).toEqual([])
    await expectSound(services.db)
  })

  test('then no answer in German holds an English sentence of ours', () => {
    expect(read.size).toBeGreaterThan(50)
    expect([...leftovers].sort()).toEqual([])
  })
})
