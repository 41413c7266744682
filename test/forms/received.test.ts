/** What came by a form, and what became of each: one list of leads, known people, waiting and refused ones. */
import { describe, expect, test } from 'vitest'
import { drainHits } from '#journey/capture/tracking/drain.jobs.ts'
import { fadeConfirmations } from '#journey/capture/forms/confirm.jobs.ts'
import { formDrain } from '#journey/capture/forms/drain.ts'
import { testServer } from '../support/server.ts'
import { contact, fillIn, publish } from './cast.ts'

const server = await testServer()
const { ask, app, services, clock } = server
await publish(server, 'talk')
await publish(server, 'guide', { ...contact, doubleOptIn: { days: 7 } })

const drain = () => drainHits(services, [formDrain])
const of = async (form: string, query = '') =>
  (await ask('GET', `/api/forms/${form}/submissions${query}`)).body

describe('given a form that was sent by a newcomer, by the same person again, and by a program', () => {
  test('when its list is read, then each says what became of it, latest first', async () => {
    await fillIn(server, 'talk', {
      email: 'ada@mill.example',
      lastName: 'Holm',
      employees: '40',
      _consent: 'yes',
    })
    await drain()
    clock.now += 60_000
    await fillIn(server, 'talk', { email: 'ada@mill.example', lastName: 'Holm', wish: 'Call me' })
    await drain()
    clock.now += 60_000
    await fillIn(server, 'talk', {
      email: 'bot@rank.example',
      lastName: 'Bot',
      _website: 'https://rank.example',
    })
    clock.now += 60_000
    await fillIn(server, 'talk', { email: 'nobody', lastName: 'Holm' })
    const { items, next } = await of('talk')
    expect(next).toBeNull()
    expect(items.map(({ became }: { became: string }) => became)).toEqual([
      'refused',
      'refused',
      'known',
      'lead',
    ])
    const [wrong, trapped, known, lead] = items
    expect(wrong).toMatchObject({ because: 'invalid', fields: ['email'], email: 'nobody', lead: null })
    expect(trapped).toMatchObject({ because: 'trap', fields: [], email: 'bot@rank.example' })
    expect(known.lead).toEqual(lead.lead)
    expect(lead).toMatchObject({ because: null, consented: true, email: 'ada@mill.example' })
    expect(lead.lead).toMatchObject({ name: 'Holm' })
    expect(known).toMatchObject({ consented: false })
    expect(lead.answers).toEqual([
      { id: 'email', value: 'ada@mill.example' },
      { id: 'lastName', value: 'Holm' },
      { id: 'employees', value: '40' },
    ])
  })

  test('when it is read page by page or by what became of them, then none is there twice or missing', async () => {
    const whole = (await of('talk')).items.map(({ id }: { id: string }) => id)
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await of('talk', `?limit=1${cursor ? `&cursor=${cursor}` : ''}`)
      ids.push(...page.items.map(({ id }: { id: string }) => id))
      cursor = page.next
    }
    expect(ids).toEqual(whole)
    expect((await of('talk', '?became=known')).items).toHaveLength(1)
    expect((await of('talk', '?became=lead')).items).toHaveLength(1)
    expect((await of('talk', '?became=refused')).items).toHaveLength(2)
    expect((await of('talk', '?became=waiting')).items).toHaveLength(0)
    const wrong = await ask('GET', '/api/forms/talk/submissions?cursor=none')
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'cursor'])
  })

  test('when it is asked for as a file, then it has a row for each', async () => {
    const path = '/api/forms/talk/submissions?format=csv'
    const text = await (await app.request(path, { headers: { host: 'localhost:4380' } })).text()
    expect(text.trim().split('\r\n')).toHaveLength(5)
    expect(text).toContain('ada@mill.example')
  })
})

describe('given a form whose address has to be confirmed', () => {
  test('when nobody confirms, then it waits with its date, and fades without its details', async () => {
    await fillIn(server, 'guide', { email: 'slow@mill.example', lastName: 'Slow', _consent: 'yes' })
    await drain()
    const [waiting] = (await of('guide')).items
    expect(waiting).toMatchObject({
      became: 'waiting',
      email: 'slow@mill.example',
      consented: true,
      lead: null,
    })
    expect(Date.parse(waiting.fadesAt) - Date.parse(waiting.receivedAt)).toBe(7 * 86_400_000)
    clock.now += 8 * 86_400_000
    await fadeConfirmations(services)
    const { items } = await of('guide', '?became=faded')
    expect(items).toMatchObject([
      { id: waiting.id, became: 'faded', email: null, answers: [], fadesAt: null },
    ])
  })
})

test('given no such form, then that is said', async () => {
  expect((await ask('GET', '/api/forms/nothing/submissions')).status).toBe(404)
})
