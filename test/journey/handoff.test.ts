import { describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { nextDueAt } from '#journey.ts'
import { DAY, HOUR, MONDAY, defaultRules, team } from '../support/cast.ts'
import { accepted, cared, offered } from '../support/leads.ts'
import { Story } from '../support/story.ts'

describe('given a hand-off', () => {
  test('when it is offered, then the answer is due after four business hours', () => {
    const lead = offered()
    expect(lead.last('HandoffOffered').body).toMatchObject({ to: 'ines', n: 1, due: MONDAY + 4 * HOUR })
    expect(lead.state.nextStep.actAt).toBe(MONDAY + 4 * HOUR)
    // the reminder comes before
    expect(nextDueAt(lead.state)).toBe(MONDAY + 2 * HOUR)
  })

  test('when the rep accepts, then the lead is hers and the first contact is due', () => {
    const lead = accepted()
    expect(lead.state).toMatchObject({
      stage: 'accepted',
      owner: 'ines',
      handoff: { status: 'accepted', by: 'ines' },
    })
    expect(lead.state.nextStep.what).toBe('Make the first real contact')
    cared(lead)
  })

  test('when somebody else accepts, then it is refused and nothing changes', () => {
    const lead = offered()
    const before = JSON.stringify(lead.state)
    expect(lead.accepted('olaf').refusal).toMatchObject({ refused: 'offered_to_another' })
    expect(JSON.stringify(lead.state)).toBe(before)
  })

  test('when it was accepted, then it cannot be accepted again', () => {
    expect(accepted().accepted('ines').refusal).toMatchObject({ refused: 'not_offered' })
  })

  const { returnReasons } = defaultRules
  test.each(Object.values(returnReasons))('when it is returned: $label, then it goes to $to', (reason) => {
    const lead = offered()
    lead.story.waits(HOUR)
    expect(lead.returned(reason.id).refusal).toBeNull()
    const entered = lead.last('StageEntered')
    expect(entered.body).toMatchObject({ stage: reason.to, because: { what: 'reason', id: reason.id } })
    expect(lead.state).toMatchObject({ stage: reason.to, returned: 1, tried: ['ines'] })
    if (reason.nextStep !== null) expect(lead.state.nextStep.what).toBe(reason.nextStep)
    cared(lead)
  })

  test.each(Object.values(returnReasons))(
    'when it was accepted and is returned: $label, then it goes to $to',
    (reason) => {
      const lead = accepted()
      lead.returned(reason.id)
      expect(lead.state).toMatchObject({ stage: reason.to, handoff: { status: 'none' } })
      cared(lead)
    },
  )

  test('when it was accepted and then given to another rep, then whoever has it may return it, and nobody else', () => {
    const lead = accepted()
    lead.assigned('olaf')
    expect(lead.state.owner).toBe('olaf')
    expect(lead.returned('no_budget', 'yuki').refusal).toMatchObject({ refused: 'offered_to_another' })
    expect(lead.returned('no_budget', 'olaf').refusal).toBeNull()
    expect(lead.last('HandoffReturned').body).toMatchObject({ rep: 'olaf' })
    cared(lead)
  })

  test.each(Object.values(returnReasons).filter((reason) => reason.noteRequired))(
    'when it is returned without a note: $label, then the note is asked for',
    (reason) => {
      const lead = offered()
      const done = lead.does(act.giveBack(lead.story.law, { reason: reason.id, note: '  ' }))
      expect(done.refusal).toMatchObject({ refused: 'note_required', errors: [{ field: 'note' }] })
      expect(lead.state.handoff.status).toBe('offered')
    },
  )

  test.each(['nonsense', 'constructor', '__proto__', 'spam'])(
    'when the reason is %s, then it is refused by name',
    (reason) => {
      const lead = offered()
      expect(lead.returned(reason).refusal).toMatchObject({
        refused: 'unknown_reason',
        errors: [{ field: 'reason' }],
      })
    },
  )

  test('when it was returned to be qualified again, then the call has to be held again, and another rep is asked', () => {
    const lead = offered()
    lead.returned('not_qualified')
    expect(lead.state.stage).toBe('mql')
    lead.story.waits(HOUR)
    lead.touched('demo_requested')
    expect(lead.state.stage).toBe('mql')
    lead.qualified()
    expect(lead.state).toMatchObject({ stage: 'sales_ready', handoff: { status: 'offered', to: 'olaf' } })
  })

  test('when the time runs out, then it is taken back at that moment and offered to the next', () => {
    const lead = offered()
    lead.story.waits(4 * HOUR)
    lead.ticked()
    expect(lead.last('HandoffExpired')).toMatchObject({
      at: MONDAY + 4 * HOUR,
      body: { rep: 'ines', n: 1, escalated: false, owner: 'desk:sales' },
    })
    expect(lead.last('HandoffOffered').body).toMatchObject({ to: 'olaf', n: 2 })
  })

  test('when the rep answers in the very millisecond, then the clock was faster', () => {
    const lead = offered()
    lead.story.waits(4 * HOUR)
    expect(lead.accepted('ines').refusal).toMatchObject({ refused: 'expired' })
  })

  test('when the rep answers one millisecond earlier, then it counts', () => {
    const lead = offered()
    lead.story.waits(4 * HOUR - 1)
    expect(lead.accepted('ines').refusal).toBeNull()
  })

  test('when the clock took it back before the answer, then the first rep reads that the time ran out', () => {
    const lead = offered()
    lead.story.waits(4 * HOUR)
    lead.ticked()
    expect(lead.accepted('ines').refusal).toMatchObject({ refused: 'expired' })
    expect(lead.accepted('yuki').refusal).toMatchObject({ refused: 'offered_to_another' })
  })

  test('when three reps let it go, then the sales desk has to assign it, and nobody is asked a fourth time', () => {
    const lead = offered()
    for (let day = 0; day < 5; day++) {
      lead.story.waits(DAY)
      lead.ticked()
    }
    expect(lead.bodies('HandoffOffered').map((body) => body.to)).toEqual(['ines', 'olaf', 'yuki'])
    expect(lead.bodies('HandoffExpired').map((body) => body.escalated)).toEqual([false, false, true])
    expect(lead.state).toMatchObject({ owner: 'desk:sales', routing: null, handoff: { status: 'waiting' } })
    expect(lead.state.nextStep.what).toBe('Assign by hand')
    cared(lead)
  })

  test('when the desk assigns it by hand, then it is an offer like any other', () => {
    const lead = offered()
    for (let day = 0; day < 5; day++) {
      lead.story.waits(DAY)
      lead.ticked()
    }
    expect(lead.assigned('olaf').refusal).toBeNull()
    expect(lead.last('OwnerAssigned').body.trace).toMatchObject({ rule: 'manual' })
    expect(lead.last('HandoffOffered').body).toMatchObject({ to: 'olaf', n: 4 })
    lead.accepted('olaf')
    expect(lead.state).toMatchObject({ stage: 'accepted', owner: 'olaf' })
  })

  test('when a manager gives an open offer to somebody else, then only the second may answer', () => {
    const lead = offered()
    lead.assigned('yuki')
    expect(lead.state.handoff).toMatchObject({ status: 'offered', to: 'yuki' })
    expect(lead.accepted('ines').refusal).toMatchObject({ refused: 'offered_to_another' })
    expect(lead.accepted('yuki').refusal).toBeNull()
  })

  test('when it is assigned to somebody of another function, then it is refused', () => {
    expect(offered().assigned('mara').refusal).toMatchObject({ refused: 'wrong_stage' })
  })

  test('when nobody of sales is available, then the desk keeps it and it waits to be routed', () => {
    const people = team()
    for (const id of ['ines', 'olaf', 'yuki']) people.get(id)!.available = false
    const lead = offered(new Story({ people }))
    expect(lead.state).toMatchObject({
      owner: 'desk:sales',
      routing: { function: 'sales' },
      handoff: { status: 'waiting' },
    })
    cared(lead)
    people.get('yuki')!.available = true
    lead.ticked()
    expect(lead.state.handoff).toMatchObject({ status: 'offered', to: 'yuki' })
  })
})
