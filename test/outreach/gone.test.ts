import { describe, expect, test } from 'vitest'
import ICAL from 'ical.js'
import { deliverInvitations, handOnMeetings, type SendInvitation } from '#journey/outreach/meetings.jobs.ts'
import { releaseLeads } from '#journey/handoff/release.jobs.ts'
import { testServer } from '../support/server.ts'
import { ben, DAY, HOUR, MONDAY } from '../support/cast.ts'

const { ask, clock, services } = await testServer({ now: MONDAY })
const iso = (at: number) => new Date(at).toISOString()
const sent: Parameters<SendInvitation>[0][] = []
const deliver = async () => {
  while (await deliverInvitations(services, (mail) => Promise.resolve(void sent.push(mail))));
  return sent.splice(0)
}

let made = 0
async function met(rep: string, at: number, more: object = {}) {
  const email = `met-${String(++made)}@works-${String(made)}.example`
  const { body: lead } = await ask('POST', '/api/leads', {
    ...ben,
    company: `Works ${String(made)}`,
    email,
    touch: 'contact_requested',
    ...more,
  })
  const booked = { at: iso(at), rep, where: 'https://meet.example/secret' }
  expect((await ask('POST', `/api/leads/${lead.id}/meetings`, booked)).status).toBe(200)
  await deliver()
  const { rows } = await services.db.query<{ id: string }>(
    'select meeting_id as id from meetings where lead_id = $1',
    [lead.id],
  )
  return { lead: lead.id as string, meeting: rows[0]!.id, email }
}
const statusOf = async (meeting: string) => {
  const { rows } = await services.db.query<{ status: string; rep: string }>(
    'select status, rep from meetings where meeting_id = $1',
    [meeting],
  )
  return rows[0]!
}
const to = (mails: Awaited<ReturnType<typeof deliver>>) =>
  mails.map((mail) => `${mail.to} ${mail.calendar.method}`).sort()
const leave = async (id: string) => {
  const { status } = await ask('PATCH', `/api/people/${id}`, { leftAt: '2020-01-01T00:00:00Z' })
  expect(status).toBe(200)
}

describe('given a coming meeting', () => {
  test('when the lead is disqualified, then it is off, with a fact, and both calendars hear of it', async () => {
    const { lead, meeting, email } = await met('ines', clock.now + DAY)
    await ask('POST', `/api/leads/${lead}/disqualify`, { reason: 'competitor', note: 'They said so' })
    expect(await statusOf(meeting)).toMatchObject({ status: 'cancelled' })
    expect(to(await deliver())).toEqual(['ines@seller.example CANCEL', `${email} CANCEL`])
    const { body } = await ask('GET', `/api/leads/${lead}/timeline`)
    const off = body.items.find((one: { kind: string }) => one.kind === 'MeetingCancelled')
    expect(off.sentence).toBe('Meeting called off: the lead was disqualified')
    const { body: coming } = await ask('GET', '/api/meetings?rep=ines')
    expect(coming.items).toEqual([])
  })

  test('when the person is erased, then it is off, the rep hears of it, and nothing in its file names them', async () => {
    const { lead, meeting, email } = await met('ines', clock.now + DAY)
    await ask('POST', `/api/leads/${lead}/erase`, { because: 'They asked' })
    expect(await statusOf(meeting)).toMatchObject({ status: 'cancelled' })
    const mails = await deliver()
    expect(to(mails)).toEqual(['ines@seller.example CANCEL'])
    const file = await ask('GET', `/api/leads/${lead}/meetings/${meeting}/invitation.ics`)
    for (const text of [file.text, mails[0]!.calendar.content, mails[0]!.text, mails[0]!.subject]) {
      expect(text).not.toContain(email.slice(0, 12))
      expect(text).not.toContain('secret')
    }
    const event = new ICAL.Component(ICAL.parse(file.text) as never).getFirstSubcomponent('vevent')!
    expect(event.getAllProperties('attendee')).toHaveLength(1)
  })

  test('when the person asked meanwhile to be left alone, then only the rep gets what is sent', async () => {
    const { lead, meeting, email } = await met('ines', clock.now + DAY)
    await ask('POST', '/api/suppressions', { kind: 'email', value: email, reason: 'asked' })
    await ask('POST', `/api/leads/${lead}/meetings/${meeting}/cancel`, { side: 'us' })
    expect(to(await deliver())).toEqual(['ines@seller.example CANCEL'])
    const { rows } = await services.db.query<{ detail: string }>(
      `select detail from outbox where lead_id = $1 and kind = 'meeting_to_person' and outcome = 'failed'`,
      [lead],
    )
    expect(rows.map(({ detail }) => detail)).toEqual(['left alone: asked'])
  })
})

