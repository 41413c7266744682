import { ASSIGN, expire, handoffBefore } from '#journey/handoff/rules.ts'
import { enter, settle } from '#journey/lifecycle/rules.ts'
import { desk } from '#journey/state.ts'
import { oweAgain, release, stopOne } from '#journey/clocks/rules.ts'
import { rule } from '#journey/run.ts'
import type { Run } from '#journey/run.ts'
import type { RunningClock } from '#journey/state.ts'

/** The next rung of whichever clock is due first. After a breach the clock runs on: how late is what is measured. */
export function ring(run: Run): void {
  const clock = nextToRing(run.state.clocks!)
  const { rung } = clock.rungs[0]!
  if (rung === 'take_back') takeBack(run, clock)
  else rang(run, clock, rung)
}

function nextToRing(clocks: RunningClock[]): RunningClock {
  let next = clocks[0]!
  for (const clock of clocks)
    if ((clock.rungs[0]?.at ?? Infinity) < (next.rungs[0]?.at ?? Infinity)) next = clock
  return next
}

function rang(
  run: Run,
  clock: RunningClock,
  rung: 'remind' | 'breach' | 'manager' | 'take_back',
  owner?: string,
): void {
  const { what, of, person, due } = clock
  const byManager = clock.until === 'appeal_decided' ? { byManager: true as const } : {}
  const body = { clock: clock.clock, what, rung, of, person, due, ...byManager }
  rule(run, 'ClockRang', owner === undefined ? body : { ...body, owner })
}

/**
 * The lead goes to somebody else: an open offer to the next one, an accepted lead back to its hand-off, any other to
 * its team's routing. Where none of these is there, the manager was told and that is all that can be done.
 */
function takeBack(run: Run, clock: RunningClock): void {
  const { state, rules } = run
  const stage = rules.stages[state.stage]!
  if (state.handoff.status === 'offered') {
    rang(run, clock, 'take_back')
    expire(run)
  } else if (state.handoff.status === 'accepted' && clock.person === state.owner) {
    offerAgain(run, clock)
  } else if (clock.person === state.owner && state.owner !== desk(stage.owner) && stage.assign !== 'desk') {
    rang(run, clock, 'take_back', desk(stage.owner))
    stopOne(run, clock, 'taken_back')
    release(run, clock.person)
    oweAgain(run, clock)
  } else rang(run, clock, 'take_back')
}

/** Accepted and left lying: before the next one, or before the desk when offers are used up. */
function offerAgain(run: Run, clock: RunningClock): void {
  const before = handoffBefore(run.rules, run.state.stage)
  rang(run, clock, 'take_back')
  if (before === null) return
  stopOne(run, clock, 'taken_back')
  const because = { what: 'limit' as const, id: clock.clock, text: `Not done in time: ${clock.what}` }
  const usedUp = run.state.offers >= before.handoff!.maxOffers
  enter(run, before.id, because, usedUp ? ASSIGN : null, usedUp ? 'by_hand' : 'anew')
  settle(run)
}
