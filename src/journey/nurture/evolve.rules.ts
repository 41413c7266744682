import { count } from '#journey/records.rules.ts'
import type * as nurture from '#journey/nurture/facts.ts'
import type { ProgrammeTaskDone } from '#journey/nurture/task.facts.ts'
import type * as mail from '#journey/nurture/mail.facts.ts'
import type { LeadState } from '#journey/state.ts'

/** What entries of nurture do to a lead's state, in place. A lead that was never in a programme has none of it. */

/** Somebody in a programme. */
export interface Enrolment {
  version: number
  n: number
  arm: 'treated' | 'held_out'
  since: number
  step: string | null
  /** null: nothing of it is due; held out, or it waits for nothing but its end */
  due: number | null
  /** touches since the last mail of this programme, by kind: what its branches look at */
  did: Record<string, number>
}

/** How a programme ended for somebody: what decides whether and where it goes on another time. */
export interface PastEnrolment {
  n: number
  left: number
  step: string | null
  because: nurture.Left
}

/** What a programme asked of people, until it is done or moot. */
export interface OpenTask {
  programme: string
  step: string
  what: string
  /** a desk */
  of: string
  due: number
  activity?: string
}

/** More mails than any cap looks back at are not remembered. */
const REMEMBERED = 20

export function entered(state: LeadState, body: nurture.ProgrammeEntered): void {
  const { programme, version, n, arm, step, due } = body
  state.programmes = {
    ...state.programmes,
    [programme]: { version, n, arm, since: state.clock, step, due, did: {} },
  }
}

export function taken(state: LeadState, body: nurture.ProgrammeStepTaken): void {
  const one = state.programmes?.[body.programme]
  if (!one) return
  one.step = body.next
  one.due = body.due
  if (body.does === 'mail') {
    one.did = {}
    state.mailed = [...(state.mailed ?? []), state.clock].slice(-REMEMBERED)
  }
  if (body.does === 'task' && body.taskDue !== undefined) {
    const { programme, step, what, taskDue: due, activity } = body
    state.nextStep = { what, due, actAt: state.nextStep.actAt, missed: 0 }
    const task = { programme, step, what, of: body.of!, due, ...(activity === undefined ? {} : { activity }) }
    state.tasks = [...(state.tasks ?? []), task]
  }
}

/** What a branch asks for as `did: task_done`. */
const TASK_DONE = 'task_done'

export function taskDone(state: LeadState, body: Pick<ProgrammeTaskDone, 'programme' | 'step'>): void {
  keepTasks(state, ({ programme, step }) => programme !== body.programme || step !== body.step)
  const one = state.programmes?.[body.programme]
  if (one) count(one.did, TASK_DONE)
}

/** What a task names when any attempt to reach the person does it. */
export const ATTEMPT = 'attempt'

/** An activity does the tasks that name it. */
export function activityDone(state: LeadState, activity: string): void {
  for (const task of state.tasks ?? []) if (task.activity === activity) taskDone(state, task)
}

/** Another stage: what programmes that are over had asked is moot; those that go on still want theirs. */
export function movedOn(state: LeadState): void {
  keepTasks(
    state,
    ({ programme }) => state.programmes !== undefined && Object.hasOwn(state.programmes, programme),
  )
}

function keepTasks(state: LeadState, stays: (task: OpenTask) => boolean): void {
  const left = (state.tasks ?? []).filter(stays)
  if (left.length > 0) state.tasks = left
  else delete state.tasks
}

export function postponed(state: LeadState, body: nurture.ProgrammePostponed): void {
  const one = state.programmes?.[body.programme]
  if (one) one.due = body.due
}

export function left(state: LeadState, body: nurture.ProgrammeLeft): void {
  const one = state.programmes?.[body.programme]
  if (!one) return
  const { [body.programme]: _, ...others } = state.programmes!
  if (Object.keys(others).length > 0) state.programmes = others
  else delete state.programmes
  // the last task of a programme that ran to its end is still to be done
  if (state.tasks !== undefined && body.because !== 'finished')
    keepTasks(state, ({ programme }) => programme !== body.programme)
  const past = { n: one.n, left: state.clock, step: body.step, because: body.because }
  state.programmesPast = { ...state.programmesPast, [body.programme]: past }
}

/** A touch counts for every programme that runs, until its next mail. */
export function did(state: LeadState, kind: string): void {
  for (const one of Object.values(state.programmes ?? {})) count(one.did, kind)
}

export function returned(state: LeadState, body: mail.MailReturned): void {
  if (body.what === 'hard' || body.what === 'complaint') state.unreachable = body.what
  if (body.what === 'complaint') state.consent.email = false
  if (body.what === 'arrives') delete state.unreachable
  if (body.what === 'away' && body.until !== null) state.awayUntil = body.until
}

/** The next moment at which a programme does something; Infinity when none does. */
export function nextStepOfProgrammes(state: LeadState): number {
  let next = Infinity
  for (const { due } of Object.values(state.programmes ?? {})) if (due !== null && due < next) next = due
  return next
}
