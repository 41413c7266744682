import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drainHits } from '#journey/capture/tracking/drain.jobs.ts'
import { flushTallies } from '#journey/capture/forms/counts.ts'
import { formDrain } from '#journey/capture/forms/drain.ts'
import { testServer } from '../support/server.ts'
import { contact, fillIn, hiddenOf, publish, send } from './cast.ts'

const server = await testServer()
const { ask, services, clock } = server
await publish(server, 'contact')

const drained = () => drainHits(services, [formDrain])
const json = { accept: 'application/json' }

async function leadOf(email: string) {
  await drained()
  const { rows } = await services.db.query<{ lead_id: string }>(
    'select lead_id from identity_keys where workspace_no = 1 and key = $1',
    [`email:${email}`],
  )
  return rows[0]?.lead_id ?? null
}

async function statusOf(path: string): Promise<number> {
  return (await server.app.request(path, { headers: { host: 'localhost:4380' } })).status
}

async function refusals() {
  const { rows } = await services.db.query<{ via: string; problem: { refused: string; detail: string } }>(
    `select via, problem from submissions where workspace_no = 1 and outcome = 'refused' order by received_at desc`,
  )
  return rows
}

describe('given a published form on its own page', () => {
  test('when it is sent without a script, then a page thanks, and lead, touch and consent with its proof are there', async () => {
    const sent = await fillIn(
      server,
      'contact',
      {
        email: 'anna@keller.example',
        lastName: 'Keller',
        employees: '420',
        wish: 'A <b>demo</b>',
        _consent: 'yes',
      },
      { query: '?utm_source=newsletter&utm_campaign=autumn&gclid=abc' },
    )
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).toBe('/f/contact/thanks')
    expect((await ask('GET', '/f/contact/thanks')).text).toContain('Thank you, we will be in touch.')
    const lead = (await leadOf('anna@keller.example'))!
    const { rows } = await services.db.query<{ kind: string; body: object; personal: object }>(
      `select e.kind, e.body, p.data as personal from entries e
         left join personal_parts p on p.workspace_no = 1 and p.lead_id = e.lead_id and p.seq = e.seq
        where e.workspace_no = 1 and e.lead_id = $1 and e.fact order by e.seq`,
      [lead],
    )
    expect(rows[0]).toMatchObject({
      kind: 'LeadCaptured',
      body: {
        source: 'newsletter',
        campaign: 'autumn',
        attributes: { employees: 420 },
        touch: { kind: 'contact_requested', asset: 'Contact', page: expect.stringContaining('/f/contact') },
      },
      personal: { fields: { wish: 'A <b>demo</b>', last_gclid: 'abc' } },
    })
    expect(rows[1]).toMatchObject({
      kind: 'ConsentGiven',
      body: { purpose: 'news', channel: 'email', text: { id: 'news', version: 1 }, how: 'form' },
    })
    const kept = await ask('GET', `/api/submissions?leadId=${lead}`)
    expect(kept.body.items).toMatchObject([{ via: 'form:contact', outcome: 'accepted' }])
  })

  test('when it is looked at, then its policy allows its one style and nothing else', async () => {
    const { text, headers } = await ask('GET', '/f/contact')
    const style = /<style>([^]*?)<\/style>/.exec(text)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
    expect(text).not.toMatch(/<script|style=/)
  })

  test('when it is sent twice from one page, then it counts once; with other answers it counts again', async () => {
    const page = await ask('GET', '/f/contact')
    clock.now += 5_000
    const values = { ...hiddenOf(page.text), email: 'ben@ostwerk.example', lastName: 'Ost' }
    for (const more of [{}, {}, { wish: 'And one more thing' }])
      await send(server, 'contact', { ...values, ...more })
    const lead = await leadOf('ben@ostwerk.example')
    const kept = await ask('GET', `/api/submissions?leadId=${lead}`)
    expect(kept.body.items).toHaveLength(2)
  })

  test('when something is missing, then the page says so at the field and keeps what was typed', async () => {
    const sent = await fillIn(server, 'contact', {
      email: 'not an address',
      lastName: '"><script>x</script>',
    })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('That is not an e-mail address.')
    expect(sent.text).toContain('aria-invalid="true"')
    expect(sent.text).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"')
    expect(sent.text).not.toContain('<script>')
  })

  test.each([
    ['the trap is filled in', { _website: 'https://spam.example' }, 303],
    ['no ticket comes along', { _ticket: '' }, 422],
    ['the ticket is made up', { _ticket: 'contact.1.0.aa.0.AAAAAAAAAAAAAAAAAAAAAA' }, 422],
    ['a line break stands in a name', { lastName: 'Keller\r\nBcc: all@spam.example' }, 422],
    ['a choice was never offered', { timeline: 'yesterday' }, 422],
    ['a number is none', { employees: 'many' }, 422],
    ['a text is endless', { wish: 'x'.repeat(5_001) }, 422],
    ['NUL stands in it', { wish: 'a\u0000b' }, 422],
  ])(
    'when %s, then nobody becomes a lead, and what came is kept with its reason',
    async (_, values, status) => {
      const before = (await refusals()).length
      const sent = await fillIn(server, 'contact', {
        email: 'mallory@spam.example',
        lastName: 'M',
        ...values,
      })
      expect(sent.status).toBe(status)
      expect(await leadOf('mallory@spam.example')).toBeNull()
      const kept = await refusals()
      expect(kept).toHaveLength(before + 1)
      expect(kept[0]!.via).toBe('form:contact')
    },
  )

  test('when it comes faster than anybody types, then it is asked for again and taken then', async () => {
    const quick = await fillIn(
      server,
      'contact',
      { email: 'q@quick.example', lastName: 'Q' },
      { afterMs: 500, headers: json },
    )
    expect(quick.status).toBe(422)
    expect(JSON.parse(quick.text)).toMatchObject({ code: 'quick' })
    expect(await leadOf('q@quick.example')).toBeNull()
  })

  test.each([
    ['a hundred thousand fields', Array.from({ length: 100_000 }, (_, i) => `f${i}=x`).join('&')],
    ['more fields than a form has', Array.from({ length: 300 }, (_, i) => `f${i}=x`).join('&')],
    ['keys of a prototype', '__proto__=1&constructor=2&email=a%40b.example'],
    ['nothing', ''],
    ['broken escapes', '%E0%A4%A=%&=&&&'],
  ])('when %s are sent, then it is refused and the server goes on', async (_, body) => {
    const sent = await send(server, 'contact', body, json)
    expect([413, 422]).toContain(sent.status)
    expect((await ask('GET', '/f/contact')).status).toBe(200)
  })
})

