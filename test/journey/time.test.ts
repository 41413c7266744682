import { describe, expect, test } from 'vitest'
import { contacted } from '#journey/handoff/attempts.rules.ts'
import { scoreAt } from '#journey/scoring/rules.ts'
import { changed, DAY, dev, MINUTE, withoutDuties } from '../support/cast.ts'
import { accepted, cared, offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'

describe('given the time limit of a stage', () => {
  test('when a lead cannot be qualified in time, then it moves to nurture at the due moment', () => {
    const lead = new Story().captured(dev, 'contact_requested')
    const { due } = lead.state.nextStep
    lead.story.now = due + 40 * MINUTE
    lead.ticked()
    expect(lead.last('TimeLimitPassed')).toMatchObject({ at: due, body: { stage: 'mql', actAt: null } })
    expect(lead.last('StageEntered')).toMatchObject({
      at: due,
      body: { stage: 'nurture', because: { what: 'limit', id: 'mql' } },
    })
    cared(lead)
  })

  test('when the limit repeats, then the step stays overdue and is looked at again at growing distances', () => {
    const lead = accepted(new Story({ rules: [withoutDuties] }))
    const first = lead.state.nextStep.due
    lead.story.now = first
    lead.ticked()
    expect(lead.state.stage).toBe('accepted')
    expect(lead.last('TimeLimitPassed').body).toMatchObject({ missed: 1, actAt: first + 2 * DAY })
    lead.story.waits(365 * DAY)
    lead.ticked()
    expect(lead.all('TimeLimitPassed').map(({ body }) => body.missed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(lead.state.nextStep.due).toBe(first)
    cared(lead)
  })

  test('when somebody acts on an overdue step, then what is owed next has a new date', () => {
    const lead = accepted()
    lead.story.now = lead.state.nextStep.due + DAY
    lead.does(contacted({ how: 'call', at: null, author: 'person:anna' }))
    expect(lead.last('NextStepSet').body.due).toBeGreaterThan(lead.story.now)
    expect(lead.state.nextStep).toMatchObject({ missed: 0, due: lead.last('NextStepSet').body.due })
    cared(lead)
  })

  test('when the worker is late by months, then every ruling stands at its own moment and in order', () => {
    const late = new Story().captured(dev, 'contact_requested')
    late.story.waits(400 * DAY)
    late.ticked()
    const moments = late.entries.map((entry) => entry.at)
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    // out of MQL, then the review in nurture came due, and was looked at once more 180 days later
    expect(late.all('TimeLimitPassed').map(({ body }) => body.stage)).toEqual(['mql', 'nurture', 'nurture'])
    cared(late)
  })
})

describe('given the interest of a lead fades', () => {
  // an agreement that lets go of a lead when its score falls below a limit: the moment is solved, not polled
  const hot = `      - to: sales_ready
        because: Hot, asked`
  const faded = `      - to: nurture
        because: Interest faded
        when:
          - { id: cold, label: Scores less than 30, if: score.total < 30 }
`
  const rules = changed(
    [hot, faded + hot],
    ['Call and qualify\n    within: 2 business days', 'Call and qualify\n    within: 300 days'],
  )

  test('when the score crosses the limit, then the lead moves in that very millisecond, without anybody looking', () => {
    const story = new Story({ rules: [rules] })
    const lead = story.captured({ ...dev, company: 'Ostwerk' }, 'contact_requested')
    expect(lead.state.stage).toBe('mql')
    // the first mark is the ten below 41, which lists sort by; the second is the limit of the stage
    for (const [before, after, stage] of [
      [40, 39, 'mql'],
      [30, 29, 'nurture'],
    ] as const) {
      const { wakeAt, engagement, attributes, known } = lead.state
      const totalAt = (at: number) => scoreAt(rules, { lead: attributes, known }, engagement, at).total
      expect(totalAt(wakeAt! - 1)).toBe(before)
      expect(totalAt(wakeAt!)).toBe(after)
      story.now = wakeAt!
      lead.ticked()
      expect(lead.state).toMatchObject({ stage, score: { total: after } })
    }
  })

  test('when a worker comes weeks later, then the ruling still stands at the moment of the crossing', () => {
    const story = new Story({ rules: [rules] })
    const lead = story.captured({ ...dev, company: 'Ostwerk' }, 'contact_requested')
    const { engagement, attributes, known } = lead.state
    const totalAt = (at: number) => scoreAt(rules, { lead: attributes, known }, engagement, at).total
    story.waits(90 * DAY)
    lead.ticked()
    const fell = lead.all('ScoreChanged').find(({ body }) => body.total === 29)!
    expect(fell.body).toMatchObject({ why: 'decay', was: 39 })
    expect([totalAt(fell.at - 1), totalAt(fell.at)]).toEqual([30, 29])
    expect(lead.all('StageEntered').find(({ body }) => body.stage === 'nurture')!.at).toBe(fell.at)
  })

  test('when a sender whose clock runs ahead tells of a touch, then it happened now and not later', () => {
    const lead = offered()
    lead.touched('page_viewed', lead.story.now + 4 * 60_000)
    expect(lead.last('TouchHappened').at).toBe(lead.story.now)
  })
})
