import { describe, expect, test } from 'vitest'
import { anna, ben, carla, DAY, HOUR, defaultRules } from '../support/cast.ts'
import { accepted, cared, offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'
import type { Told } from '../support/story.ts'

describe('given a lead in nurture', () => {
  function nurtured(): Told {
    const lead = accepted()
    lead.returned('no_budget')
    lead.story.waits(30 * DAY)
    return lead
  }

  test('when it only reads on, then it stays', () => {
    const lead = nurtured()
    lead.touched('email_opened')
    expect(lead.state).toMatchObject({ stage: 'nurture', pass: 1 })
  })

  test('when it asks for a demo, then its second pass begins and nothing of the first is overwritten', () => {
    const lead = nurtured()
    const before = lead.entries.length
    lead.touched('demo_requested')
    expect(lead.last('PassBegan').body).toMatchObject({ pass: 2, version: 1 })
    expect(lead.stages.slice(-3)).toEqual(['inquiry', 'mql', 'sales_ready'])
    expect(lead.state).toMatchObject({ pass: 2, returned: 0, touched: { demo_requested: 1 } })
    expect(lead.entries.slice(0, before).every((entry, i) => entry.seq === i + 1)).toBe(true)
    expect(lead.last('HandoffOffered').body.n).toBe(1)
  })

  test('when interest fades to nothing and a limit repeats, then it is still cared for', () => {
    const lead = nurtured()
    lead.story.waits(3 * 365 * DAY)
    lead.ticked()
    expect(lead.state.stage).toBe('nurture')
    cared(lead)
  })
})

describe('given a disqualified lead', () => {
  test('when nothing happens for 24 months, then it is closed at that moment', () => {
    const story = new Story()
    const lead = story.captured(carla)
    lead.disqualified('student')
    expect(lead.state).toMatchObject({ stage: 'disqualified', owner: 'desk:marketing' })
    const { due } = lead.state.nextStep
    expect(new Date(due).toISOString().slice(0, 7)).toBe('2028-06')
    story.now = due + DAY
    lead.ticked()
    expect(lead.last('StageEntered')).toMatchObject({
      at: due,
      body: { stage: 'closed', from: 'disqualified' },
    })
    cared(lead)
  })

  test('when it is disqualified again, then it is refused', () => {
    const lead = new Story().captured(carla)
    lead.disqualified('student')
    expect(lead.disqualified('spam').refusal).toMatchObject({ refused: 'wrong_stage' })
  })

  test('when it asks and fits by then, then it starts again', () => {
    const lead = new Story().captured(carla)
    lead.disqualified('student')
    lead.story.waits(400 * DAY)
    lead.touched('demo_requested')
    expect(lead.state.stage).toBe('disqualified')
    lead.hands({ ...anna, fields: { ...anna.fields, relationship: 'prospect' } }, 'demo_requested')
    expect(lead.state).toMatchObject({ pass: 2 })
    expect(lead.stages.slice(-3)).toEqual(['inquiry', 'mql', 'sales_ready'])
  })

  test.each(Object.values(defaultRules.disqualifyReasons))(
    'when the reason is $label, then it goes to $to',
    (reason) => {
      const lead = new Story().captured(ben)
      lead.disqualified(reason.id)
      expect(lead.state.stage).toBe(reason.to)
      cared(lead)
    },
  )

  test('when an open offer is disqualified, then the offer ends with it', () => {
    const lead = offered()
    lead.disqualified('spam')
    expect(lead.state).toMatchObject({ stage: 'disqualified', handoff: { status: 'none' } })
    lead.story.waits(5 * HOUR)
    lead.ticked()
    expect(lead.kinds).not.toContain('HandoffExpired')
  })
})
