import { describe, expect, test } from 'vitest'
import { briefOf } from '#journey/handoff/brief.rules.ts'
import { anna, DAY, defaultRules, HOUR } from '../support/cast.ts'
import { offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { Told } from '../support/story.ts'

function brief(lead: Told) {
  return briefOf(defaultRules, lead.card!, lead.entries as unknown as StoredEntry[], lead.story.now)
}

describe('given the brief of an offered lead', () => {
  test('when it is read, then every claim rests on an entry that says so', () => {
    const lead = offered()
    lead.touched('page_viewed', null, '/pricing')
    const { why, whyNow, howToOpen, seen } = brief(lead)
    for (const { seq } of [...why, ...whyNow, ...howToOpen, ...seen]) {
      if (seq !== null) expect(lead.entries[seq - 1]!.seq).toBe(seq)
    }
    expect(why.map(({ text }) => text)).toContain('Decides or signs: level is director (+15)')
    expect(whyNow[0]!.text).toMatch(/within the last hour/)
    expect(seen[0]!.text).toMatch(/^\/pricing/)
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
    const claims = [{ text: `Handed over because: ${handed.body.because.text}`, seq: handed.seq }]
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
})
