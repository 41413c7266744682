import { describe, expect, test } from 'vitest'
import { briefOf, NOTHING_BEYOND } from '#journey/handoff/brief.rules.ts'
import { anna, changed, DAY, HOUR } from '../support/cast.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { Told } from '../support/story.ts'

function brief(lead: Told) {
  const entries = lead.chained.map(({ entry, personal }) => ({
    ...entry,
    personal: personal ? (JSON.parse(personal.data) as unknown) : undefined,
  }))
  return briefOf(
    lead.story.law,
    lead.card!,
    entries as unknown as StoredEntry[],
    NOTHING_BEYOND,
    lead.story.now,
  )
}

describe('given the brief of an offered lead', () => {
  test('when it is read, then every claim rests on an entry that says so', () => {
    const lead = offered()
    lead.touched('page_viewed', null, '/pricing')
    const { why, whyNow, howToOpen, seen } = brief(lead)
    for (const { seq } of [...why, ...whyNow, ...howToOpen, ...seen])
      expect(lead.entries[seq - 1]!.seq).toBe(seq)
    expect(why.map(({ text, points }) => [text, points])).toContainEqual([
      'Decides or signs: level is director',
      15,
    ])
    // asked for within the hour like the page, and worth more
    expect(whyNow[0]!.text).toBe('Asked for a demo, within the last hour')
    expect(seen[0]!.text).toMatch(/^\/pricing/)
  })

  test('when the rules of the score are asked, then each part says how often it happened and when last', () => {
    const lead = offered()
    lead.touched('page_viewed', null, '/cases')
    lead.touched('page_viewed', null, '/cases')
    const { parts } = brief(lead).score
    const visit = parts.find(({ rule }) => rule === 'visit')!
    expect(visit).toMatchObject({ times: 2, seq: lead.all('TouchHappened').at(-1)!.seq, points: 4 })
    // a cap is arithmetic, and rests on no entry
    expect(parts.filter(({ seq }) => seq === null).map(({ rule }) => rule)).toEqual(['fit_max'])
  })

  test('when somebody asked for a demo, then they want to buy; when they only read, then they want to learn', () => {
    expect(brief(offered()).intent).toBe('buy')
    const reader = new Story().captured({ ...anna, fields: {} }, 'content_downloaded')
    expect(brief(reader).intent).toBe('learn')
  })

  test('when it is handed over, then the brief says why; in other stages it gives no other reason for that', () => {
    const claim = (lead: Told) => brief(lead).whyNow.filter(({ text }) => text.startsWith('Handed over'))
    const lead = offered()
    const handed = lead.all('StageEntered').find(({ body }) => body.handoff)!
    const claims = [
      { text: `Handed over because: ${handed.body.because.text}`, seq: handed.seq, lead: null, points: null },
    ]
    expect(claim(lead)).toEqual(claims)
    lead.accepted()
    expect(claim(lead)).toEqual(claims)
    lead.returned('no_budget')
    expect(lead.state.stage).toBe('nurture')
    expect(claim(lead)).toEqual([])
    expect(claim(new Story().captured(anna, 'content_downloaded'))).toEqual([])
  })

  test('when the lead comes back, then the brief says that it was not ready before', () => {
    const lead = offered()
    lead.returned('no_budget')
    lead.story.waits(40 * DAY)
    lead.touched('demo_requested')
    expect(brief(lead).whyNow.some(({ text }) => text.startsWith('Back for pass 2'))).toBe(true)
  })

  test('when time passes, then the score of the brief fades and still adds up', () => {
    const lead = offered()
    const before = brief(lead).score
    lead.story.waits(3 * DAY + HOUR)
    const { total, parts } = brief(lead).score
    expect(total).toBeLessThan(before.total)
    expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(total)
  })

  test('when signs of buying are old, then they say nothing any more; what was said still counts', () => {
    const lead = new Story().captured({ ...anna, fields: {} }, 'demo_requested')
    lead.story.waits(181 * DAY)
    expect(brief(lead).intent).toBe('unclear')
    lead.hands({ ...anna, fields: { intent: 'learn' } })
    lead.touched('demo_requested')
    const { intent, signs } = brief(lead)
    expect(intent).toBe('learn')
    expect(signs[0]!.text).toBe('Says it wants to learn')
    expect(signs.some(({ text }) => text.startsWith('Asked for a demo'))).toBe(true)
  })

  test('when the agreement has signs, levels and job aids of its own, then they are the brief’s words', () => {
    const rules = changed(
      [
        '\nreturnReasons:',
        `
intent:
  within: 30 days
  buy:
    - { id: prices, label: Compared our prices, when: "touch.page.startsWith('/compare')" }
  learn:
    - { id: anything, label: Looked at something, when: "touch.kind != ''" }
levels:
  director: Holds the purse for the shop floor

returnReasons:`,
      ],
      [
        'jobAids:\n      - title: Accept or return?',
        `jobAids:
      - { title: For buyers, intent: buy, body: Ask for the date. }
      - title: Accept or return?`,
      ],
    )
    const lead = offered(new Story({ rules: [rules] }))
    expect(brief(lead)).toMatchObject({
      intent: 'learn',
      level: { text: 'Holds the purse for the shop floor' },
      jobAid: { title: 'Accept or return?' },
    })
    lead.touched('page_viewed', null, '/compare/us')
    const { intent, signs, jobAid } = brief(lead)
    expect(intent).toBe('buy')
    expect(signs[0]!.text).toBe('Compared our prices, within the last hour')
    expect(jobAid!.title).toBe('For buyers')
  })

  test('when a colleague wrote down the talk, then the brief opens with it; when the person is erased, then not', () => {
    const lead = new Story().captured({ ...anna, fields: {} }, 'form_submitted')
    lead.hands({ ...anna, fields: { timeline: 'now' } }, 'webinar_attended')
    lead.does(
      act.complete(lead.story.law, { activity: 'qualification_call', note: 'Two days a month\nare lost' }),
    )
    const { howToOpen } = brief(lead)
    expect(howToOpen[0]).toMatchObject({
      text: 'Qualification call held: “Two days a month are lost”',
      seq: lead.last('ActivityCompleted').seq,
    })
  })

  test('when consent was given and taken back, then the brief says where', () => {
    const lead = new Story().captured({ ...anna, consent: { phone: true } })
    expect(brief(lead).consent).toMatchObject({
      phone: true,
      claims: [{ text: 'Agreed to be called', seq: 1 }],
    })
    lead.hands({ ...anna, consent: { phone: false } })
    expect(brief(lead).consent.phone).toBe(false)
    expect(brief(lead).consent.claims[0]!.text).toBe('Does not want to be called')
  })
})
