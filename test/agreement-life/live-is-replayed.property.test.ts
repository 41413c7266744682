import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueAt, elapse, receive } from '#journey.ts'
import { checkPath } from '#journey/audit/promises.rules.ts'
import { clockOf, fold } from '#journey/replay.ts'
import { compareState, rederive } from '#journey/audit/rules.ts'
import { evolve } from '#journey/evolve.ts'
import { histories, lived } from '../support/histories.ts'
import { versions } from './versions.ts'
import type { Happening } from '#journey/evolve.ts'
import type { Law } from '#journey.ts'
import type { LeadFact, LeadRuling } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { Recorded } from '#journey/audit/rules.ts'
import type { Told } from '../support/story.ts'

const RUNS = { numRuns: process.env['MODE'] === 'long' ? 1_000 : 120 }

function recorded(lead: Told): Recorded[] {
  return lead.chained.map(({ entry, body }) => ({
    ...entry,
    body: JSON.parse(body) as unknown,
    bodyText: body,
  }))
}

/** The rulings again, from facts alone, with a worker looking at shares of each wait. */
function again(law: Law, lead: Told, looks: number[]): { state: LeadState; rulings: LeadRuling[] } {
  let folded: LeadState | null = null
  let state: LeadState | null = null
  const rulings: LeadRuling[] = []
  for (const entry of lead.entries) {
    const clock = clockOf(folded, entry)
    folded = evolve(folded, entry as unknown as Happening, clock)
    if (!entry.fact) continue
    if (state) {
      const from = state.clock
      for (const look of looks) rulings.push(...elapse(law, state, from + Math.floor((clock - from) * look)))
      rulings.push(...elapse(law, state, clock))
    }
    const taken = receive(law, state, entry as unknown as LeadFact, clock)
    state = taken.state
    rulings.push(...taken.rulings)
  }
  rulings.push(...elapse(law, state!, lead.state.clock))
  return { state: state!, rulings }
}

const looksOf = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 })
  .map((looks) => looks.sort((a, b) => a - b))

describe('given any history while agreements follow each other', () => {
  test('when the audit derives every ruling again, then it finds nothing, and the fold is the card to the byte', () => {
    let adopted = 0
    fc.assert(
      fc.property(versions, histories, (rules, steps) => {
        const story = lived(rules, steps)
        for (const lead of story.leads.values()) {
          lead.ticked()
          adopted += lead.all('AgreementAdopted').length
          const { state, findings } = rederive(story.law, recorded(lead))
          expect(findings).toEqual([])
          expect(compareState(state!, JSON.stringify(lead.state))).toBeNull()
          expect(JSON.stringify(fold(recorded(lead)))).toBe(JSON.stringify(lead.state))
          expect(checkPath(story.law, lead.entries)).toEqual([])
        }
      }),
      RUNS,
    )
    // a property over histories in which nothing moves would prove nothing
    expect(adopted).toBeGreaterThan(RUNS.numRuns / 2)
  })

  test('when a worker looks at other moments, then the same rulings follow', () => {
    fc.assert(
      fc.property(versions, histories, looksOf, (rules, steps, looks) => {
        const story = lived(rules, steps)
        for (const lead of story.leads.values()) {
          const { state, rulings } = again(story.law, lead, looks)
          const were = lead.entries.filter((entry) => !entry.fact)
          const told = (all: { kind: string; at: number; version: number; body: unknown }[]) =>
            JSON.stringify(all.map(({ kind, at, version, body }) => ({ kind, at, version, body })))
          expect(told(rulings)).toBe(told(were))
          expect(JSON.stringify(state)).toBe(JSON.stringify(lead.state))
        }
      }),
      RUNS,
    )
  })

  test('when a lead was looked at, then it has moved to every version that judges anew, and is in a stage of its version', () => {
    fc.assert(
      fc.property(versions, histories, (rules, steps) => {
        const story = lived(rules, steps)
        for (const lead of story.leads.values()) {
          lead.ticked()
          const { state } = lead
          const own = story.law.version(state.version)
          expect(own.stages[state.stage]).toBeDefined()
          expect(dueAt(story.law, state)).toBeGreaterThan(story.now)
          if (own.stages[state.stage]!.kind === 'closed') continue
          const latest = rules.findLast(
            (one) =>
              one.transition.leads === 'rejudge' &&
              one.effectiveFrom <= story.now &&
              story.law.at(one.effectiveFrom) === one,
          )
          expect(state.version).toBeGreaterThanOrEqual(latest?.version ?? 1)
          expect(state.score.parts.reduce((sum, part) => sum + part.points, 0)).toBe(state.score.total)
        }
      }),
      RUNS,
    )
  })

  test('when the version that follows lets leads finish, then nobody moves in the middle of a pass', () => {
    fc.assert(
      fc.property(versions, histories, (rules, steps) => {
        const finishing = rules.map((one) => ({
          ...one,
          transition: { leads: 'finish' as const, stages: {} },
        }))
        for (const lead of lived(finishing, steps).leads.values()) {
          expect(lead.kinds).not.toContain('AgreementAdopted')
          let version = 0
          for (const entry of lead.entries) {
            if (entry.kind === 'PassBegan') version = entry.body.version
            if (!entry.fact) expect(entry.version).toBe(version)
          }
        }
      }),
      RUNS,
    )
  })
})
