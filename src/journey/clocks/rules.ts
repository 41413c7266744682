import { desk } from '#journey/state.ts'
import { rule, spanEnd, spanTook } from '#journey/run.ts'
import type { ClockOutcome, Rung, RungName } from '#journey/clocks/facts.ts'
import type { Duty, Ruleset, Span, Stage } from '#journey/agreement/ruleset.ts'
import type { LeadState, RunningClock } from '#journey/state.ts'
import type { Run } from '#journey/run.ts'

/**
 * Clocks of duties: what starts them, what stops them, to whom they go over. What they do when time passes stands in
 * ladder.rules.ts. One clock of a duty runs at a time on a lead.
 */

/** Something happened that duties begin with. It is heard by the stage where it happened and by the one it led to. */
export function heard(run: Run, from: Duty['from'], ...stages: (string | null)[]): void {
  const { rules, state } = run
  const listening = new Set([...stages, state.stage])
  for (const id of listening) {
    const stage = id === null ? undefined : rules.stages[id]
    if (stage !== undefined && stage.duties.length > 0) begin(run, from, stage)
  }
}

/** Starts the clocks of one stage's duties that begin so. Imported history sets none. */
export function begin(run: Run, from: Duty['from'], stage: Stage): void {
  const { state } = run
  if (run.history) return
  for (const duty of stage.duties) {
    if (duty.from !== from || state.clocks?.some(({ clock }) => clock === duty.id)) continue
    const home = ANYWHERE.includes(duty.until) ? null : state.stage
    start(run, duty, stage.id, home, holder(state, duty))
  }
}

/** What is owed wherever the lead goes. */
const ANYWHERE = ['return_answered', 'appeal_decided']

/** Whoever has the lead, when it is theirs to do; else the desk of those whose duty it is. Appeals are the manager's. */
function holder(state: LeadState, { of, until }: Pick<Duty, 'of' | 'until'>): string {
  return state.function === of && until !== 'appeal_decided' ? state.owner : desk(of)
}

function start(run: Run, duty: Duty, stage: string, home: string | null, person: string): void {
  const calendar = person === run.state.owner ? run.state.calendar : undefined
  rule(run, 'ClockStarted', {
    clock: duty.id,
    what: duty.name,
    stage,
    home,
    until: duty.until,
    of: duty.of,
    person,
    ...(calendar === undefined ? {} : { calendar }),
    due: spanEnd(run, run.rules, run.at, duty.within, calendar),
    rungs: ladder(run, run.rules, duty, run.at, calendar),
  })
}

/** At one moment the earlier of these comes first. */
const ORDER: RungName[] = ['remind', 'breach', 'manager', 'take_back']

/** Everything that will happen while the duty stays undone, in the order of moments. */
export function ladder(
  run: Run,
  rules: Ruleset,
  duty: Duty,
  since: number,
  calendar: string | undefined,
): Rung[] {
  const spans: Record<RungName, Span | null> = {
    remind: duty.remind,
    breach: duty.within,
    manager: duty.tellManager,
    take_back: duty.takeBack,
  }
  const rungs: Rung[] = []
  for (const rung of ORDER) {
    const span = spans[rung]
    if (span !== null) rungs.push({ rung, at: spanEnd(run, rules, since, span, calendar) })
  }
  return rungs.sort((a, b) => a.at - b.at)
}

/** What the clocks' duties ask for was done. */
export function met(run: Run, ...until: string[]): void {
  stop(run, 'met', (clock) => until.includes(clock.until))
}

export function stop(run: Run, outcome: ClockOutcome, which: (clock: RunningClock) => boolean): void {
  const { clocks } = run.state
  if (clocks === undefined || clocks.length === 0) return
  for (const clock of clocks.filter(which)) stopOne(run, clock, outcome)
}

export function stopOne(run: Run, clock: RunningClock, outcome: ClockOutcome): void {
  rule(run, 'ClockStopped', {
    clock: clock.clock,
    what: clock.what,
    outcome,
    person: clock.person,
    late: clock.breached || run.at >= clock.due,
    tookMs: spanTook(
      run,
      rulesOf(run, clock),
      clock.since,
      dutyOf(run, clock)?.within ?? null,
      clock.calendar,
    ),
  })
}

