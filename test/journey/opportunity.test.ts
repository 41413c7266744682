import { describe, expect, test } from 'vitest'
import { ben, DAY } from '../support/cast.ts'
import { accepted, cared } from '../support/leads.ts'
import { Story } from '../support/story.ts'

describe('given an opportunity', () => {
  test('when it is opened for an inquiry, then the lead walks every stage of the path to it', () => {
    const lead = new Story().captured(ben)
    lead.deal('open', 'deal-1', true)
    expect(lead.stages).toEqual(['inquiry', 'mql', 'sales_ready', 'accepted', 'opportunity'])
    expect(lead.bodies('StageEntered')[1]!.because.what).toBe('fast_track')
    expect(lead.state.owner).toBe('ines')
    cared(lead)
  })

  test('when it is opened for an accepted lead and won, then the lead is a customer of the same rep', () => {
    const lead = accepted()
    lead.deal('open', 'deal-1', true)
    expect(lead.state).toMatchObject({ stage: 'opportunity', owner: 'ines' })
    lead.story.waits(20 * DAY)
    lead.deal('won')
    expect(lead.state).toMatchObject({ stage: 'won', owner: 'ines' })
    cared(lead)
  })

  test('when it is lost, then after half a year the lead is nurtured', () => {
    const lead = accepted()
    lead.deal('open', 'deal-1', true)
    lead.deal('lost')
    expect(lead.state.stage).toBe('lost')
    lead.story.waits(200 * DAY)
    lead.ticked()
    expect(lead.state.stage).toBe('nurture')
  })

  test('when a customer gets a new opportunity, then a new pass begins that the opportunity belongs to', () => {
    const lead = accepted()
    lead.deal('open', 'deal-1', true)
    lead.deal('won')
    lead.story.waits(100 * DAY)
    lead.deal('open', 'deal-2', true)
    expect(lead.state).toMatchObject({ pass: 2, stage: 'opportunity' })
    expect(lead.stages.slice(-5)).toEqual(['inquiry', 'mql', 'sales_ready', 'accepted', 'opportunity'])
    expect(lead.state.opportunities['deal-2']!.pass).toBe(2)
    expect(lead.state.opportunities['deal-1']!.pass).toBe(1)
  })

  test('when a lead that was given up is won after all, then the win outranks and walks it there in a new pass', () => {
    const lead = accepted()
    lead.deal('open', 'deal-1', true)
    lead.deal('lost')
    lead.deal('won')
    expect(lead.state).toMatchObject({ stage: 'won', pass: 2 })
    expect(lead.state.opportunities['deal-1']!.pass).toBe(2)
    cared(lead)
  })

  test('when a won opportunity is told once more, then nothing begins anew', () => {
    const lead = accepted()
    lead.deal('open', 'deal-1', true)
    lead.deal('won')
    const stages = lead.stages.length
    lead.story.waits(DAY)
    lead.deal('won')
    expect(lead.stages.length).toBe(stages)
  })

  test.each(['__proto__', 'constructor', 'toString'])(
    'when its id is %s, then it counts like any other',
    (id) => {
      const lead = accepted()
      lead.deal('open', id, true)
      expect(Object.keys(lead.state.opportunities)).toEqual([id])
      lead.deal('won', id)
      expect(lead.state.stage).toBe('won')
    },
  )
})