describe('given another site', () => {
  const from = (origin: string) => ({ ...json, origin, 'sec-fetch-site': 'cross-site' })

  test('when it is on the list, then it may read the form and send it', async () => {
    const shown = await ask('GET', '/f/contact/definition', undefined, from('https://www.partner.example'))
    expect(shown.headers.get('access-control-allow-origin')).toBe('https://www.partner.example')
    clock.now += 5_000
    const values = { _ticket: shown.body.ticket, email: 'p@partner.example', lastName: 'P' }
    const sent = await send(server, 'contact', values, from('https://www.partner.example'))
    expect(sent.status).toBe(202)
    expect(sent.headers.get('access-control-allow-origin')).toBe('https://www.partner.example')
    expect(await leadOf('p@partner.example')).not.toBeNull()
  })

  test.each(['https://evil.example', 'null'])('when it is %s, then it may do neither', async (origin) => {
    const shown = await ask('GET', '/f/contact/definition', undefined, from(origin))
    expect([shown.status, shown.headers.get('access-control-allow-origin')]).toEqual([403, null])
    expect((await send(server, 'contact', { email: 'x@y.example' }, from(origin))).status).toBe(403)
  })
})

describe('given a visitor who is known', () => {
  const visitor = '0b2f3a44-8f8d-4a7e-9d0e-2f6c3a1b7c55'
  const asked = async () =>
    (await ask('GET', `/f/contact/definition?visitor=${visitor}`)).body.fields.map(
      ({ id }: { id: string }) => id,
    )

  test('when the form is shown again, then it asks for what is not known, and shows nothing of what is', async () => {
    expect(await asked()).toEqual(['email', 'lastName', 'employees', 'timeline', 'wish'])
    await fillIn(server, 'contact', {
      email: 'vera@visits.example',
      lastName: 'Visits',
      employees: '37',
      _visitor: visitor,
    })
    await drained()
    expect(await asked()).toEqual(['email', 'lastName', 'timeline', 'wish'])
    const shown = await ask('GET', `/f/contact/definition?visitor=${visitor}`)
    expect(shown.text).not.toMatch(/37"|vera|Visits/)
  })
})

describe('given somebody who builds forms', () => {
  test('when a form cannot work, then publishing names the fields, and what is saved twice is told', async () => {
    const fields = [
      { id: 'employees', label: 'Size', input: 'text', required: true },
      { id: 'employees', label: 'Size', input: 'number', required: true },
      {
        id: 'timeline',
        label: 'When',
        input: 'choice',
        required: true,
        choices: [{ value: 'soon', label: 'Soon' }],
      },
    ]
    const document = {
      ...contact,
      fields,
      consent: { purpose: 'nothing', required: true },
      doubleOptIn: { days: 7 },
    }
    const made = await ask('POST', '/api/forms', { id: 'broken', document })
    expect(made.body.problems.map(({ field }: { field: string }) => field)).toEqual([
      'fields.0.input',
      'fields.1.id',
      'fields.2.choices',
      'fields',
      'doubleOptIn',
      'consent.purpose',
      'consent',
    ])
    expect((await ask('POST', '/api/forms/broken/publish', { revision: 1 })).status).toBe(422)
    expect(await statusOf('/f/broken')).toBe(404)
    expect((await ask('PATCH', '/api/forms/broken', { revision: 1, document: contact })).body.revision).toBe(
      2,
    )
    expect((await ask('PATCH', '/api/forms/broken', { revision: 1, document })).status).toBe(409)
    expect((await ask('POST', '/api/forms', { id: 'broken', document })).status).toBe(422)
  })

  test('when a form is changed, then visitors see the old one until it is published, and closed it takes nothing', async () => {
    await publish(server, 'versions')
    const changed = await ask('PATCH', '/api/forms/versions', {
      revision: 1,
      document: { ...contact, title: 'New title' },
    })
    expect(changed.body).toMatchObject({ revision: 2, version: 1, changed: true })
    expect((await ask('GET', '/f/versions')).text).toContain('Talk to us')
    await ask('POST', '/api/forms/versions/publish', { revision: 2 })
    expect((await ask('GET', '/f/versions')).text).toContain('New title')
    await ask('PATCH', '/api/forms/versions', { revision: 2, open: false })
    expect(await statusOf('/f/versions')).toBe(410)
    expect((await send(server, 'versions', { email: 'late@late.example' }, json)).status).toBe(410)
  })

  test('when views and forms were counted, then the list says how many of those who saw it sent it', async () => {
    await publish(server, 'counted')
    await ask('GET', '/f/counted')
    await ask('GET', '/f/counted', undefined, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
    await fillIn(server, 'counted', { email: 'c@counted.example', lastName: 'C' })
    await drained()
    await flushTallies(services.db)
    const { items } = (await ask('GET', '/api/forms')).body
    const counted = items.find(({ id }: { id: string }) => id === 'counted')
    expect(counted.counts).toMatchObject({ views: 2, submits: 1, refused: 0 })
  })
})

test('when one address sends without end, then it has to wait, and not for ever', async () => {
  const one = () => send(server, 'contact', 'email=x', json)
  let last = await one()
  for (let i = 0; i < 40; i++) last = await one()
  expect([last.status, Number(last.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  clock.now += Number(last.headers.get('retry-after')) * 1_000 + 600_000
  expect((await one()).status).toBe(422)
})
