import type { ClockMoved, ClockRang, ClockStarted, ClockStopped } from '#journey/clocks/facts.ts'
import type { LeadState } from '#journey/state.ts'

/** What entries do to the clocks of a lead's state, in place. A lead on which none ever ran has no list of them. */

export function started(state: LeadState, body: ClockStarted): void {
  const { clock, what, stage, home, until, of, person, calendar, due, rungs } = body
  const given = calendar === undefined ? {} : { calendar }
  const named = { clock, what, stage, version: state.version, home, until, of, person, ...given }
  const running = { since: state.clock, due, breached: false, rungs: [...rungs], tries: 0, firstTry: null }
  if (state.clocks === undefined) state.clocks = [{ ...named, ...running }]
  else state.clocks.push({ ...named, ...running })
}

export function rang(state: LeadState, body: ClockRang): void {
  const clock = state.clocks?.find((one) => one.clock === body.clock)
  if (!clock) return
  clock.rungs = clock.rungs.filter(({ rung }) => rung !== body.rung)
  if (body.rung === 'breach') clock.breached = true
}

export function stopped(state: LeadState, body: ClockStopped): void {
  state.clocks = state.clocks?.filter((one) => one.clock !== body.clock) ?? []
  if (body.outcome === 'taken_back' && !state.tried.includes(body.person)) state.tried.push(body.person)
}

export function moved(state: LeadState, { clock, person, calendar, since, due, rungs }: ClockMoved): void {
  const one = state.clocks?.find((running) => running.clock === clock)
  if (!one) return
  Object.assign(one, { person, since, due, rungs: [...rungs] })
  if (calendar !== undefined) one.calendar = calendar
  else delete one.calendar
}

/** An attempt counts for every clock that runs. */
export function tried(state: LeadState, at: number): void {
  for (const clock of state.clocks ?? []) {
    clock.tries++
    if (clock.firstTry === null || at < clock.firstTry) clock.firstTry = at
  }
}
