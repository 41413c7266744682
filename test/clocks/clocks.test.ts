import { describe, expect, test } from 'vitest'
import { attempt, contacted } from '#journey/handoff/attempts.rules.ts'
import { release } from '#journey/handoff/release.rules.ts'
import { answerReturn, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { nextDueAt } from '#journey.ts'
import { DAY, HOUR, MONDAY, team } from '../support/cast.ts'
import { accepted, cared, offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'
import type { ContactAttempted } from '#journey/handoff/facts.ts'
import type { Told } from '../support/story.ts'

const BOSS = { id: 'boss', author: 'person:boss', role: 'sales_manager', function: 'sales' }
const NINA = { id: 'nina', author: 'person:nina', role: 'marketing', function: 'marketing' }

function tries(
  lead: Told,
  outcome: ContactAttempted['outcome'],
  automatic = false,
  how: ContactAttempted['how'] = 'call',
) {
  return lead.does(attempt({ how, outcome, automatic, at: null, author: 'person:ines' }))
}

function running(lead: Told): string[] {
  return (lead.state.clocks ?? []).map(({ clock }) => clock)
}

function rungs(lead: Told, clock: string): string[] {
  return lead.bodies('ClockRang').flatMap((body) => (body.clock === clock ? [body.rung] : []))
}

/** Time passes and a worker looks every hour. */
function livesOn(lead: Told, hours: number): void {
  for (let i = 0; i < hours; i++) {
    lead.story.waits(HOUR)
    lead.ticked()
  }
}

describe('given an offer with a clock', () => {
  test('when it is offered, then the rep owes an answer, and is reminded halfway', () => {
    const lead = offered()
    expect(lead.last('ClockStarted').body).toMatchObject({
      clock: 'answer',
      of: 'sales',
      person: 'ines',
      due: MONDAY + 4 * HOUR,
      rungs: [
        { rung: 'remind', at: MONDAY + 2 * HOUR },
        { rung: 'breach', at: MONDAY + 4 * HOUR },
      ],
    })
    livesOn(lead, 3)
    expect(rungs(lead, 'answer')).toEqual(['remind'])
    cared(lead)
  })

  test('when the rep answers, then the clock stops in time, with the hours that it took', () => {
    const lead = accepted()
    const stopped = lead.bodies('ClockStopped').find(({ clock }) => clock === 'answer')
    expect(stopped).toMatchObject({ outcome: 'met', late: false, tookMs: HOUR, person: 'ines' })
  })

  test('when nobody answers, then breach, taking back and the next offer follow in that order, at that moment', () => {
    const lead = offered()
    lead.story.waits(4 * HOUR)
    lead.ticked()
    const at = MONDAY + 4 * HOUR
    const then = lead.entries
      .filter((entry) => entry.at === at && entry.kind !== 'ClockMoved')
      .map(({ kind }) => kind)
    expect(then).toEqual([
      'ClockRang',
      'HandoffExpired',
      'ClockStopped',
      'OwnerAssigned',
      'HandoffOffered',
      'ClockStarted',
    ])
    expect(lead.bodies('ClockStopped').at(-1)).toMatchObject({ outcome: 'taken_back', late: true })
    expect(lead.last('ClockStarted').body.person).toBe('olaf')
  })
})

describe('given an accepted lead', () => {
  test('when nobody calls, then reminder, breach, manager and taking back follow, and the next rep is offered it', () => {
    const lead = accepted()
    expect(running(lead)).toEqual(['first_contact', 'keep_trying'])
    livesOn(lead, 24 * 7)
    expect(rungs(lead, 'first_contact').slice(0, 4)).toEqual(['remind', 'breach', 'manager', 'take_back'])
    expect(lead.state.tried).toContain('ines')
    expect(lead.bodies('HandoffOffered').map(({ to }) => to)).toEqual(['ines', 'olaf', 'yuki'])
    const back = lead.bodies('StageEntered').find(({ because }) => because.id === 'first_contact')
    expect(back).toMatchObject({
      stage: 'sales_ready',
      from: 'accepted',
      routing: true,
      because: { what: 'limit' },
    })
    cared(lead)
  })

  test('when every offer is used up, then the desk has to assign it and the lead is not lost', () => {
    const lead = accepted()
    for (let i = 0; i < 2; i++) {
      livesOn(lead, 24 * 7)
      if (lead.state.handoff.status === 'offered') lead.accepted()
    }
    livesOn(lead, 24 * 7)
    expect(lead.state).toMatchObject({
      owner: 'desk:sales',
      routing: null,
      nextStep: { what: 'Assign by hand' },
    })
    cared(lead)
  })

  test('when contact is made late, then the clock that ran on says how late', () => {
    const lead = accepted()
    livesOn(lead, 24 + 3)
    lead.does(contacted({ how: 'call', at: null, author: 'person:ines' }))
    const stopped = lead.bodies('ClockStopped').filter(({ clock }) => clock === 'first_contact')
    // accepted on Monday at 11:00: eight business hours later it is Tuesday, 11:00
    expect(stopped).toEqual([expect.objectContaining({ outcome: 'met', late: true, tookMs: 11 * HOUR })])
    expect(rungs(lead, 'first_contact')).toEqual(['remind', 'breach'])
  })

  test('when an automatic mail is sent, then no clock stops and no attempt counts', () => {
    const lead = accepted()
    tries(lead, 'sent', true, 'email')
    expect(running(lead)).toEqual(['first_contact', 'keep_trying'])
    expect(lead.state.attempts).toBeUndefined()
    expect(lead.state.clocks!.map(({ tries: n }) => n)).toEqual([0, 0])
  })

  test('when a programme says that it connected, then it is refused by name', () => {
    const lead = accepted()
    expect(tries(lead, 'connected', true).refusal).toMatchObject({ errors: [{ field: 'automatic' }] })
    expect(tries(lead, 'voicemail', false, 'email').refusal).toMatchObject({ errors: [{ field: 'outcome' }] })
  })

  test('when a call connects, then it is contact, and the verdict is owed from then on', () => {
    const lead = accepted()
    tries(lead, 'connected')
    expect(lead.kinds).toContain('ContactMade')
    expect(running(lead)).toEqual(['verdict'])
    lead.deal('open', 'deal-1', true)
    expect(lead.bodies('ClockStopped').at(-1)).toMatchObject({ clock: 'verdict', outcome: 'met' })
    expect(running(lead)).toEqual([])
  })

  test('when six attempts come within an hour, then they count only once they are spread over three days', () => {
    const lead = accepted()
    for (let i = 0; i < 6; i++) tries(lead, 'no_answer')
    expect(running(lead)).toContain('keep_trying')
    lead.story.waits(2 * DAY)
    tries(lead, 'voicemail')
    expect(running(lead)).toContain('keep_trying')
    // three days after the first, while the lead is still hers
    lead.story.waits(DAY)
    tries(lead, 'voicemail')
    expect(running(lead)).toEqual(['first_contact'])
    expect(lead.state.attempts).toMatchObject({ n: 8, outcome: 'voicemail' })
  })

  test('when a manager gives it to somebody else, then that one has the whole time', () => {
    const lead = accepted()
    lead.story.waits(3 * HOUR)
    lead.assigned('olaf')
    const clock = lead.state.clocks!.find((one) => one.clock === 'first_contact')!
    expect(clock).toMatchObject({ person: 'olaf', since: lead.story.now, breached: false })
    expect(lead.bodies('ClockStopped').filter(({ outcome }) => outcome === 'moot')).toHaveLength(2)
    cared(lead)
  })
})

describe('given a returned lead', () => {
  function returned(): Told {
    const lead = accepted()
    lead.returned('no_budget')
    return lead
  }

  test('when it comes back, then marketing owes an answer wherever the lead is', () => {
    const lead = returned()
    expect(lead.state.stage).toBe('nurture')
    expect(lead.state.clocks).toMatchObject([
      { clock: 'answer_return', home: null, person: 'desk:marketing' },
    ])
    expect(lead.state.back).toMatchObject({ rep: 'ines', stage: 'accepted', team: 'sales', answer: null })
    cared(lead)
  })

  test('when marketing agrees, then it is settled, and nobody may answer again', () => {
    const lead = returned()
    expect(lead.does(answerReturn(NINA, { answer: 'agreed' })).refusal).toBeNull()
    expect(running(lead)).toEqual([])
    expect(lead.does(answerReturn(NINA, { answer: 'appealed', note: 'No' })).refusal?.refused).toBe(
      'answered_already',
    )
    expect(lead.does(decideAppeal(lead.story.law, BOSS, { outcome: 'upheld' })).refusal?.refused).toBe(
      'not_appealed',
    )
  })

  test('when an appeal gives no reason, or sales answers itself, then it is refused by name', () => {
    const lead = returned()
    expect(lead.does(answerReturn(NINA, { answer: 'appealed', note: ' ' })).refusal).toMatchObject({
      refused: 'note_required',
      errors: [{ field: 'note' }],
    })
    expect(lead.does(answerReturn(BOSS, { answer: 'agreed' })).refusal?.refused).toBe('wrong_signer')
  })

  test('when the manager overturns it, then somebody else is offered the lead', () => {
    const lead = returned()
    lead.does(answerReturn(NINA, { answer: 'appealed', note: 'They have a budget, see the mail' }))
    const rep = { ...BOSS, role: 'rep' }
    expect(lead.does(decideAppeal(lead.story.law, rep, { outcome: 'overturned' })).refusal?.refused).toBe(
      'wrong_signer',
    )
    expect(lead.does(decideAppeal(lead.story.law, BOSS, { outcome: 'overturned' })).refusal).toBeNull()
    expect(lead.state).toMatchObject({ stage: 'sales_ready', handoff: { status: 'offered', to: 'olaf' } })
    expect(lead.does(decideAppeal(lead.story.law, BOSS, { outcome: 'upheld' })).refusal?.refused).toBe(
      'not_returned',
    )
    cared(lead)
  })

  test('when the manager upholds it, then the lead stays where it is', () => {
    const lead = returned()
    lead.does(answerReturn(NINA, { answer: 'appealed', note: 'They have a budget' }))
    lead.does(decideAppeal(lead.story.law, BOSS, { outcome: 'upheld' }))
    expect(lead.state).toMatchObject({ stage: 'nurture', back: { answer: 'appealed', appeal: 'upheld' } })
    expect(lead.does(decideAppeal(lead.story.law, BOSS, { outcome: 'upheld' })).refusal?.refused).toBe(
      'answered_already',
    )
  })

  test('when nothing came back, then there is nothing to answer', () => {
    expect(accepted().does(answerReturn(NINA, { answer: 'agreed' })).refusal?.refused).toBe('not_returned')
  })
})

describe('given a rep who leaves', () => {
  test('when a lead is offered to them, then it is offered to the next, and nobody says that they did not answer', () => {
    const lead = offered()
    lead.story.people.get('ines')!.available = false
    lead.does(release('ines', 'left', 'router'))
    expect(lead.state).toMatchObject({ owner: 'olaf', handoff: { status: 'offered', to: 'olaf' } })
    expect(lead.kinds).not.toContain('HandoffExpired')
    cared(lead)
  })

  test('when they had accepted a lead, then a colleague has it, with the whole time', () => {
    const lead = accepted()
    lead.story.waits(2 * HOUR)
    lead.story.people.get('ines')!.available = false
    lead.does(release('ines', 'left', 'router'))
    expect(lead.state).toMatchObject({ stage: 'accepted', owner: 'olaf', handoff: { status: 'accepted' } })
    expect(lead.state.clocks!.map(({ person, since }) => [person, since])).toEqual([
      ['olaf', lead.story.now],
      ['olaf', lead.story.now],
    ])
    expect(lead.does(release('ines', 'left', 'router')).facts).toBe(0)
    cared(lead)
  })

  test('when nobody else is there, then the desk has it and its clocks run', () => {
    const people = team()
    for (const id of ['olaf', 'yuki']) people.get(id)!.available = false
    const lead = accepted(new Story({ people }))
    people.get('ines')!.available = false
    lead.does(release('ines', 'left', 'router'))
    expect(lead.state).toMatchObject({ owner: 'desk:sales', routing: { function: 'sales' } })
    expect(lead.state.clocks!.every(({ person }) => person === 'desk:sales')).toBe(true)
    expect(nextDueAt(lead.state)).toBeLessThanOrEqual(lead.state.clocks![0]!.rungs[0]!.at)
    people.get('olaf')!.available = true
    lead.ticked()
    expect(lead.state.clocks!.every(({ person }) => person === 'olaf')).toBe(true)
    cared(lead)
  })
})
