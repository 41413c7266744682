import { describe, expect, test } from 'vitest'
import { accepted, cared } from '../support/leads.ts'

describe('given that a person is erased', () => {
  test('when a deal is under way, then what is known of them goes, and the stage stands', () => {
    const lead = accepted()
    lead.deal('open', 'deal-1', true)
    lead.does((_card, now) => ({
      facts: [{ kind: 'PersonErased', at: now, by: 'api', history: false, body: { because: 'asked' } }],
      person: {},
    }))
    expect(lead.state).toMatchObject({ erased: true, stage: 'opportunity', known: { email: false } })
    cared(lead)
  })

  test('when no deal is, then the lead is closed: nobody is to call any more', () => {
    const lead = accepted()
    lead.does((_card, now) => ({
      facts: [{ kind: 'PersonErased', at: now, by: 'api', history: false, body: { because: 'asked' } }],
      person: {},
    }))
    expect(lead.state).toMatchObject({
      erased: true,
      stage: 'closed',
      known: { email: false, phone: false, name: false, company: true },
      consent: { email: false, phone: false },
    })
    expect(JSON.stringify(lead.state)).not.toMatch(/anna|keller@/i)
    cared(lead)
  })
})

describe('given what a lead’s state holds', () => {
  test('then nothing in it names a person', () => {
    const lead = accepted()
    expect(JSON.stringify(lead.state)).not.toMatch(/anna|keller/i)
  })

  test('then nothing in the bodies of its entries names a person', () => {
    const bodies = JSON.stringify(accepted().entries.map((entry) => entry.body))
    expect(bodies).not.toMatch(/anna|@/i)
  })
})
