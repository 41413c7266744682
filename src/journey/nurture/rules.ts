import { drawn, isHeldOut } from '#journey/nurture/holdout.rules.ts'
import { evidence, holds, rule, spanEnd } from '#journey/run.ts'
import { settle } from '#journey/lifecycle/rules.ts'
import { desk, own } from '#journey/state.ts'
import { slotFrom } from '#journey/nurture/window.rules.ts'
import type { Enrolment } from '#journey/nurture/evolve.rules.ts'
import type { Left } from '#journey/nurture/facts.ts'
import type { Programme, Programmes, Step } from '#journey/nurture/programme.rules.ts'
import type { Run } from '#journey/run.ts'

/**
 * Programmes: who is taken in, what is due next, and when it is over. Whatever happens to a lead, its programmes are
 * looked at afterwards (review), so that they end at once when the lead is ready, is worked by sales or withdraws.
 */

/** After every fact and every clock: what ends, what goes on by what the person did, what begins. */
export function review(run: Run): void {
  const { programmes } = run.law
  if (programmes === undefined || run.history) return
  for (const [id, one] of Object.entries(run.state.programmes ?? {})) {
    const programme = programmes.version(id, one.version)
    if (programme === null) continue
    const over = endOf(run, programme)
    if (over !== null) leave(run, programme, over)
    else branch(run, programme, one)
  }
  for (const programme of programmes.running(run.at)) consider(run, programme, reasonIn(run))
}

/** Why a programme is over now; null: it goes on. */
function endOf({ state, rules }: Run, programme: Programme): Left | null {
  if (state.erased) return 'erased'
  if (programme.goal.length > 0 && holds(programme.goal, evidence(state))) return 'goal'
  if (!programme.entry.stages.includes(state.stage)) {
    const { kind } = rules.stages[state.stage]!
    if (kind === 'handoff' || kind === 'work' || kind === 'won') return 'sales'
    return kind === 'develop' ? 'ready' : 'moved'
  }
  if (!agreed(state, programme.purpose)) return 'withdrew'
  if (state.unreachable !== undefined) return 'unreachable'
  return null
}

/** Somebody answered, or told us in some other way that no machine should go on. */
export function endAll(run: Run, because: Left): void {
  const { programmes } = run.law
  for (const [id, one] of Object.entries(run.state.programmes ?? {})) {
    const programme = programmes?.version(id, one.version)
    if (programme) leave(run, programme, because)
  }
}

/** Stopped by hand. */
export function endOne(run: Run, id: string): void {
  const one = run.state.programmes === undefined ? undefined : own(run.state.programmes, id)
  const programme = one && run.law.programmes?.version(id, one.version)
  if (programme) leave(run, programme, 'stopped')
}

/** Whether the person may be written to for a purpose: their own word on it, else on mails in general. */
export function agreed({ purposes, onlyPurposes, consent, touched }: Run['state'], purpose: string): boolean {
  const said = purposes === undefined ? undefined : own(purposes, purpose)
  return said ?? (consent.email && onlyPurposes !== true && !own(touched, 'unsubscribed'))
}

/** Ends after which the programme lets somebody rest for as long as it says (`again`). */
const RESTS: ReadonlySet<Left> = new Set(['finished', 'goal', 'replied', 'stopped'])

/** A lead that is where the programme takes leads in, and may be. */
export function consider(run: Run, programme: Programme, reason: string | null): void {
  const { state } = run
  const { entry, id } = programme
  if (state.erased || !entry.stages.includes(state.stage)) return
  if (state.programmes !== undefined && own(state.programmes, id)) return
  if (entry.reasons !== null && (reason === null || !entry.reasons.includes(reason))) return
  if (!state.known.email || state.unreachable !== undefined || !agreed(state, programme.purpose)) return
  const past = state.programmesPast === undefined ? undefined : own(state.programmesPast, id)
  // who was taken out of it on the way, because sales had them, goes on when they come back
  if (past && RESTS.has(past.because)) {
    if (entry.again === null || run.rules.due(past.left, entry.again) > run.at) return
  }
  const seen = evidence(state)
  if (!holds(entry.when, seen) || (programme.goal.length > 0 && holds(programme.goal, seen))) return
  enter(run, programme, past)
}

function enter(run: Run, programme: Programme, past: { n: number; step: string | null } | undefined): void {
  const { id, version, name, key, holdOut } = programme
  const arm = isHeldOut(key, run.lead, holdOut) ? 'held_out' : 'treated'
  // somebody who comes back goes on where they were: nobody gets the first lesson twice
  const begins = past?.step && Object.hasOwn(programme.steps, past.step) ? past.step : programme.start
  const step = arm === 'treated' ? begins : null
  rule(run, 'ProgrammeEntered', {
    programme: id,
    version,
    name,
    n: (past?.n ?? 0) + 1,
    arm,
    because: past ? 'came back' : 'fits its entry',
    step,
    due: step === null ? null : dueOf(run, programme, step),
  })
}

