import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { called } from '#journey/outreach/calls.rules.ts'
import { inOrder, isHot, phoneBlocked, QUEUE_CLASSES, queuedAs } from '#journey/outreach/queue.rules.ts'
import { officeHours, tomorrowAtTen, zoneOf } from '#journey/outreach/zones.rules.ts'
import { ben, carla, DAY, defaultRules, HOUR, MINUTE, MONDAY } from '../support/cast.ts'
import { Story } from '../support/story.ts'
import type { Queued } from '#journey/outreach/queue.rules.ts'
import type { Then } from '#journey/outreach/calls.rules.ts'

const cadence = defaultRules.stages.mql!.cadence!

/** A lead in lead development that asked for us. */
function asker() {
  const lead = new Story().captured(ben, 'contact_requested')
  expect(lead.state.stage).toBe('mql')
  return lead
}

function tells(
  lead: ReturnType<typeof asker>,
  outcome: 'no_answer' | 'call_later' | 'connected',
  then: Then,
) {
  return lead.does(
    called(lead.story.law, { how: 'call', outcome, answers: { fields: {} }, then, by: 'mara' }),
  )
}

const place = (lead: ReturnType<typeof asker>) =>
  queuedAs(lead.id, lead.state, cadence, 'Europe/Berlin', lead.story.now)

describe('given somebody who asked for us', () => {
  test('when nobody has tried them, then they are hot', () => {
    expect(place(asker())).toMatchObject({ class: 'hot', office: true })
  })

  test('when they were tried, then they come back when the next step of the cadence is due, and not before', () => {
    const lead = asker()
    const due = lead.story.now + 5 * HOUR
    expect(
      tells(lead, 'no_answer', { do: 'next', by: 'call', due, promised: false, step: 1 }).refusal,
    ).toBeNull()
    expect(isHot(lead.state, cadence)).toBe(false)
    expect(place(lead)).toBeNull()
    lead.story.waits(5 * HOUR)
    expect(place(lead)).toMatchObject({ class: 'due', due })
    expect(lead.state).toMatchObject({
      nextStep: { what: 'Second call, at another hour' },
      attempts: { n: 1 },
    })
  })

  test('when a time was promised, then it comes up ten minutes before, ahead of everything', () => {
    const lead = asker()
    const due = lead.story.now + 3 * HOUR
    tells(lead, 'call_later', { do: 'next', by: 'call', due, promised: true, step: null })
    lead.story.waits(3 * HOUR - 11 * MINUTE)
    expect(place(lead)).toBeNull()
    lead.story.waits(MINUTE)
    const promised = place(lead)!
    expect(promised.class).toBe('promised')
    expect([place(asker())!, promised].sort(inOrder)[0]).toBe(promised)
  })

  test('when the promise is three weeks away, then the stage’s limit waits for it', () => {
    const lead = asker()
    const due = lead.story.now + 21 * DAY
    tells(lead, 'call_later', { do: 'next', by: 'call', due, promised: true, step: null })
    lead.story.waits(21 * DAY)
    lead.ticked()
    expect(lead.state.stage).toBe('mql')
    lead.story.waits(5 * DAY)
    lead.ticked()
    expect(lead.state.stage).toBe('nurture')
    expect(lead.state.plan).toBeUndefined()
  })
})

