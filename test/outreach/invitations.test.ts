import { afterAll, describe, expect, test } from 'vitest'
import ICAL from 'ical.js'
import { deliverInvitations, ringVerdicts, type SendInvitation } from '#journey/outreach/meetings.jobs.ts'
import { deliverNotices } from '#notices/deliver.jobs.ts'
import { testServer } from '../support/server.ts'
import { ben, DAY, HOUR, MONDAY } from '../support/cast.ts'

const { ask, clock, services } = await testServer({ now: MONDAY })
const sent: Parameters<SendInvitation>[0][] = []
const deliver = async () => {
  while (await deliverInvitations(services, (mail) => Promise.resolve(void sent.push(mail))));
  return sent.splice(0)
}
afterAll(() => void sent.splice(0))

const uidOf = (content: string) => {
  const calendar = new ICAL.Component(ICAL.parse(content) as never)
  return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).uid
}

describe('given a meeting that was made', () => {
  let at = ''
  let uid = ''

  test('when mail goes out, then person and rep get the same calendar entry', async () => {
    const { body: lead } = await ask('POST', '/api/leads', { ...ben, touch: 'contact_requested' })
    at = `/api/leads/${lead.id}/meetings`
    const meeting = { at: new Date(MONDAY + DAY).toISOString(), rep: 'ines', where: 'https://meet.example/7' }
    expect((await ask('POST', at, meeting)).status).toBe(200)
    const mails = await deliver()
    expect(mails.map(({ to }) => to).sort()).toEqual(['ben@ostwerk.example', 'ines@seller.example'])
    for (const mail of mails) {
      expect(mail.calendar.method).toBe('REQUEST')
      expect(mail.text).toContain('https://meet.example/7')
    }
    uid = uidOf(mails[0]!.calendar.content)
    expect(uidOf(mails[1]!.calendar.content)).toBe(uid)
    expect(await deliver()).toEqual([])
  })

  test('when it is moved twice before mail goes out, then only the last date is sent, for the same entry', async () => {
    const [{ id }] = (await ask('GET', '/api/meetings')).body.items
    for (const days of [2, 3]) {
      const moved = { at: new Date(MONDAY + days * DAY).toISOString(), rep: 'ines' }
      expect((await ask('POST', `${at}/${id}/move`, moved)).status).toBe(200)
    }
    const mails = await deliver()
    expect(mails).toHaveLength(2)
    for (const mail of mails) {
      expect(mail.calendar.content).toContain('SEQUENCE:2')
      expect(uidOf(mail.calendar.content)).toBe(uid)
    }
  })

  test('when it was held and the verdict does not come for a business day, then it rings once', async () => {
    const [{ id }] = (await ask('GET', '/api/meetings')).body.items
    clock.now = MONDAY + 3 * DAY + HOUR
    expect((await ask('POST', `${at}/${id}/held`, {})).status).toBe(200)
    const late = async () =>
      (await services.db.query(`select 1 from entries where kind = 'VerdictOverdue'`)).rowCount
    await ringVerdicts(services)
    expect(await late()).toBe(0)
    clock.now += 2 * DAY
    await ringVerdicts(services)
    await ringVerdicts(services)
    expect(await late()).toBe(1)
    while (await deliverNotices(services));
    const notices = await services.db.query<{ person_id: string }>(
      `select person_id from notifications where what = 'verdict_late' order by 1`,
    )
    expect(notices.rows.map((row) => row.person_id)).toEqual(expect.arrayContaining(['ines']))
    const { rowCount } = await services.db.query(
      `select 1 from outbox where kind = 'Notice' and recipient like 'managers:sales%' and payload->>'what' = 'verdict_late'`,
    )
    expect(rowCount).toBe(1)
  })
})

describe('given a meeting that another rep takes over', () => {
  test('when it is moved to them, then it leaves the calendar of whoever had it, who is told', async () => {
    const { body: lead } = await ask('POST', '/api/leads', {
      ...ben,
      email: 'moved@ostwerk.example',
      touch: 'contact_requested',
    })
    const meetings = `/api/leads/${lead.id}/meetings`
    const at = new Date(clock.now + DAY).toISOString()
    expect((await ask('POST', meetings, { at, rep: 'ines' })).status).toBe(200)
    const [first] = await deliver()
    const { body: coming } = await ask('GET', '/api/meetings?rep=ines')
    expect((await ask('POST', `${meetings}/${coming.items[0].id}/move`, { at, rep: 'olaf' })).status).toBe(
      200,
    )
    const mails = await deliver()
    expect(mails.map(({ to, calendar }) => `${to} ${calendar.method}`).sort()).toEqual([
      'ines@seller.example CANCEL',
      'moved@ostwerk.example REQUEST',
      'olaf@seller.example REQUEST',
    ])
    const off = mails.find(({ calendar }) => calendar.method === 'CANCEL')!
    expect(uidOf(off.calendar.content)).toBe(uidOf(first!.calendar.content))
    const { rows } = await services.db.query<{ recipient: string }>(
      `select recipient from outbox where lead_id = $1 and kind like 'Notice%' and payload->>'told' = 'MeetingCancelled'`,
      [lead.id],
    )
    expect(rows.map(({ recipient }) => recipient)).toEqual(['ines'])
  })
})
