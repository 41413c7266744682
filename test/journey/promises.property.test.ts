import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidence, holds } from '#journey/run.ts'
import { evolve } from '#journey/evolve.ts'
import { clockOf, stateAt } from '#journey/replay.ts'
import { nextDueAt } from '#journey.ts'
import { agreements } from '../support/arbitrary-agreements.ts'
import { histories, lived } from '../support/histories.ts'
import type { Happening } from '#journey/evolve.ts'
import type { LeadState } from '#journey/state.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Told } from '../support/story.ts'

// the long run (promises.long.ts) tries many more
const RUNS = { numRuns: process.env['MODE'] === 'long' ? 600 : 40 }

/** Before each entry: the state that it found. */
function* before(lead: Told): Generator<[LeadEntry, LeadState | null]> {
  let state: LeadState | null = null
  for (const entry of lead.entries) {
    yield [entry, state && structuredClone(state)]
    state = evolve(state, entry as unknown as Happening, clockOf(state, entry))
  }
}

function everyLead(check: (lead: Told, rules: Ruleset) => void): void {
  fc.assert(
    fc.property(agreements, histories, (rules, steps) => {
      for (const lead of lived([rules], steps).leads.values()) check(lead, rules)
    }),
    RUNS,
  )
}

describe('promise 1: given any history, then what was acknowledged is in the ledger', () => {
  test('when facts are counted, then each is there once, in the order of its acknowledgement, without gaps', () => {
    fc.assert(
      fc.property(agreements, histories, (rules, steps) => {
        const acknowledged = new Map<string, number>()
        const story = lived([rules], steps, (lead) => {
          const facts = lead.entries.filter((entry) => entry.fact).length
          expect(facts).toBeGreaterThanOrEqual(acknowledged.get(lead.id) ?? 0)
          acknowledged.set(lead.id, facts)
        })
        for (const lead of story.leads.values()) {
          expect(lead.entries.map((entry) => entry.seq)).toEqual(lead.entries.map((_, i) => i + 1))
          const recorded = lead.entries.map((entry) => entry.recordedAt)
          expect(recorded).toEqual([...recorded].sort((a, b) => a - b))
        }
      }),
      RUNS,
    )
  })
})

