import { iso, stageView } from '#journey/lifecycle/views.rules.ts'
import type { CameBack, Owed, Tried } from '#journey/handoff/owed.contract.ts'
import type { LeadState, RunningClock } from '#journey/state.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'

/** The running clocks of both sides, the most pressing first. */
export function owedOn(names: Names, clocks: RunningClock[] | undefined): Owed[] {
  return (clocks ?? [])
    .map((clock): Owed => {
      const duty = names.law
        .version(clock.version)
        .stages[clock.stage]?.duties.find((one) => one.id === clock.clock)
      const next = clock.rungs[0]
      return {
        clock: clock.clock,
        what: clock.what,
        until: clock.until,
        team: clock.of,
        person: { id: clock.person, name: names.owner(clock.person) },
        since: iso(clock.since),
        due: iso(clock.due),
        breached: clock.breached,
        next: next ? { rung: next.rung, at: iso(next.at) } : null,
        tries: clock.tries,
        attempts: duty?.attempts ?? null,
      }
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1))
}

export function triedOn({ attempts }: Pick<LeadState, 'attempts'>): Tried | null {
  if (!attempts) return null
  const { n, lastAt, how, outcome } = attempts
  return { n, lastAt: iso(lastAt), how: how as Tried['how'], outcome: outcome as Tried['outcome'] }
}

export function cameBack(names: Names, { back, version }: LeadState): CameBack | null {
  if (!back) return null
  const rules = names.law.version(version)
  return {
    rep: { id: back.rep, name: names.owner(back.rep) },
    reason: { id: back.reason, name: rules.returnReasons[back.reason]?.label ?? back.reason },
    stage: stageView(rules, back.stage),
    team: back.team,
    at: iso(back.at),
    answer: back.answer,
    appeal: back.appeal,
  }
}
