import { describe, expect, test } from 'vitest'
import { findOwner } from '#journey/handoff/routing.rules.ts'
import { ADMIN, house, PASSWORD } from './house.ts'

const { ask, browser, claim, clock, join, services } = await house()
const admin = await claim()

const day = (days: number) => new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10)
const tokenOf = (url: string) => url.split('/').at(-1)!

describe('given people', () => {
  test('when one is added with a function alone, then the role follows from it', async () => {
    for (const [team, role] of [
      ['sales', 'rep'],
      ['marketing', 'marketing'],
      ['leadgen', 'sdr'],
    ])
      expect((await admin('POST', '/api/people', { name: `Of ${team}`, function: team })).body).toMatchObject(
        {
          function: team,
          role,
          available: true,
          desk: false,
        },
      )
  })

  test('when a sponsor is added, then nothing is ever routed to them', async () => {
    const { body } = await admin('POST', '/api/people', { name: 'Vera', role: 'sponsor' })
    expect(body).toMatchObject({ role: 'sponsor', function: null })
    const known = { email: true, phone: true, name: true, company: true }
    const asked = { lead: { lead: {}, known }, exclude: [], accountOwners: [], office: null, at: 0, turn: 1 }
    for (const team of ['sales', 'marketing', 'leadgen'] as const)
      expect(JSON.stringify(findOwner(undefined, services.people, { ...asked, team }))).not.toContain('vera')
  })

  test.each([
    [{ name: 'X' }, 'role'],
    [{ name: 'X', role: 'rep', function: 'marketing' }, 'function'],
    [{ name: 'X', role: 'king' }, 'role'],
    [{ name: 'X', role: 'rep', timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ name: 'X', role: 'rep', capacity: -1 }, 'capacity'],
    [{ name: 'X', role: 'rep', workingHours: { mon: ['9-5'] } }, 'workingHours.mon.0'],
    [{ name: 'X', role: 'rep', absences: [{ from: '2026-02-02', to: '2026-02-01' }] }, 'absences.0.to'],
    [{ name: 'X', role: 'rep', languages: ['German!'] }, 'languages.0'],
  ])('when %j is given, then %s is named', async (given, field) => {
    const { status, body } = await admin('POST', '/api/people', given)
    expect([status, body.errors[0].field]).toEqual([422, field])
  })

  test('when somebody is away today, then they are not routed to, and afterwards they are', async () => {
    const change = (absences: object[]) => admin('PATCH', '/api/people/olaf', { absences })
    expect((await change([{ from: day(-2), to: day(1), note: 'Lisbon' }])).body.available).toBe(false)
    expect(services.people.get('olaf')!.available).toBe(false)
    expect((await change([{ from: day(-9), to: day(-2) }])).body.available).toBe(true)
    expect(services.people.get('olaf')!.available).toBe(true)
  })

  test('when details are told, then they are there as told', async () => {
    const details = {
      team: 'North',
      timeZone: 'Europe/Berlin',
      workingHours: { mon: ['09:00-12:30', '13:30-17:00'] },
      languages: ['de', 'en-GB'],
      capacity: 20,
    }
    expect((await admin('PATCH', '/api/people/yuki', details)).body).toMatchObject(details)
  })

  test('when a manager changes more than the day’s business, then the fields are named', async () => {
    const max = await join(admin, 'max', 'sales_manager')
    expect((await max('PATCH', '/api/people/ines', { capacity: 5 })).status).toBe(200)
    const refused = await max('PATCH', '/api/people/max', { role: 'admin', capacity: 5 })
    expect([refused.status, refused.body.errors]).toEqual([403, [{ field: 'role', message: 'needs admin' }]])
    expect((await max('GET', '/api/session')).body.person.role).toBe('sales_manager')
  })

  test('when the last admin would go, then they cannot', async () => {
    const { id } = (await admin('GET', '/api/session')).body.person
    for (const change of [{ role: 'rep' }, { leftAt: new Date().toISOString() }])
      expect((await admin('PATCH', `/api/people/${id}`, change)).body.code).toBe('last_admin')
    await join(admin, 'second', 'admin')
    expect((await admin('PATCH', '/api/people/second', { role: 'rep' })).status).toBe(200)
  })
})

describe('given invitations', () => {
  const invite = async (id: string) => (await admin('POST', `/api/people/${id}/invite`, {})).body
  const accept = (url: string, password = PASSWORD) =>
    browser()('POST', '/api/invitations/accept', { token: tokenOf(url), password })

  test('when mail is set up, then it is mailed, and the link tells whom it is for', async () => {
    const sent: { to: string; text: string }[] = []
    services.access.sendMail = async (mail) => void sent.push(mail)
    const { url, mailed } = await invite('ines')
    expect(mailed).toBe(true)
    expect(sent).toMatchObject([{ to: 'ines@seller.example' }])
    expect(sent[0]!.text).toContain(url)
    expect((await ask('POST', '/api/invitations/look', { token: tokenOf(url) })).body).toMatchObject({
      kind: 'invite',
      person: { name: 'Ines Duarte' },
      reset: false,
    })
    services.access.sendMail = () => Promise.reject(new Error('no route to host'))
    expect((await invite('ines')).mailed).toBe(false)
    services.access.sendMail = null
  })

  test('when it was used, taken back, replaced, or its time ran out, then it opens nothing', async () => {
    const used = await invite('tom')
    expect((await accept(used.url, 'password1234')).status).toBe(422)
    expect((await accept(used.url)).status).toBe(200)
    expect((await accept(used.url)).body.code).toBe('link_over')
    const replaced = await invite('tom')
    const back = await invite('tom')
    expect((await accept(replaced.url)).body.code).toBe('link_over')
    expect((await admin('DELETE', `/api/invitations/${back.id}`)).status).toBe(204)
    expect((await accept(back.url)).body.code).toBe('link_over')
    const late = await invite('tom')
    clock.now += 7 * 24 * 3600_000
    expect((await accept(late.url)).body.code).toBe('link_over')
    const { items } = (await admin('GET', '/api/invitations')).body
    const states = items.filter((one: { personId: string }) => one.personId === 'tom')
    expect(new Set(states.map(({ state }: { state: string }) => state))).toEqual(
      new Set(['used', 'revoked', 'expired']),
    )
  })

  test('when two share an address, or there is none, then the field is named', async () => {
    await admin('POST', '/api/people', {
      id: 'twin',
      name: 'Twin',
      email: ADMIN.email.toUpperCase(),
      role: 'rep',
    })
    expect((await invite('twin')).errors[0].field).toBe('email')
    await admin('POST', '/api/people', { id: 'mute', name: 'Mute', role: 'rep' })
    expect((await invite('mute')).errors[0].field).toBe('email')
  })

  test('when a claim’s link is used as an invitation, then it opens nothing', async () => {
    const { url } = await invite('yuki')
    const given = { token: tokenOf(url), ...ADMIN }
    expect((await ask('POST', '/api/claim', given)).body.code).toBe('link_over')
    expect((await accept(url)).status).toBe(200)
  })
})
