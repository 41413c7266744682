import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { project } from '#work/projection.rules.ts'
import { rederive } from '#journey/audit/rules.ts'
import { fold } from '#journey/replay.ts'
import { dueAt } from '#journey.ts'
import { desk } from '#journey/state.ts'
import { agreements } from '../support/arbitrary-agreements.ts'
import { histories, lived } from '../support/histories.ts'
import { withoutDuties } from '../support/cast.ts'
import { cared } from '../support/leads.ts'
import type { Recorded } from '#journey/audit/rules.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Stretch } from '#work/card.ts'
import type { Told } from '../support/story.ts'

const RUNS = { numRuns: process.env['MODE'] === 'long' ? 600 : 60 }

function recorded(lead: Told): Recorded[] {
  return lead.chained.map(({ entry, body }) => ({ ...entry, bodyText: body }) as unknown as Recorded)
}

function everyLead(check: (lead: Told, rules: Ruleset) => void): void {
  fc.assert(
    fc.property(agreements, histories, (rules, steps) => {
      for (const lead of lived([rules], steps).leads.values()) check(lead, rules)
    }),
    RUNS,
  )
}

describe('given any history with duties', () => {
  test('when it is replayed, then every clock rings and stops the same, and the card is the same', () => {
    let rang = 0
    fc.assert(
      fc.property(agreements, histories, (rules, steps) => {
        const story = lived([rules], steps)
        for (const lead of story.leads.values()) {
          rang += lead.all('ClockRang').length
          expect(rederive(story.law, recorded(lead)).findings).toEqual([])
          expect(JSON.stringify(fold(recorded(lead)))).toBe(JSON.stringify(lead.state))
        }
      }),
      RUNS,
    )
    expect(rang).toBeGreaterThan(RUNS.numRuns)
  })

  test('when a clock runs, then no rung comes twice, none out of order, and it ends at most once', () => {
    everyLead((lead) => {
      const running = new Map<string, { rungs: Set<string>; last: number }>()
      for (const entry of lead.entries) {
        if (entry.kind === 'ClockStarted') {
          expect(running.has(entry.body.clock)).toBe(false)
          running.set(entry.body.clock, { rungs: new Set(), last: entry.at })
        }
        if (entry.kind === 'ClockMoved' && entry.body.since === entry.at)
          running.get(entry.body.clock)!.rungs.clear()
        if (entry.kind === 'ClockRang') {
          const clock = running.get(entry.body.clock)!
          expect(clock.rungs.has(entry.body.rung)).toBe(false)
          clock.rungs.add(entry.body.rung)
          expect(entry.at).toBeGreaterThanOrEqual(clock.last)
          clock.last = entry.at
        }
        if (entry.kind === 'ClockStopped') expect(running.delete(entry.body.clock)).toBe(true)
      }
      expect([...running.keys()].sort()).toEqual((lead.state.clocks ?? []).map(({ clock }) => clock).sort())
    })
  })

  test('when any step was taken, then the lead has an owner, a step and a date, and every clock has somebody', () => {
    fc.assert(
      fc.property(agreements, histories, (rules, steps) => {
        const story = lived([rules], steps, (lead) => {
          cared(lead)
          const { clocks = [], function: team, owner, handoff } = lead.state
          for (const { of, person, due, since, until } of clocks) {
            // of others' duties the desk of those others has charge, or who had the lead when it came back
            // who was asked owes the answer, also where a file names an owner meanwhile
            if (until === 'answer') expect(handoff).toMatchObject({ status: 'offered', to: person })
            else if (of === team) expect(person).toBe(owner)
            expect(due).toBeGreaterThan(since)
            if (of !== team) expect([desk(of), 'mara', 'tom', 'ines', 'olaf', 'yuki']).toContain(person)
          }
        })
        for (const lead of story.leads.values())
          expect(dueAt(story.law, lead.state)).toBeGreaterThan(lead.state.clock)
      }),
      RUNS,
    )
  })

  test('when the entries come in pieces, then the rows of the clocks are those of the whole', () => {
    everyLead((lead) => {
      const { after } = lead.stretches.at(-1)!
      const whole = { ...lead.stretches[0]!, before: null, after, entries: lead.chained } as Stretch
      const rows = new Map<string, object>()
      for (const stretch of lead.stretches) {
        const { clocks, clocksRunning } = project(stretch)
        for (const { clock, ...change } of clocksRunning) {
          const open = [...rows.entries()].findLast(([key]) => key.startsWith(`${clock} `))!
          const given = Object.entries(change).filter(([, value]) => value !== null)
          Object.assign(open[1], Object.fromEntries(given))
        }
        for (const row of clocks) rows.set(`${row.clock} ${row.seq}`, row)
      }
      expect([...rows.values()]).toEqual(project(whole).clocks)
    })
  })
})

describe('given an agreement without duties', () => {
  test('when anything happens, then no clock is ever mentioned, in entries or on the card', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const lead of lived([withoutDuties], steps).leads.values()) {
          expect(lead.entries.filter(({ kind }: LeadEntry) => /^Clock/.test(kind))).toEqual([])
          expect(lead.state).not.toHaveProperty('clocks')
        }
      }),
      RUNS,
    )
  })
})
