import { describe, expect, test } from 'vitest'
import { attempt, contacted } from '#journey/handoff/attempts.rules.ts'
import { called } from '#journey/outreach/calls.rules.ts'
import { book, held } from '#journey/outreach/meetings.rules.ts'
import { assign } from '#journey/lifecycle/actions.rules.ts'
import { answerReturn } from '#journey/handoff/returns.rules.ts'
import { ben, DAY, HOUR } from '../support/cast.ts'
import { accepted, offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'
import type { Told } from '../support/story.ts'

const INES = 'person:ines'
const TELLING = ['ContactAttempted', 'ContactMade', 'TouchHappened']

function facts(lead: Told, from: number): string[] {
  return lead.entries
    .slice(from)
    .filter(({ fact, kind }) => fact && TELLING.includes(kind))
    .map(({ kind }) => kind)
}

function running(lead: Told): string[] {
  return (lead.state.clocks ?? []).map(({ clock }) => clock)
}

describe('given three ways to tell of a talk on the phone', () => {
  test('when each tells of the same, then the same facts are kept, and the duty of contact is met', () => {
    const [a, b] = [accepted(), accepted()]
    const [from] = [a.entries.length, b.entries.length]
    const talk = { how: 'call' as const, at: null, author: INES }
    a.does(attempt({ ...talk, outcome: 'connected', automatic: false }))
    b.does(contacted(talk))
    const mql = new Story().captured({ ...ben, phone: '+49 30 901820' }, 'demo_requested')
    expect(mql.state.function).toBe('leadgen')
    const before = mql.entries.length
    const then = {
      do: 'next' as const,
      by: 'call' as const,
      due: mql.story.now + DAY,
      promised: true,
      step: null,
    }
    const { refusal } = mql.does(
      called(mql.story.law, {
        how: 'call',
        outcome: 'connected',
        answers: { fields: {} },
        then,
        by: mql.state.owner,
      }),
    )
    expect(refusal).toBeNull()
    for (const told of [facts(a, from!), facts(b, from!), facts(mql, before)]) expect(told).toEqual(TELLING)
    for (const lead of [a, b]) {
      expect(running(lead)).not.toContain('first_contact')
      expect(lead.state.attempts?.n).toBe(1)
    }
    expect(running(mql)).not.toContain('first_call')
  })

  test('when the way is none of ours, then it is another one, and no talk on the phone', () => {
    const lead = accepted()
    const from = lead.entries.length
    lead.does(contacted({ how: 'at the fair', at: null, author: INES, note: 'Met at the stand' }))
    expect(facts(lead, from)).toEqual(['ContactAttempted', 'ContactMade'])
    expect(lead.last('ContactAttempted')).toMatchObject({
      body: { how: 'other', outcome: 'connected' },
      personal: { note: 'Met at the stand' },
    })
  })

  test('when a meeting is held, then that is real contact: the duty is met, and a verdict is owed', () => {
    const lead = accepted()
    const meeting = '0197a000-0000-7000-8000-000000000001'
    const acting = { by: 'ines' }
    const at = lead.story.now + HOUR
    lead.does(book(lead.story.law, { meeting, at, minutes: 30, rep: 'ines', place: 'phone' }, acting))
    lead.story.waits(2 * HOUR)
    expect(running(lead)).toContain('first_contact')
    const { refusal } = lead.does(held({ meeting }, (_rep, now) => now + DAY, acting))
    expect(refusal).toBeNull()
    expect(running(lead)).not.toContain('first_contact')
    expect(running(lead)).toContain('verdict')
  })
})

describe('given an act that cannot be done', () => {
  test('when it is refused, then the field is named that has to change', () => {
    const lead = offered()
    const rules = lead.story.law.version(1)
    const wrong = lead.does(assign(rules, { id: 'mara', function: 'leadgen' }, {})).refusal
    expect(wrong).toMatchObject({ refused: 'wrong_stage', errors: [{ field: 'owner' }] })
    const theirs = lead.does(assign(rules, { id: 'ines', function: 'sales' }, {})).refusal
    expect(theirs).toMatchObject({ refused: 'wrong_stage', errors: [{ field: 'owner' }] })
    lead.returned('no_need')
    const boss = { id: 'boss', author: 'person:boss', role: 'sales_manager', function: 'sales' }
    expect(lead.does(answerReturn(boss, { answer: 'agreed' })).refusal).toMatchObject({
      refused: 'wrong_signer',
      errors: [{ field: 'by' }],
    })
  })
})
