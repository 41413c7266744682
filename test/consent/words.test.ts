import { describe, expect, test } from 'vitest'
import { agreed } from '#journey/nurture/rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { Story } from '../support/story.ts'
import type { Told } from '../support/story.ts'
import type { Word } from '#journey/consent/word.rules.ts'

const YES: Word = { purpose: 'events', given: true, channel: 'email', how: 'form', version: 1 }

function says(lead: Told, word: Partial<Word>): void {
  lead.does((_card, now) => ({ facts: [consentFact({ ...YES, ...word }, now, 'web')] }))
}

describe('what somebody agreed to', () => {
  test('given nobody asked about mails in general, when they agree to one purpose, it is no yes to another', () => {
    const lead = new Story().captured({ email: 'a@kontron.de' })
    says(lead, {})
    expect(agreed(lead.state, 'events')).toBe(true)
    expect(agreed(lead.state, 'news')).toBe(false)
    says(lead, { given: false })
    expect(agreed(lead.state, 'events')).toBe(false)
    expect(lead.state.consent.email).toBe(false)
  })

  test('given a yes to mails in general, when one purpose is taken back, the others stay', () => {
    const lead = new Story().captured({ email: 'a@kontron.de', consent: { email: true } })
    says(lead, { given: false })
    expect(agreed(lead.state, 'events')).toBe(false)
    expect(agreed(lead.state, 'news')).toBe(true)
  })

  test('given any words, when everything is taken back, no purpose is left, until they agree to one again', () => {
    const lead = new Story().captured({ email: 'a@kontron.de', consent: { email: true } })
    says(lead, { purpose: 'news' })
    says(lead, { purpose: null, given: false })
    expect(['news', 'events', 'product'].map((one) => agreed(lead.state, one))).toEqual([false, false, false])
    says(lead, { purpose: 'product' })
    expect(['news', 'events', 'product'].map((one) => agreed(lead.state, one))).toEqual([false, false, true])
  })

  test('given a yes to calls, when mails are asked about, it says nothing', () => {
    const lead = new Story().captured({ email: 'a@kontron.de' })
    says(lead, { channel: 'phone' })
    expect(agreed(lead.state, 'events')).toBe(false)
    expect(lead.state.consent).toEqual({ email: false, phone: true })
  })
})