describe('promise 2: given any history, then nobody is dropped', () => {
  test('when any moment is asked, then there is one owner, one stage of the agreement and one dated next step', () => {
    everyLead((lead, rules) => {
      const entries = lead.chained.map((one) => ({ ...one.entry, history: one.entry.history }))
      let clock: number | null = null
      const moments = new Set<number>()
      for (const [entry, state] of before(lead)) moments.add((clock = clockOf(state, entry)))
      expect(clock).not.toBeNull()
      for (const at of moments) {
        const state = stateAt(entries, at)!
        expect(rules.stages[state.stage]).toBeDefined()
        expect(state.owner).toMatch(/^(desk:(marketing|leadgen|sales)|mara|tom|ines|olaf|yuki)$/)
        expect(state.nextStep.what).not.toBe('')
        // overdue at no moment: what is due has acted
        expect(nextDueAt(state)).toBeGreaterThan(at)
        expect(nextDueAt(state)).toBeLessThanOrEqual(state.nextStep.actAt)
        // overdue is a date too; the clock that looks at it is never in the past
        expect(state.nextStep.due).toBeLessThanOrEqual(state.nextStep.actAt)
        expect(Number.isSafeInteger(state.nextStep.due)).toBe(true)
        if (state.handoff.status === 'offered') expect(state.owner).toBe(state.handoff.to)
      }
    })
  })

  test('when a stage of the path is entered, then it comes from the one before it or was passed in this pass', () => {
    everyLead((lead, rules) => {
      let passed = new Set<string>()
      for (const entry of lead.entries) {
        if (entry.kind === 'PassBegan') passed = new Set()
        if (entry.kind !== 'StageEntered') continue
        const place = rules.path.indexOf(entry.body.stage)
        if (place > 0) expect(passed).toContain(rules.path[place - 1])
        passed.add(entry.body.stage)
      }
    })
  })

  test('when a stage is left by an exit or on a fast track, then its criteria held at that moment', () => {
    everyLead((lead, rules) => {
      let found: LeadState | null = null
      for (const [entry, state] of before(lead)) {
        if (entry.kind === 'PassBegan') found = state
        if (entry.kind !== 'StageEntered') {
          if (entry.kind !== 'PassBegan') found = null
          continue
        }
        const left = found ?? state
        const { because, stage, from } = entry.body
        found = null
        if (!left || from === null) continue
        const seen = evidence(left)
        if (because.what === 'exit') {
          const open = rules.stages[from]!.exits.find(
            (exit) => exit.to === stage && exit.because === because.text,
          )!
          expect(holds(open.criteria, seen)).toBe(true)
          expect(because.criteria).toEqual(
            [...open.criteria, ...rules.stages[stage]!.entry].map(({ id }) => id),
          )
        }
        if (because.what === 'exit' || (because.what === 'fast_track' && because.id === 'fast_track')) {
          expect(holds(rules.stages[stage]!.entry, seen)).toBe(true)
        }
        if (because.id === 'fast_track') expect(holds(rules.fastTrack!.criteria, seen)).toBe(true)
      }
    })
  })

  test('when a lead settles, then no exit of its stage is open', () => {
    fc.assert(
      fc.property(agreements, histories, (rules, steps) => {
        lived([rules], steps, ({ state }) => {
          const seen = evidence(state)
          for (const exit of rules.stages[state.stage]!.exits) {
            expect(holds([...exit.criteria, ...rules.stages[exit.to]!.entry], seen)).toBe(false)
          }
        })
      }),
      RUNS,
    )
  })

  test('when offers are counted, then they are numbered without gap or double in each pass, and one at most is open', () => {
    everyLead((lead) => {
      let n = 0
      let open: string | null = null
      for (const entry of lead.entries) {
        if (entry.kind === 'PassBegan') n = 0
        if (entry.kind === 'HandoffOffered') {
          expect(entry.body.n).toBe(++n)
          open = entry.body.to
        }
        if (entry.kind === 'HandoffAccepted' || entry.kind === 'HandoffReturned') {
          if (open !== null) expect(entry.body.rep).toBe(open)
        }
        if (entry.kind === 'HandoffExpired') expect(entry.body.rep).toBe(open)
        if (/^(StageEntered|Handoff(Accepted|Returned|Expired))$/.test(entry.kind)) open = null
      }
    })
  })
})

describe('promise 3: given any history, then every decision can be explained', () => {
  test('when a ruling is read, then it names its version, and the parts of a score add up to it', () => {
    everyLead((lead, rules) => {
      const known = [...rules.fit.rules, ...rules.engagement.rules].map(({ id }) => id)
      for (const entry of lead.entries) {
        expect(entry.version).toBe(entry.fact ? 0 : rules.version)
        if (entry.kind === 'StageEntered') expect(entry.body.because.text).not.toBe('')
        if (entry.kind !== 'ScoreChanged') continue
        const { parts, total, fit, engagement } = entry.body
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(total)
        expect(fit + engagement).toBe(total)
        expect(fit).toBeLessThanOrEqual(rules.fit.max)
        expect(engagement).toBeLessThanOrEqual(rules.engagement.max)
        for (const part of parts) expect([...known, 'fit_max', 'engagement_max']).toContain(part.rule)
      }
    })
  })

  test('when an owner was found by rotation, then the trace names the pick as available', () => {
    everyLead((lead) => {
      for (const { body } of lead.all('OwnerAssigned')) {
        if (body.trace.rule !== 'rotation') continue
        expect(body.trace.candidates).toContainEqual({ id: body.owner, available: true, why: 'picked' })
      }
    })
  })
})
