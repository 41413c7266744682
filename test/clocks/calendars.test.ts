import { describe, expect, test } from 'vitest'
import { businessCalendar } from '#journey/agreement/calendar.rules.ts'
import { readCalendar } from '#journey/agreement/calendar.read.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { rehoured } from '#journey/handoff/calendars.rules.ts'
import { act, elapse } from '#journey.ts'
import { spanEnd } from '#journey/run.ts'
import { DAY, DEFAULT_AGREEMENT, defaultRules, HOUR, MONDAY } from '../support/cast.ts'
import { accepted, offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'
import type { CalendarDocument } from '#journey/agreement/schema.ts'
import type { Span } from '#journey/agreement/ruleset.ts'
import type { WorkCalendar } from '#journey/run.ts'

function own(hours: string[], more: Partial<CalendarDocument> = {}): WorkCalendar {
  const day = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((one) => [one, hours]))
  const document = { timeZone: 'Europe/Berlin', hours: day, holidays: {}, ...more }
  const { calendar, dayMs } = readCalendar('own', document, [])!
  return { ...calendar, dayMs }
}

/** A story whose law knows a calendar `cal:own`. */
function storyWith(calendar: WorkCalendar | null, at = MONDAY): Story {
  const story = new Story({ at })
  Object.assign(story.law, { calendar: (hash: string) => (hash === 'cal:own' ? calendar : null) })
  return story
}

const span = (text: string, ms: number, days?: number): Span => ({
  text,
  ms,
  calendar: 'office',
  ...(days === undefined ? {} : { days }),
})

describe('given somebody with hours of their own', () => {
  const halfDays = own(['09:00-11:00', '14:00-16:00'])
  const law = { calendar: () => halfDays }

  test('when a business day is counted, then it is one of theirs, and two blocks a day are two', () => {
    const from = Date.parse('2026-06-08T07:00:00Z')
    expect(
      spanEnd({ law } as never, defaultRules, from, span('1 business day', 8 * HOUR, 1), 'cal:own'),
    ).toBe(Date.parse('2026-06-08T14:00:00Z'))
    expect(spanEnd({ law } as never, defaultRules, from, span('3 business hours', 3 * HOUR), 'cal:own')).toBe(
      Date.parse('2026-06-08T13:00:00Z'),
    )
    // without theirs the agreement's own counts
    expect(
      spanEnd({ law } as never, defaultRules, from, span('1 business day', 8 * HOUR, 1), undefined),
    ).toBe(Date.parse('2026-06-08T15:00:00Z'))
  })

  test('when their calendar cannot be used, then the agreement’s own counts', () => {
    const lead = offered(storyWith(null))
    const before = lead.state.clocks![0]!.due
    lead.does(rehoured('ines', 'cal:own', 'router'))
    expect(lead.state.clocks![0]!.due).toBe(before)
  })
})

describe('given a holiday that is added after a clock was set', () => {
  test('when it lies ahead, then the clock and the offer move, measured from their start', () => {
    const tuesdayOff = own(['09:00-17:00'], { holidays: { '2026-06-09': 'Off' } })
    const lead = accepted(storyWith(tuesdayOff))
    const due = lead.state.clocks!.find(({ clock }) => clock === 'first_contact')!.due
    lead.story.waits(HOUR)
    lead.does(rehoured('ines', 'cal:own', 'router'))
    const clock = lead.state.clocks!.find((one) => one.clock === 'first_contact')!
    expect(clock).toMatchObject({ due: due + DAY, since: MONDAY + HOUR, calendar: 'cal:own' })
    lead.story.now = due
    lead.ticked()
    expect(lead.bodies('ClockRang').map(({ rung }) => rung)).toEqual(['remind'])
  })

  test('when it is taken away again and the time is over by then, then it rings now and not in the past', () => {
    const lead = offered(storyWith(own(['09:00-17:00'], { holidays: { '2026-06-08': 'Off' } })))
    lead.does(rehoured('ines', 'cal:own', 'router'))
    expect(lead.state.nextStep.due).toBe(MONDAY + DAY + 3 * HOUR)
    lead.story.waits(6 * HOUR)
    lead.ticked()
    expect(lead.state.handoff).toMatchObject({ status: 'offered', to: 'ines' })
    lead.does(rehoured('ines', null, 'router'))
    const { now } = lead.story
    expect(
      elapse(lead.story.law, structuredClone(lead.state), now).map(({ kind, at }) => [kind, at]),
    ).toEqual([
      ['ClockRang', now],
      ['ClockRang', now],
      ['HandoffExpired', now],
      ['ClockStopped', now],
    ])
    expect(act(lead.story.law, structuredClone(lead.state))[0]!.at).toBe(now)
  })
})

