import { marks, nextCrossing } from '#journey/scoring/rules.ts'
import { desk, own } from '#journey/state.ts'
import { begin as beginClocks, leave, stop } from '#journey/clocks/rules.ts'
import { evidence, holds, rule, spanEnd } from '#journey/run.ts'
import type { Because } from '#journey/lifecycle/facts.ts'
import type { Exit, Reason, Ruleset, Stage } from '#journey/agreement/ruleset.ts'
import type { Run } from '#journey/run.ts'

/** The first pass of a new lead. */
export function begin(run: Run): void {
  beginPass(run, 'first capture', null)
  enter(run, run.rules.path[0]!, { what: 'start', id: 'captured', text: 'Captured' })
}

/** A new numbered pass, under the agreement in force now. Nothing of the former pass is overwritten. */
export function beginPass(run: Run, because: string, opportunity: string | null): void {
  // a return of the former pass needs no answer any more
  if (run.state.clocks !== undefined) stop(run, 'moot', ({ home }) => home === null)
  run.rules = run.law.at(run.at)
  rule(run, 'PassBegan', { pass: run.state.pass + 1, version: run.rules.version, because, opportunity })
}

/** Moves the lead along every exit that is open, one stage at a time, until none is. */
export function settle(run: Run): void {
  // more moves than stages means that criteria send a lead round in a circle at one moment
  for (let moves = 0; moves <= 2 * Object.keys(run.rules.stages).length; moves++) {
    const open = openExit(run)
    if (!open) return
    if (open.newPass) beginPass(run, open.because.text, null)
    // the new pass may run under a version that has other stages
    enter(run, own(run.rules.stages, open.to) ? open.to : run.rules.path[0]!, open.because)
  }
}

interface OpenExit {
  to: string
  newPass: boolean
  because: Because
}

function openExit(run: Run): OpenExit | null {
  const { rules, state } = run
  const seen = evidence(state)
  const stage = rules.stages[state.stage]!
  for (const exit of stage.exits) {
    if (!holds(exit.criteria, seen) || !holds(rules.stages[exit.to]!.entry, seen)) continue
    return { to: exit.to, newPass: exit.newPass, because: reasonsOf(rules, exit) }
  }
  const next = fastTracked(rules, stage)
  if (next === null || !rules.fastTrack || !holds(rules.fastTrack.criteria, seen)) return null
  if (!holds(rules.stages[next]!.entry, seen)) return null
  return {
    to: next,
    newPass: false,
    because: { what: 'fast_track', id: 'fast_track', text: rules.fastTrack.because },
  }
}

function reasonsOf(rules: Ruleset, exit: Exit): Because {
  const criteria = [...exit.criteria, ...rules.stages[exit.to]!.entry].map((criterion) => criterion.id)
  return { what: 'exit', id: exit.to, text: exit.because, criteria }
}

/** Evidence may carry a lead along the path, stage by stage, but not to won: only a win does that. */
function fastTracked(rules: Ruleset, stage: Stage): string | null {
  const place = rules.path.indexOf(stage.id)
  const next = place < 0 ? undefined : rules.path[place + 1]
  return next === undefined || rules.stages[next]!.kind === 'won' ? null : next
}

/**
 * Enters a stage: its owner, its next step and the date of that are set in the same ruling.
 * @param find anew: somebody else than whoever had it; by_hand: the desk keeps it and assigns it itself
 */
