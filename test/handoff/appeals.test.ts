import { describe, expect, test } from 'vitest'
import { answerReturn, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { openReturn } from '#journey/handoff/open-return.rules.ts'
import { project } from '#work/projection.rules.ts'
import { changed, DAY, defaultRules, HOUR, rulesOf, DEFAULT_AGREEMENT } from '../support/cast.ts'
import { accepted } from '../support/leads.ts'
import { Story } from '../support/story.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Told } from '../support/story.ts'

const BOSS = { id: 'boss', author: 'person:boss', role: 'sales_manager', function: 'sales' }
const NINA = { id: 'nina', author: 'person:nina', role: 'marketing', function: 'marketing' }
const APPEAL = { answer: 'appealed' as const, note: 'They have a budget, see the mail' }

function appealed(reason = 'no_budget', rules: Ruleset = defaultRules): Told {
  const lead = accepted(new Story({ rules: [rules] }))
  lead.returned(reason)
  lead.story.waits(HOUR)
  expect(lead.does(answerReturn(NINA, APPEAL)).refusal).toBeNull()
  return lead
}

function overturned(lead: Told) {
  return lead.does(decideAppeal(lead.story.law, BOSS, { outcome: 'overturned' }))
}

function clockOf(lead: Told) {
  return lead.state.clocks?.find(({ clock }) => clock === 'decide_appeal')
}

function told(lead: Told): { what: string; recipient: string }[] {
  return lead.stretches.flatMap((stretch) =>
    project(stretch).outbox.flatMap(({ kind, recipient, payload }) =>
      kind === 'Notice' ? [{ recipient, what: (JSON.parse(payload) as { what: string }).what }] : [],
    ),
  )
}

describe('given a return that was appealed against', () => {
  test('when nobody decides, then the manager is reminded and told, and not the whole team', () => {
    const lead = appealed()
    expect(clockOf(lead)).toMatchObject({ person: 'desk:sales', of: 'sales', home: null })
    expect(openReturn(lead.state)).toEqual({ owes: 'decision', due: clockOf(lead)!.due })
    lead.story.waits(5 * DAY)
    lead.ticked()
    expect(lead.bodies('ClockRang').map(({ rung }) => rung)).toEqual(['remind', 'breach', 'manager'])
    const rang = told(lead).filter(({ what }) => what === 'remind' || what === 'breach' || what === 'manager')
    expect(rang).toEqual(
      ['remind', 'breach', 'manager'].map((what) => ({ recipient: 'managers:sales', what })),
    )
    expect(clockOf(lead)).toMatchObject({ breached: true })
  })

  test('when it is decided, then the clock is met; when the lead is offered again first, it is moot', () => {
    const lead = appealed()
    lead.story.waits(HOUR)
    lead.does(decideAppeal(lead.story.law, BOSS, { outcome: 'upheld' }))
    expect(lead.last('ClockStopped').body).toMatchObject({
      clock: 'decide_appeal',
      outcome: 'met',
      late: false,
    })
    expect(openReturn(lead.state)).toBeNull()
    const again = appealed()
    again.touched('demo_requested')
    expect(again.bodies('ClockStopped').at(-1)).toMatchObject({ clock: 'decide_appeal', outcome: 'moot' })
  })

  test('when the agreement has no such duty, then there is no clock, and it can be decided all the same', () => {
    const rules = changed([/ {6}- \{ id: decide_appeal.*\n/, ''])
    const lead = appealed('no_budget', rules)
    expect(clockOf(lead)).toBeUndefined()
    expect(openReturn(lead.state)).toEqual({ owes: 'decision', due: null })
    expect(overturned(lead).refusal).toBeNull()
  })

  test('when a duty for it is written for another team or with another beginning, then the agreement is refused', () => {
    const written = (from: string, to: string) => () => rulesOf(DEFAULT_AGREEMENT.replace(from, to))
    expect(written('of: sales, from: appealed', 'of: marketing, from: appealed')).toThrow(
      /manager of the team/,
    )
    expect(written('from: appealed, until', 'from: returned, until')).toThrow(/begins with `appealed`/)
  })
})

describe('given an appeal that is overturned', () => {
  test('when nothing happened since, then the lead is offered again, also where the return had closed it', () => {
    for (const reason of ['no_budget', 'wrong_product']) {
      const lead = appealed(reason)
      expect(overturned(lead).refusal).toBeNull()
      expect(lead.state).toMatchObject({ stage: 'sales_ready', handoff: { status: 'offered' } })
      expect(lead.last('AppealDecided').body.stays).toBeUndefined()
    }
  })

  test('when the lead was disqualified, erased or is worked meanwhile, then it stays, and the decision counts', () => {
    const since: [string, (lead: Told) => void][] = [
      ['over', (lead) => lead.disqualified('spam')],
      ['under_way', (lead) => lead.deal('open', 'd', false)],
      [
        'erased',
        (lead) =>
          lead.does((_card, at) => ({
            facts: [
              { kind: 'PersonErased', at, by: 'person:dpo', history: false, body: { because: 'asked' } },
            ],
          })),
      ],
    ]
    for (const [stays, happens] of since) {
      const lead = appealed('bad_contact_data')
      lead.story.waits(HOUR)
      happens(lead)
      const stage = lead.state.stage
      expect(overturned(lead).refusal).toBeNull()
      expect(lead.last('AppealDecided').body).toMatchObject({ stays, outcome: 'overturned', rep: 'ines' })
      expect(lead.state).toMatchObject({ stage, back: { appeal: 'overturned' } })
      expect(lead.last('ClockStopped').body).toMatchObject({ clock: 'decide_appeal', outcome: 'met' })
    }
  })
})

describe('given a reason that hands the lead to another team', () => {
  test('when the next one has it, then whoever answers reads why nobody is asked any more', () => {
    const rules = changed([
      /no_budget: \{ label: No budget now, to: nurture/,
      'no_budget: { label: No budget now, to: sales_ready',
    ])
    const lead = accepted(new Story({ rules: [rules] }))
    lead.returned('no_budget')
    expect(lead.state.handoff.status).toBe('offered')
    const { refusal } = lead.does(answerReturn(NINA, { answer: 'agreed' }))
    expect(refusal).toMatchObject({
      refused: 'not_returned',
      detail: expect.stringMatching(/offered again before/),
    })
    expect(lead.state.clocks?.map(({ until }) => until)).not.toContain('return_answered')
  })
})

describe('given an offer whose clock takes it back', () => {
  test('when the time is over, then whoever had it is told so once', () => {
    const rules = changed([
      'until: answer, within: 4 business hours, remind: 2 business hours }',
      'until: answer, within: 1 business hour, takeBack: 2 business hours }',
    ])
    const lead = new Story({ rules: [rules] }).captured(
      {
        email: 'a@b.example',
        company: 'B',
        fields: { employees: 420, timeline: 'this_quarter', intent: 'buy', seniority: 'director' },
      },
      'demo_requested',
    )
    const first = lead.state.owner
    lead.story.waits(3 * HOUR)
    lead.ticked()
    expect(lead.kinds).toContain('HandoffExpired')
    const theirs = told(lead).filter(({ recipient, what }) => recipient === first && what === 'taken_back')
    expect(theirs).toHaveLength(1)
  })
})