describe('given an outcome', () => {
  test('when the next step lies in the past, then nothing is saved', () => {
    const lead = asker()
    const before = JSON.stringify(lead.state)
    const told = tells(lead, 'no_answer', {
      do: 'next',
      by: 'call',
      due: MONDAY - 1,
      promised: false,
      step: 1,
    })
    expect(told.refusal).toMatchObject({ refused: 'next_step_needed', errors: [{ field: 'then.due' }] })
    expect(JSON.stringify(lead.state)).toBe(before)
  })

  test('when they were talked to and are qualified, then the lead is sales’s', () => {
    const lead = asker()
    expect(tells(lead, 'connected', { do: 'qualified' }).refusal).toBeNull()
    expect(lead.state).toMatchObject({ stage: 'sales_ready', handoff: { status: 'offered' } })
    expect(lead.kinds).toContain('ContactMade')
    expect(lead.state.touched.call_connected).toBe(1)
  })

  test('when it is called qualified although its criteria are open, then it needs a next step', () => {
    const lead = asker()
    lead.hands({ ...ben, fields: { relationship: 'competitor' } })
    const told = tells(lead, 'connected', { do: 'qualified' })
    expect(told.refusal).toMatchObject({ refused: 'next_step_needed', errors: [{ field: 'then.do' }] })
  })

  test('when the time is not right, then a reason of the agreement says where it goes', () => {
    const lead = asker()
    expect(tells(lead, 'connected', { do: 'recycled', reason: 'spam' }).refusal?.refused).toBe(
      'unknown_reason',
    )
    expect(tells(lead, 'connected', { do: 'recycled', reason: 'timing_later' }).refusal?.refused).toBe(
      'note_required',
    )
    expect(tells(lead, 'connected', { do: 'recycled', reason: 'no_need' }).refusal).toBeNull()
    expect(lead.state).toMatchObject({
      stage: 'nurture',
      nextStep: { what: 'Send something useful on their topic' },
    })
  })

  test('when an answer does not fit its field, then the field is named', () => {
    const lead = asker()
    const answers = { fields: { timeline: 'some day' } }
    const then: Then = { do: 'qualified' }
    const told = lead.does(called(lead.story.law, { how: 'call', outcome: 'connected', answers, then }))
    expect(told.refusal).toMatchObject({ refused: 'invalid', errors: [{ field: 'answers.timeline' }] })
  })
})

describe('given the telephone', () => {
  test('when nobody agreed to be called, then there is no number to call', () => {
    const lead = new Story().captured(
      { ...carla, phone: '+49 30 1234567', consent: {} },
      'content_downloaded',
    )
    expect(phoneBlocked(lead.state, cadence, null)).toEqual({ code: 'no_consent', text: '' })
    expect(phoneBlocked(lead.state, cadence, 'Is a customer.')).toEqual({
      code: 'suppressed',
      text: 'Is a customer.',
    })
    lead.hands({ ...carla, consent: { phone: true } })
    expect(phoneBlocked(lead.state, cadence, null)).toBeNull()
  })

  test.each([
    ['Germany', 'Europe/Berlin'],
    ['US', 'America/New_York'],
    ['United Kingdom', 'Europe/London'],
    ['Atlantis', null],
    [null, null],
  ])('%s lies in %s', (country, zone) => expect(zoneOf(country)).toBe(zone))

  test('office hours are theirs, also across the change of the clocks', () => {
    // Sunday, 29 March 2026: Berlin goes to summer time
    expect(officeHours('Europe/Berlin', Date.parse('2026-03-27T08:30:00Z'))).toBe(true)
    expect(officeHours('Europe/Berlin', Date.parse('2026-03-30T07:30:00Z'))).toBe(true)
    expect(officeHours('Europe/Berlin', Date.parse('2026-03-28T10:00:00Z'))).toBe(false)
    expect(new Date(tomorrowAtTen('Europe/Berlin', Date.parse('2026-03-27T12:00:00Z'))).toISOString()).toBe(
      '2026-03-30T08:00:00.000Z',
    )
  })
})

describe('given any queue', () => {
  const queued: fc.Arbitrary<Queued> = fc.record({
    id: fc.uuid(),
    class: fc.constantFrom(...QUEUE_CLASSES),
    due: fc.integer({ min: 0, max: 5 }),
    askedAt: fc.integer({ min: 0, max: 5 }),
    office: fc.constantFrom(true, false, null),
    score: fc.integer({ min: 0, max: 3 }),
  })

  test('when it is put in order, then the order is total and does not depend on how it came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(queued, { selector: ({ id }) => id, maxLength: 30 }), (all) => {
        const sorted = [...all].sort(inOrder)
        expect([...all].reverse().sort(inOrder)).toEqual(sorted)
        for (const [i, a] of sorted.entries())
          for (const b of sorted.slice(i + 1)) {
            expect(inOrder(a, b)).toBeLessThan(0)
            expect(inOrder(b, a)).toBeGreaterThan(0)
          }
      }),
    )
  })

  test('when somebody is promised a time, then nobody without one stands before them', () => {
    fc.assert(
      fc.property(fc.array(queued, { maxLength: 30 }), (all) => {
        const classes = all.sort(inOrder).map((one) => QUEUE_CLASSES.indexOf(one.class))
        expect(classes).toEqual([...classes].sort())
      }),
    )
  })
})
