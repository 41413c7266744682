import { describe, expect, test } from 'vitest'
import { anna, ben, dev, HOUR } from '../support/cast.ts'
import { cared, offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'

describe('given a capture', () => {
  test('when Ben fills in a form, then he is an inquiry of marketing, with owner, stage and a dated next step', () => {
    const lead = new Story().captured(ben)
    expect(lead.kinds).toEqual(['LeadCaptured', 'PassBegan', 'StageEntered', 'ScoreChanged'])
    expect(lead.state).toMatchObject({ stage: 'inquiry', owner: 'desk:marketing', pass: 1, version: 1 })
    cared(lead)
  })

  test('when Ben fills in a form, then the score names every rule and its parts add up', () => {
    const { score } = new Story().captured(ben).state
    expect(score.parts).toEqual([
      { rule: 'manager', points: 8 },
      { rule: 'business_mail', points: 6 },
      { rule: 'company_known', points: 3 },
      { rule: 'form', points: 15 },
    ])
    expect(score).toMatchObject({ fit: 17, engagement: 15, total: 32 })
  })

  test('when Anna asks for a demo, then she passes every stage up to the hand-off, none skipped', () => {
    const lead = offered()
    expect(lead.stages).toEqual(['inquiry', 'mql', 'sales_ready'])
    const [, toMql, toSales] = lead.bodies('StageEntered')
    expect(toMql!.because).toMatchObject({
      what: 'exit',
      id: 'mql',
      criteria: ['reachable', 'asked', 'not_ruled_out'],
    })
    expect(toSales!.because).toMatchObject({
      what: 'exit',
      id: 'sales_ready',
      criteria: ['hot', 'demo', 'first_time'],
    })
    expect(lead.state.handoff).toMatchObject({ status: 'offered', to: 'ines' })
    cared(lead)
  })

  test('when a competitor asks for a demo, then the lead stays an inquiry', () => {
    const lead = new Story().captured({ ...anna, fields: { relationship: 'competitor' } }, 'demo_requested')
    expect(lead.state.stage).toBe('inquiry')
    expect(lead.state.score.fit).toBeLessThan(-10)
  })

  test('when the same details are handed in again, then only the touch is new', () => {
    const story = new Story()
    const lead = story.captured(ben)
    story.waits(HOUR)
    lead.hands(ben)
    expect(lead.last('LeadCaptured').body).toMatchObject({
      attributes: {},
      touch: { kind: 'form_submitted' },
    })
    expect(lead.state.touched).toEqual({ form_submitted: 2 })
  })

  test('when Dev leaves a number only, then he is reachable and known by it', () => {
    const lead = new Story().captured(dev, 'contact_requested')
    expect(lead.state.known).toEqual({ email: false, phone: true, name: false, company: false })
    expect(lead.stages).toEqual(['inquiry', 'mql'])
    expect(lead.state.owner).toBe('mara')
  })

  test('when a detail changes for the worse, then the fit follows and the parts still add up', () => {
    const lead = new Story().captured(ben)
    lead.hands({ ...ben, fields: { relationship: 'competitor' } }, 'email_opened')
    const { score } = lead.state
    expect(score.parts).toContainEqual({ rule: 'competitor', points: -50 })
    expect(score.parts.reduce((sum, part) => sum + part.points, 0)).toBe(score.total)
  })
})