export function enter(
  run: Run,
  to: string,
  because: Because,
  nextStep?: string | null,
  find?: 'anew' | 'by_hand',
): void {
  const { rules, state } = run
  const stage = rules.stages[to]!
  const limits = marks(stage, state.score.total, run.law.unlisted)
  const keeps =
    find === undefined &&
    stage.assign === 'keep' &&
    state.function === stage.owner &&
    state.owner !== desk(stage.owner)
  rule(run, 'StageEntered', {
    stage: to,
    from: state.stage === '' ? null : state.stage,
    because,
    owner: keeps ? state.owner : desk(stage.owner),
    function: stage.owner,
    routing: stage.assign !== 'desk' && !keeps && find !== 'by_hand',
    handoff: stage.kind === 'handoff',
    nextStep: nextStep ?? stage.nextStep,
    due: spanEnd(run, rules, run.at, stage.limit, keeps ? state.calendar : undefined),
    wakeAt: nextCrossing(rules, state.score.fit, state.engagement, limits, run.at),
  })
  if (state.clocks !== undefined) leave(run, !['limit', 'agreement', 'signals'].includes(because.what))
  // a stage that looks for somebody: their clocks begin when they are found
  if (stage.duties.length > 0 && state.routing === null) beginClocks(run, 'entered', stage)
}

/** A reason was given (returned, disqualified): the agreement says where the lead goes. */
export function leaveFor(run: Run, reason: Reason): void {
  enter(run, reason.to, { what: 'reason', id: reason.id, text: reason.label }, reason.nextStep)
  settle(run)
}

/** Another system reported a stage: the lead walks there, through every stage between. */
export function walkTo(run: Run, target: string, system: string): void {
  const because: Because = { what: 'reported', id: target, text: `Reported by ${system}` }
  if (!run.rules.path.includes(target)) {
    if (run.state.stage !== target) enter(run, target, because)
    return
  }
  if (!run.rules.path.includes(run.state.stage)) {
    beginPass(run, because.text, null)
    enter(run, run.rules.path[0]!, because)
  }
  // the new pass may run under a version that has no such stage: then the lead stays where its path begins
  const { path } = run.rules
  const goal = path.indexOf(target)
  let place = path.indexOf(run.state.stage)
  while (place < goal) enter(run, path[++place]!, because)
}

/** Reminders of a step that stays overdue come at growing distances: the limit, twice it, four times it … */
const LONGEST_WAIT_MS = 730 * 24 * 3600_000

/** The stage's time limit passed: the lead moves on, or its step is overdue and is looked at again later. */
export function limitPassed(run: Run): void {
  const { rules, state } = run
  const stage = rules.stages[state.stage]!
  const missed = state.nextStep.missed + 1
  const passed = { stage: stage.id, limit: stage.limit.text, missed }
  if (stage.then.do === 'repeat') {
    const ms = Math.min(stage.limit.ms * 2 ** missed, Math.max(LONGEST_WAIT_MS, stage.limit.ms))
    rule(run, 'TimeLimitPassed', { ...passed, actAt: rules.due(run.at, { ...stage.limit, ms }) })
    return
  }
  rule(run, 'TimeLimitPassed', { ...passed, actAt: null })
  enter(run, stage.then.to, { what: 'limit', id: stage.id, text: stage.then.because })
  settle(run)
}

/** Somebody did something: what is owed next gets a new date, unless an offer's or a new stage's clock runs. */
export function renewStep(run: Run): void {
  const { rules, state } = run
  const { stage, stageSince, handoff } = state
  settle(run)
  if (state.stage !== stage || state.stageSince !== stageSince || handoff.status === 'offered') return
  // what somebody planned stands until they plan anew
  if (state.plan) return
  rule(run, 'NextStepSet', {
    nextStep: state.nextStep.what,
    due: spanEnd(run, rules, run.at, rules.stages[stage]!.limit, state.calendar),
  })
}

/** The person was erased: nobody is to call or write any more, unless a deal with the company is under way or done. */
export function retire(run: Run): void {
  const { rules, state } = run
  const { kind } = rules.stages[state.stage]!
  const over = kind === 'won' || kind === 'lost' || kind === 'disqualified' || kind === 'closed'
  if (over || evidence(state).opportunity === 'open') return
  const closed = Object.values(rules.stages).find((stage) => stage.kind === 'closed')
  if (closed) enter(run, closed.id, { what: 'reason', id: 'erased', text: 'The person was erased' })
}