describe('given a rep who leaves with meetings to come', () => {
  test('when somebody else gets the lead, then they get the meeting at its time and place; without anybody it is off', async () => {
    const soon = clock.now + 2 * DAY
    const theirs = await met('olaf', soon, { email: 'handed@works.example' })
    await ask('POST', `/api/leads/${theirs.lead}/activities`, { activity: 'qualification_call' })
    const { body: before } = await ask('GET', `/api/leads/${theirs.lead}`)
    expect(before.owner.id).toBe('olaf')
    const nobodys = await met('olaf', soon + HOUR)
    await leave('olaf')
    // while the lead is still theirs, the meeting waits for whoever gets it
    await handOnMeetings(services)
    expect(await statusOf(theirs.meeting)).toMatchObject({ status: 'booked', rep: 'olaf' })
    while (await releaseLeads(services));
    await handOnMeetings(services)
    const { rep, status } = await statusOf(theirs.meeting)
    expect(status).toBe('booked')
    expect(['ines', 'yuki']).toContain(rep)
    expect(await statusOf(nobodys.meeting)).toMatchObject({ status: 'cancelled', rep: 'olaf' })
    const mails = await deliver()
    expect(to(mails.filter(({ calendar }) => calendar.method === 'REQUEST'))).toEqual(
      ['handed@works.example REQUEST', `${rep}@seller.example REQUEST`].sort(),
    )
    for (const mail of mails.filter(({ calendar }) => calendar.method === 'REQUEST'))
      expect(mail.text).toContain('https://meet.example/secret')
    const { body } = await ask('GET', `/api/leads/${theirs.lead}/timeline`)
    const moved = body.items.find((one: { kind: string }) => one.kind === 'MeetingMoved')
    expect(moved.sentence).toMatch(/^Meeting handed on to .*: Olaf Brandt has left$/)
    // it is said once
    await handOnMeetings(services)
    expect(await deliver()).toEqual([])
  })

  test('when they sat in one that nobody judged, then a manager of sales judges it, and a colleague does not', async () => {
    await ask('POST', '/api/people', {
      id: 'mona',
      name: 'Mona Lead',
      email: 'mona@seller.example',
      role: 'sales_manager',
    })
    const { lead, meeting } = await met('yuki', clock.now + HOUR)
    clock.now += 3 * HOUR
    const judge = `/api/leads/${lead}/meetings/${meeting}/judge`
    const verdict = { verdict: 'qualified', rating: 5 }
    const asMona = { 'baton-person': 'mona' }
    expect((await ask('POST', judge, verdict, asMona)).body.code).toBe('not_permitted')
    await leave('yuki')
    expect((await ask('POST', judge, verdict, { 'baton-person': 'ines' })).body.code).toBe('not_permitted')
    expect((await ask('POST', judge, verdict, asMona)).status).toBe(200)
    const { body } = await ask('GET', `/api/leads/${lead}/timeline`)
    const judged = body.items.find((one: { kind: string }) => one.kind === 'MeetingJudged')
    expect(judged.sentence).toBe('Mona Lead judged Yuki Sato’s meeting: qualified, 5 of 5')
  })
})
