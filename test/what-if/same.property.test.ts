import fc from 'fast-check'
import { expect, it } from 'vitest'
import { count, emptyTally } from '#journey/what-if/tally.rules.ts'
import { provenSubject, subjectOf, tryOut } from '#journey/what-if/trial.rules.ts'
import { nextDueAt } from '#journey.ts'
import type { Relived } from '#journey/what-if/rules.ts'
import { agreement, live, people, stored, type Step } from '../journey/histories.ts'

const law = agreement()
const LEAD = '01990000-0000-7000-8000-000000000001'
const START = Date.parse('2026-03-02T09:00:00Z')
const step = fc.record({ hours: fc.integer({ min: 0, max: 3000 }), what: fc.nat(11), which: fc.nat(60) })

function proven(steps: Step[]) {
  const { stretches, now } = live(law, people(), LEAD, steps, START)
  const subject = provenSubject(law, LEAD, stored(stretches), now)
  if ('what' in subject) throw new Error(subject.what)
  return { subject, stretches, now }
}

it('given any history, when the draft is the version in force, no lead is gained or lost and all tallies agree', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const { subject } = proven(steps)
      const tally = emptyTally()
      count(tally, tryOut(law, subject), subject.until)
      expect(tally).toMatchObject({ gained: 0, lost: 0, gainedAt: {}, lostAt: {}, shift: {} })
      expect(tally.proposed).toEqual(tally.inForce)
    }),
    { numRuns: 300 },
  )
})

it('given any history, when nobody lists the lead, then its life is the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const { subject } = proven(steps)
      const [listed, unlisted] = [law, { ...law, unlisted: true as const }].map((trial) => {
        const { state, ...life } = tryOut(trial, subject).would as Relived
        return { ...life, stage: state?.stage, owner: state?.owner, step: state?.nextStep }
      })
      expect(unlisted).toEqual(listed)
    }),
    { numRuns: 300 },
  )
})

it('given any history, what its entries tell is what deriving them leads to', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const { subject, stretches, now } = proven(steps)
      const told = stretches
        .flatMap(({ entries }) => entries)
        .map(({ entry, body }) => ({ kind: entry.kind, at: entry.at, version: entry.version, text: body }))
      const due = nextDueAt(stretches.at(-1)!.after.state)
      const read = subjectOf(law, { id: LEAD, taken: subject.taken, told }, due, now)
      expect(read!.was).toEqual(subject.was)
    }),
  )
})