/** The lead left its stage: what was owed there is owed no more. To have left in time is what a verdict is. */
export function leave(run: Run, inTime: boolean): void {
  stop(run, 'met', ({ home, until }) => home !== null && inTime && (until === 'left' || until === 'verdict'))
  stop(run, 'moot', ({ home }) => home !== null)
}

/** Attempts count until there are enough of them, spread as agreed. Real contact makes the rest needless. */
export function attempted(run: Run, at: number): void {
  stop(run, 'met', (clock) => {
    if (clock.until !== 'attempts' || clock.firstTry === null) return false
    const duty = dutyOf(run, clock)
    if (duty === null || clock.tries < (duty.attempts ?? 1)) return false
    return (
      duty.over === null || spanEnd(run, rulesOf(run, clock), clock.firstTry, duty.over, clock.calendar) <= at
    )
  })
}

/**
 * Somebody else has the lead now: a desk's clock finds its person, one person's clock is over and the next one's begins.
 * Either way the new owner has the whole time.
 */
export function handOver(run: Run): void {
  const { state } = run
  if (state.clocks === undefined) return
  for (const clock of [...state.clocks]) {
    if (clock.of !== state.function || clock.person === state.owner || STAYS.includes(clock.until)) continue
    const duty = dutyOf(run, clock)
    if (duty === null) continue
    if (clock.person === desk(clock.of)) move(run, clock, duty, state.owner, run.at, state.calendar)
    else restart(run, clock, duty)
  }
}

/** An offer is answered by whoever has it, an appeal decided by the manager, whoever has the lead. */
const STAYS = ['answer', 'appeal_decided']

/** What was not done is owed by whoever gets the lead next. */
export function oweAgain(run: Run, clock: RunningClock): void {
  const duty = dutyOf(run, clock)
  if (duty) start(run, duty, clock.stage, clock.home, holder(run.state, clock))
}

function restart(run: Run, clock: RunningClock, duty: Duty): void {
  stopOne(run, clock, 'moot')
  start(run, duty, clock.stage, clock.home, holder(run.state, clock))
}

/** Whoever had the lead is gone: the desk owes what they owed. */
export function release(run: Run, person: string): void {
  const { clocks } = run.state
  for (const clock of clocks === undefined ? [] : [...clocks]) {
    if (clock.person !== person) continue
    const duty = clock.until === 'answer' ? null : dutyOf(run, clock)
    if (duty === null) stopOne(run, clock, 'moot')
    else restart(run, clock, duty)
  }
}

/** Other hours count: measured anew from the start. What has rung has rung, and nothing is due before now. */
export function rehour(run: Run, person: string, calendar: string | null): void {
  for (const clock of run.state.clocks === undefined ? [] : [...run.state.clocks]) {
    const duty = clock.person === person ? dutyOf(run, clock) : null
    if (duty !== null) move(run, clock, duty, person, clock.since, calendar ?? undefined)
  }
}

function move(
  run: Run,
  clock: RunningClock,
  duty: Duty,
  person: string,
  since: number,
  calendar: string | undefined,
): void {
  const rules = rulesOf(run, clock)
  const afresh = since !== clock.since || person !== clock.person
  const rungs = ladder(run, rules, duty, since, calendar)
    .filter(({ rung }) => afresh || clock.rungs.some((one) => one.rung === rung))
    .map(({ rung, at }) => ({ rung, at: Math.max(at, run.at) }))
  const { clock: id, what } = clock
  const due = spanEnd(run, rules, since, duty.within, calendar)
  rule(run, 'ClockMoved', {
    clock: id,
    what,
    person,
    ...(calendar === undefined ? {} : { calendar }),
    since,
    due,
    rungs,
  })
}

/** A clock runs under the version under which it started, whatever the lead moves to meanwhile. */
function rulesOf(run: Run, clock: RunningClock): Ruleset {
  return clock.version === run.rules.version ? run.rules : run.law.version(clock.version)
}

export function dutyOf(run: Run, clock: RunningClock): Duty | null {
  return rulesOf(run, clock).stages[clock.stage]?.duties.find(({ id }) => id === clock.clock) ?? null
}