/** The reason that brought the lead into its present stage in this very run. */
function reasonIn({ out }: Run): string | null {
  for (let i = out.length - 1; i >= 0; i--) {
    const one = out[i]!
    if (one.kind === 'StageEntered') return one.body.because.what === 'reason' ? one.body.because.id : null
  }
  return null
}

export function leave(run: Run, programme: Programme, because: Left): void {
  const { id, version, name } = programme
  const { step } = run.state.programmes![id]!
  rule(run, 'ProgrammeLeft', { programme: id, version, name, because, step })
}

/** Takes the earliest step that is due. */
export function step(run: Run): void {
  const [id, one] = earliest(run.state.programmes!)
  const programme = run.law.programmes?.version(id, one.version)
  const found = programme?.steps[one.step!]
  if (!programme || !found) throw new Error(`programme ${id} version ${one.version} has no step ${one.step}`)
  const mailing = run.law.programmes!.mailing(run.at)
  if (found.does === 'mail') {
    const slot = slotFrom(mailing, run.state, run.at, drawn(programme.key, run.lead))
    const { version } = programme
    if (slot.at > run.at) {
      const because = slot.because ?? 'window'
      return rule(run, 'ProgrammePostponed', {
        programme: id,
        version,
        step: found.id,
        because,
        due: slot.at,
      })
    }
  }
  take(run, programme, found, found.does === 'branch' ? null : undefined)
}

function earliest(programmes: Record<string, Enrolment>): [string, Enrolment] {
  return Object.entries(programmes)
    .filter(([, { due }]) => due !== null)
    .sort(([, a], [, b]) => a.due! - b.due!)[0]!
}

/** A branch goes on as soon as one of its ways is open. */
function branch(run: Run, programme: Programme, one: Enrolment): void {
  const found = one.step === null ? undefined : programme.steps[one.step]
  if (found?.does !== 'branch') return
  const seen = evidence(run.state)
  const way = found.ways.find(({ test }) => test(seen, one.did))
  if (way) take(run, programme, found, way)
}

/** @param way of a branch; null: none was open in time */
function take(
  run: Run,
  programme: Programme,
  found: Step,
  way?: { id: string; next: string | null } | null,
): void {
  const { id, version } = programme
  const next = found.does === 'branch' ? (way ? way.next : found.otherwise) : found.next
  rule(run, 'ProgrammeStepTaken', {
    programme: id,
    version,
    step: found.id,
    what: found.name,
    does: found.does,
    ...(found.does === 'mail' ? { uses: found.template } : {}),
    ...(found.does === 'webhook' ? { uses: found.hook } : {}),
    ...(found.does === 'branch' ? { way: way?.id ?? 'otherwise' } : {}),
    ...(found.does === 'task' ? taskOf(run, found) : {}),
    next,
    due: next === null ? null : dueOf(run, programme, next),
  })
  if (next === null) leave(run, programme, 'finished')
}

function taskOf(run: Run, { of, within, activity }: Extract<Step, { does: 'task' }>) {
  return {
    of: desk(of),
    taskDue: run.rules.due(run.at, within),
    ...(activity === null ? {} : { activity }),
  }
}

/** A task was done: what is owed now is the next one that is open, else what the stage asks for. */
export function taskDone(run: Run): void {
  const { rules, state } = run
  const { stage, stageSince, handoff } = state
  settle(run)
  if (state.stage !== stage || state.stageSince !== stageSince || handoff.status === 'offered') return
  if (state.plan) return
  const next = [...(state.tasks ?? [])].sort((a, b) => a.due - b.due)[0]
  const { nextStep, limit } = rules.stages[stage]!
  const actAt = spanEnd(run, rules, run.at, limit, state.calendar)
  rule(run, 'NextStepSet', { nextStep: next?.what ?? nextStep, due: next?.due ?? actAt, actAt })
}

/** When a step that was just reached is due. */
function dueOf(run: Run, programme: Programme, id: string): number | null {
  const found = programme.steps[id]!
  if (found.does === 'wait') return run.rules.due(run.at, found.span)
  if (found.does === 'branch') return found.within === null ? run.at : run.rules.due(run.at, found.within)
  if (found.does === 'mail') {
    const mailing = (run.law.programmes as Programmes).mailing(run.at)
    return slotFrom(mailing, run.state, run.at, drawn(programme.key, run.lead)).at
  }
  return run.at
}
