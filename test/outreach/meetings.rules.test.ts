import ICAL from 'ical.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as act from '#journey/outreach/meetings.rules.ts'
import { calendarFile } from '#journey/outreach/calendar-file.ts'
import { freeSlots, oneBusinessDay } from '#journey/outreach/slots.rules.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { project } from '#work/projection.rules.ts'
import { ben, DAY, defaultRules, HOUR, MINUTE, MONDAY } from '../support/cast.ts'
import { Story } from '../support/story.ts'
import type { Booking } from '#journey/outreach/meetings.rules.ts'

const ID = '00000000-0000-7000-8000-0000000000aa'
const LAW = lawOf([defaultRules])
const MARA = { by: 'mara' }
const INES = { by: 'ines' }
const due = (_rep: string, now: number) => now + DAY

const booking = (at: number): Booking => ({
  meeting: ID,
  at,
  minutes: 30,
  rep: 'ines',
  place: 'video',
  where: 'https://meet.example/ben',
})

function booked() {
  const lead = new Story().captured(ben, 'contact_requested')
  expect(lead.does(act.book(LAW, booking(MONDAY + DAY), MARA)).refusal).toBeNull()
  return lead
}

const meetingOf = (lead: ReturnType<typeof booked>) => lead.state.meetings![ID]!

describe('given a meeting', () => {
  test('when it is booked, then it is what comes next, and person and rep get a calendar entry', () => {
    const lead = booked()
    expect(meetingOf(lead)).toMatchObject({ status: 'booked', rep: 'ines', booker: 'mara', sequence: 0 })
    expect(lead.state.nextStep).toMatchObject({ what: 'Hold the meeting', due: MONDAY + DAY })
    const { outbox, meetings } = project(lead.stretches.at(-1)!)
    expect(outbox.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['meeting_to_rep', 'ines'],
      ['meeting_to_person', 'lead'],
      ['Notice', 'ines'],
    ])
    expect(meetings).toMatchObject([{ id: ID, seq: lead.last('MeetingBooked').seq }])
    // where they meet names people: it is kept apart
    expect(lead.last('MeetingBooked').personal).toEqual({ where: 'https://meet.example/ben' })
    expect(JSON.stringify(lead.state)).not.toContain('meet.example')
  })

  test('when it lies in the past or years away, then it is not made', () => {
    for (const at of [MONDAY - 1, MONDAY + 400 * DAY]) {
      const lead = new Story().captured(ben, 'contact_requested')
      expect(lead.does(act.book(LAW, booking(at), MARA)).refusal).toMatchObject({ errors: [{ field: 'at' }] })
    }
  })

  test('when it is moved, then its calendar entry counts up', () => {
    const lead = booked()
    lead.does(act.move(LAW, { ...booking(MONDAY + 2 * DAY), rep: 'olaf' }, MARA))
    expect(meetingOf(lead)).toMatchObject({ at: MONDAY + 2 * DAY, rep: 'olaf', sequence: 1 })
    expect(lead.state.nextStep.due).toBe(MONDAY + 2 * DAY)
  })

  test('when it has not begun, then nobody says what came of it', () => {
    const lead = booked()
    expect(lead.does(act.held({ meeting: ID }, due, MARA)).refusal?.refused).toBe('wrong_stage')
    expect(lead.does(act.miss({ meeting: ID, side: 'lead' }, MARA)).refusal?.refused).toBe('wrong_stage')
  })

  test('when nobody came, then there is a call to make within the hour, and it may be moved', () => {
    const lead = booked()
    lead.story.waits(DAY + HOUR)
    lead.does(act.miss({ meeting: ID, side: 'lead' }, MARA))
    expect(meetingOf(lead)).toMatchObject({ status: 'missed', by: 'lead' })
    expect(lead.state.nextStep).toMatchObject({ what: 'Call again', due: lead.story.now + HOUR })
    expect(lead.does(act.move(LAW, booking(MONDAY + 3 * DAY), MARA)).refusal).toBeNull()
    expect(meetingOf(lead)).toMatchObject({ status: 'booked', by: null, sequence: 1 })
  })

  test('when it was held, then it counts as a touch, and the rep owes the verdict', () => {
    const lead = booked()
    lead.story.waits(DAY + HOUR)
    lead.does(act.held({ meeting: ID }, due, MARA))
    expect(meetingOf(lead)).toMatchObject({ status: 'held', verdictDue: lead.story.now + DAY, verdict: null })
    expect(lead.state.touched.meeting_held).toBe(1)
    expect(lead.state.contactedAt).toBe(lead.story.now)
    const { outbox } = project(lead.stretches.at(-1)!)
    expect(outbox.find(({ payload }) => payload.includes('"verdict"'))).toMatchObject({ recipient: 'ines' })
  })

  test('when the verdict does not come, then its clock rings once', () => {
    const lead = booked()
    lead.story.waits(DAY + HOUR)
    lead.does(act.held({ meeting: ID }, due, MARA))
    lead.does(act.verdictRang(ID))
    expect(lead.all('VerdictOverdue')).toHaveLength(0)
    lead.story.waits(DAY)
    lead.does(act.verdictRang(ID))
    lead.does(act.verdictRang(ID))
    expect(lead.all('VerdictOverdue')).toHaveLength(1)
  })

  test('when it is judged, then by the rep who sat in it, once, and with a reason unless it was worth it', () => {
    const lead = booked()
    lead.story.waits(DAY + HOUR)
    const judging = { meeting: ID, verdict: 'not' as const, rating: 1 }
    expect(lead.does(act.judge(judging, due, MARA)).refusal?.refused).toBe('not_permitted')
    expect(lead.does(act.judge(judging, due, INES)).refusal?.refused).toBe('note_required')
    expect(
      lead.does(act.judge({ ...judging, verdict: 'qualified', rating: 5 }, due, INES)).refusal,
    ).toBeNull()
    // nobody had said that it was held: the verdict does
    expect(meetingOf(lead)).toMatchObject({ status: 'held', verdict: 'qualified', rating: 5 })
    expect(lead.does(act.judge({ ...judging, note: 'No' }, due, INES)).refusal?.refused).toBe('wrong_stage')
  })

  test('when it is called off, then it is not held', () => {
    const lead = booked()
    lead.does(act.cancel({ meeting: ID, side: 'us' }, MARA))
    expect(meetingOf(lead)).toMatchObject({ status: 'cancelled', by: 'us', sequence: 1 })
    lead.story.waits(DAY + HOUR)
    expect(
      lead.does(act.judge({ meeting: ID, verdict: 'qualified', rating: 3 }, due, INES)).refusal?.refused,
    ).toBe('wrong_stage')
  })
})

