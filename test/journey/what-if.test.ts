import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rederive } from '#journey/audit/rules.ts'
import { elapse } from '#journey.ts'
import { relive, type Taken } from '#journey/what-if/rules.ts'
import { agreement, DAY, live, people, stored, type Step } from './histories.ts'

const inForce = agreement()
const LEAD = '01990000-0000-7000-8000-000000000001'
const START = Date.parse('2026-03-02T09:00:00Z')
const step = fc.record({ hours: fc.integer({ min: 0, max: 3000 }), what: fc.nat(11), which: fc.nat(60) })

function taken(steps: Step[]): { facts: Taken[]; now: number; state: ReturnType<typeof rederive>['state'] } {
  const { stretches, now } = live(inForce, people(), LEAD, steps, START)
  const facts: Taken[] = []
  const { state } = rederive(inForce, stored(stretches), (fact, clock) => void facts.push({ fact, clock }))
  return { facts, now, state }
}

describe('the what-if of one lead', () => {
  it('given any history, under the agreement in force, is the record', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { facts, now, state } = taken(steps)
        elapse(inForce, state!, now)
        const life = relive(inForce, facts, now)
        expect(JSON.stringify(life.state)).toBe(JSON.stringify(state))
        expect(life.ignored).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  it('given any history, under another agreement, ends with an owner, a stage and a dated next step', () => {
    const stricter = agreement((text) =>
      text.replace('score.total >= 40', 'score.total >= 90').replace('version: 1', 'version: 2'),
    )
    const trial = { at: () => stricter.at(0), version: () => stricter.at(0) }
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { facts, now } = taken(steps)
        const { state } = relive(trial, facts, now)
        expect(state!.owner).not.toBe('')
        expect(stricter.at(0).stages[state!.stage]).toBeDefined()
        expect(state!.nextStep.actAt).toBeGreaterThan(now)
      }),
    )
  })

  it('when the proposed agreement never hands over, acceptance and return of the record are ignored', () => {
    const never = agreement((text) =>
      text
        .replace("'qualification_call' in activitiesHere", 'false')
        .replace("('qualification_call' in activities && handoff.returned == 0) ||", 'false ||')
        .replace('score.total >= 70', 'score.total >= 110'),
    )
    const steps = [
      { hours: 1, what: 2, which: 1 },
      { hours: 1, what: 3, which: 0 },
      { hours: 1, what: 4, which: 0 },
      { hours: 1, what: 5, which: 0 },
    ]
    const { facts, now } = taken(steps)
    const trial = { at: () => never.at(0), version: () => never.at(0) }
    expect(relive(inForce, facts, now)).toMatchObject({ accepted: 1, returned: 1, ignored: 0 })
    // the sales rep's turn, the acceptance and the return
    expect(relive(trial, facts, now + DAY)).toMatchObject({
      handedOver: [],
      accepted: 0,
      returned: 0,
      ignored: 3,
    })
  })
})