describe('given a clock across a change of the clocks', () => {
  test.each([
    // Sunday has no hours, so that a business day does not notice
    ['in spring', '2026-03-27T15:00:00Z', '2026-03-30T10:00:00Z'],
    ['in autumn', '2026-10-23T14:00:00Z', '2026-10-26T11:00:00Z'],
  ])(
    '%s, when four business hours are owed on a Friday at four, then they end on Monday at noon',
    (_when, from, to) => {
      const lead = offered(storyWith(null, Date.parse(from)))
      expect(new Date(lead.state.clocks![0]!.due).toISOString()).toBe(new Date(to).toISOString())
    },
  )

  test.each([
    ['that is skipped', '2026-03-29T00:30:00Z', '2026-03-29T02:30:00Z'],
    ['that is shown twice', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z'],
  ])('when somebody works through the hour %s, then two hours are two hours', (_which, from, to) => {
    const night = businessCalendar('night', {
      timeZone: 'Europe/Berlin',
      blocks: [[{ start: 0, end: DAY }], [], [], [], [], [], []],
      holidays: new Set(),
    })
    expect(new Date(night.add(Date.parse(from), 2 * HOUR)).toISOString()).toBe(new Date(to).toISOString())
  })
})

describe('given faulty duties', () => {
  const fault = (from: string, to: string) => {
    const compiled = compileAgreement(DEFAULT_AGREEMENT.replace(from, to))
    if (compiled.ok) throw new Error('nothing was found')
    return compiled.problems[0]!
  }
  const line = (text: string) => DEFAULT_AGREEMENT.split('\n').findIndex((one) => one.includes(text)) + 1

  test.each([
    ['id: answer_return,', 'id: answer,', 'two duties'],
    ['until: attempts, attempts: 6,', 'until: attempts,', 'attempts'],
    ['from: offered, until: answer,', 'from: entered, until: answer,', 'begins with `offered`'],
    ['of: marketing, from: returned,', 'of: sales, from: returned,', 'handed the lead over'],
    ['remind: 4 business hours, tellManager', 'remind: 3 business days, tellManager', 'before it is due'],
    ['takeBack: 4 business days', 'takeBack: 1 business hour', 'before it is due'],
    ['until: verdict,', 'until: activity:discover,', 'discovery'],
    ['until: verdict,', 'until: whenever,', 'must be one of'],
  ])('when `%s` becomes `%s`, then the line is named and what is wrong', (from, to, words) => {
    const { line: at, column, message } = fault(from, to)
    expect(at).toBe(line(from))
    expect(column).toBeGreaterThan(1)
    expect(message).toContain(words)
  })

  test('when a calendar has not a single working hour, then it is refused with its line', () => {
    const text = DEFAULT_AGREEMENT.replace(/ {6}(mon|tue|wed|thu|fri): \['09:00-17:00'\]\n/g, '').replace(
      'hours:\n',
      'hours: {}\n',
    )
    const compiled = compileAgreement(text)
    expect(compiled.ok ? [] : compiled.problems).toContainEqual(
      expect.objectContaining({
        line: expect.any(Number),
        message: expect.stringContaining('not a single working hour'),
      }),
    )
  })
})