describe('given a calendar file', () => {
  const entry = {
    id: ID,
    sequence: 2,
    method: 'REQUEST' as const,
    minutes: 45,
    summary: 'Meeting · Müller, Söhne; "& Co" · Ines Duarte',
    where: 'Hall 3, gate "A"; ring twice\nthen wait',
    organizer: { name: 'Ines Duarte', email: 'ines@seller.example' },
    attendees: [{ name: 'Ben Okafor', email: 'ben@buyer.example' }],
    stamp: MONDAY,
  }
  const read = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text) as never)
    return { calendar, event: new ICAL.Event(calendar.getFirstSubcomponent('vevent')!) }
  }

  test('when another program reads it, then it says the same', () => {
    const { calendar, event } = read(calendarFile({ ...entry, at: MONDAY }))
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(event).toMatchObject({
      uid: `${ID}@baton`,
      sequence: 2,
      summary: entry.summary,
      location: entry.where,
    })
    expect(event.startDate.toJSDate().getTime()).toBe(MONDAY)
    expect(event.endDate.toJSDate().getTime()).toBe(MONDAY + 45 * MINUTE)
    expect(event.attendees[0]!.getFirstValue()).toBe('MAILTO:ben@buyer.example')
  })

  test('when it is called off, then the same entry is cancelled', () => {
    const text = calendarFile({ ...entry, at: MONDAY, method: 'CANCEL', sequence: 3 })
    const { calendar, event } = read(text)
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(event.uid).toBe(`${ID}@baton`)
  })

  test('at any moment, both sides of a change of the clocks, the moment is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }), (ms) => {
        const at = Math.floor(ms / MINUTE) * MINUTE
        expect(
          read(calendarFile({ ...entry, at }))
            .event.startDate.toJSDate()
            .getTime(),
        ).toBe(at)
      }),
      { numRuns: 60 },
    )
  })

  test('no line is longer than the 75 bytes that the format allows', () => {
    for (const line of calendarFile({ ...entry, at: MONDAY }).split('\r\n'))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})

describe('given a rep’s hours', () => {
  const office = defaultRules.calendars.office!

  test('when slots are looked for, then they lie in the hours and beside other meetings', () => {
    const busy = [{ at: MONDAY + HOUR, minutes: 60 }]
    const slots = freeSlots(office, busy, { from: MONDAY, minutes: 60, most: 5 })
    expect(slots.map((at) => (at - MONDAY) / HOUR)).toEqual([0, 2, 2.5, 3, 3.5])
  })

  test('at any length, each slot is wholly open, and none touches a meeting', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 240 }),
        fc.array(
          fc.record({ at: fc.integer({ min: 0, max: 300 }), minutes: fc.integer({ min: 5, max: 240 }) }),
          { maxLength: 8 },
        ),
        (minutes, meetings) => {
          const busy = meetings.map((one) => ({ at: MONDAY + one.at * 30 * MINUTE, minutes: one.minutes }))
          for (const start of freeSlots(office, busy, { from: MONDAY, minutes, most: 40 })) {
            const end = start + minutes * MINUTE
            expect(office.between(start, end)).toBe(minutes * MINUTE)
            expect(busy.some((one) => one.at < end && start < one.at + one.minutes * MINUTE)).toBe(false)
          }
        },
      ),
    )
  })

  test('when a meeting ends, then the verdict is due a business day later, over the weekend and the change of the clocks', () => {
    // Friday, 27 March 2026, 12:00 in Berlin; on Sunday summer time begins
    const friday = Date.parse('2026-03-27T11:00:00Z')
    expect(new Date(oneBusinessDay(office, friday)).toISOString()).toBe('2026-03-30T10:00:00.000Z')
    expect(oneBusinessDay(Object.assign({ ...office }, { dayMs: 4 * HOUR }), MONDAY)).toBe(MONDAY + 4 * HOUR)
  })
})

describe('given a meeting with one rep', () => {
  test('when the lead is handed over, then it is offered to that rep, whoever’s turn it is', () => {
    for (const rep of ['ines', 'olaf', 'yuki']) {
      const lead = new Story().captured(ben, 'contact_requested')
      lead.does(act.book(LAW, { ...booking(MONDAY + DAY), rep }, MARA))
      lead.qualified()
      expect(lead.state).toMatchObject({ stage: 'sales_ready', handoff: { status: 'offered', to: rep } })
    }
  })

  test('when that rep is away, then it is somebody else’s turn', () => {
    const lead = new Story().captured(ben, 'contact_requested')
    lead.does(act.book(LAW, { ...booking(MONDAY + DAY), rep: 'olaf' }, MARA))
    lead.story.people.get('olaf')!.available = false
    lead.qualified()
    expect(lead.state.handoff).toMatchObject({ status: 'offered', to: 'ines' })
  })
})
