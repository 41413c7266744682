/**
 * The journey: facts + agreement + clock → rulings. Pure. It runs unchanged live, when a limit runs out, in a replay
 * over history and in tests. This file is the table of contents: which fact leads to which rulings, which clocks run.
 */
import { adopt, adoptionDueAt } from '#journey/lifecycle/adoption.rules.ts'
import { counts } from '#journey/capture/facts.ts'
import { judgedAnew } from '#journey/capture/tracking/rules.ts'
import { evolve } from '#journey/evolve.ts'
import {
  accepted,
  answeredReturn,
  decided,
  expire,
  offerTo,
  released,
  reoffered,
  returned,
} from '#journey/handoff/rules.ts'
import {
  attempted,
  begin as beginClocks,
  handOver,
  heard,
  met,
  rehour,
  release,
  stop,
} from '#journey/clocks/rules.ts'
import {
  begin,
  beginPass,
  enter,
  leaveFor,
  limitPassed,
  renewStep,
  retire,
  settle,
  walkTo,
} from '#journey/lifecycle/rules.ts'
import { consider, endAll, endOne, review, step, taskDone } from '#journey/nurture/rules.ts'
import { planned, recycled } from '#journey/outreach/rules.ts'
import { rescore, rescoreAfterTouch, rescoreAfterTouches, wake } from '#journey/scoring/reactions.rules.ts'
import { ring } from '#journey/clocks/ladder.rules.ts'
import { nextStepOfProgrammes } from '#journey/nurture/evolve.rules.ts'
import { answered as answeredWatch, signalled, wakeUp } from '#journey/watch/rules.ts'
import { nextWake } from '#journey/watch/evolve.rules.ts'
import { nextDueAt, nextRungAt, own } from '#journey/state.ts'
import type { Body, FactKind, LeadFact, LeadRuling } from '#journey/entries.ts'
import type { Law, Run } from '#journey/run.ts'
import type { LeadState } from '#journey/state.ts'

export { nextDueAt }
export type { Law, LeadState }

type Reaction<Kind extends FactKind> = (run: Run, body: Body<Kind>, at: number) => void

const reactions: { [Kind in FactKind]: Reaction<Kind> } = {
  LeadCaptured: (run, body, at) => {
    if (run.state.pass === 0) begin(run)
    if (body.touch && counts(body.touch)) rescoreAfterTouch(run, body.touch, at)
    else rescore(run)
    settle(run)
    if (body.touch) signalled(run, body.touch)
  },
  LeadDetailsChanged: (run) => {
    rescore(run)
    settle(run)
  },
  TouchHappened: (run, body, at) => {
    if (!counts(body.touch)) return
    rescoreAfterTouch(run, body.touch, at)
    settle(run)
    // whoever answers talks with people from now on
    if (body.touch.kind === 'email_replied') endAll(run, 'replied')
    signalled(run, body.touch)
  },
  SignalsReclassified: judgedAnew,
  ActivityCompleted: (run, body) => {
    met(run, `activity:${body.activity}`)
    if (didTask(run)) taskDone(run)
    else renewStep(run)
  },
  LeadDisqualified: (run, body) => {
    const reason = own(run.rules.disqualifyReasons, body.reason)
    if (reason) leaveFor(run, reason)
  },
  StageReported: (run, body) => {
    if (own(run.rules.stages, body.stage)) walkTo(run, body.stage, body.system)
    settle(run)
  },
  OwnerAssigned: (run, body) => {
    const { status } = run.state.handoff
    // history names owners, it does not ask them
    if ((status === 'waiting' || status === 'offered') && body.trace.rule !== 'imported')
      offerTo(run, body.owner)
    handOver(run)
    // the stage had looked for somebody since it was entered
    const { stage, stageSince } = run.state
    if (run.waitedSince === stageSince) beginClocks(run, 'entered', run.rules.stages[stage]!)
  },
  HandoffAccepted: accepted,
  HandoffReturned: returned,
  ReturnAnswered: answeredReturn,
  AppealDecided: decided,
  OwnerReleased: (run, body) => {
    release(run, body.person)
    released(run)
  },
  ContactAttempted: (run, body, at) => {
    if (!body.automatic) attempted(run, at)
    if (didTask(run)) taskDone(run)
    else settle(run)
  },
  ContactMade: (run) => {
    const { stage } = run.state
    met(run, 'contact', 'attempts')
    renewStep(run)
    heard(run, 'contacted', stage)
  },
  CalendarChanged: (run, { person, calendar }) => {
    rehour(run, person, calendar)
    reoffered(run, person)
  },
  OpportunityOpened: opened,
  OpportunityChanged: settle,
  OpportunityWon: opened,
  OpportunityLost: opened,
  NextStepPlanned: planned,
  LeadRecycled: recycled,
  MeetingBooked: settle,
  MeetingMoved: settle,
  MeetingHeld: settle,
  MeetingMissed: settle,
  MeetingCancelled: settle,
  MeetingJudged: settle,
  VerdictOverdue: () => {},
  ConsentGiven: settle,
  ConsentWithdrawn: settle,
  MailsPaused: settle,
  WatchSet: answeredWatch,
  OutcomeLearned: answeredWatch,
  ProgrammeConsidered: (run, { programme, reason, ask }) => {
    const one = run.law.programmes?.running(run.at).find(({ id }) => id === programme)
    if (ask === 'stop') endOne(run, programme)
    else if (one) consider(run, one, reason)
  },
  ProgrammeTaskDone: taskDone,
  MailSettled: () => {},
  MailReturned: settle,
  LeadMerged: (run, body) => {
    rescoreAfterTouches(run, body.touches)
    if (body.opportunities.length > 0) met(run, 'verdict')
    settle(run)
  },
  LeadAbsorbed: () => {},
  LeadUnmerged: () => {},
  LeadRated: () => {},
  NotificationSettled: () => {},
  PersonErased: (run) => {
    rescore(run)
    retire(run)
    // whoever returned it is still to be judged
    stop(run, 'moot', ({ home, until }) => home === null && until !== 'appeal_decided')
  },
}

/**
 * A new opportunity for a customer, or for a lead off the path, begins its next pass: one id from first visit to every
 * deal. So does a win of a lead that had been given up: evidence outranks.
 */
function opened(run: Run, body: Body<'OpportunityOpened'>): void {
  const { state, rules } = run
  const offPath = !rules.path.includes(state.stage)
  const customer = rules.stages[state.stage]?.kind === 'won'
  const isNew = own(state.opportunities, body.id)!.pass === state.pass
  const begins = body.status === 'open' ? isNew && (offPath || customer) : body.status === 'won' && offPath
  if (begins) {
    const because = body.status === 'won' ? 'An opportunity was won' : 'A new opportunity was opened'
    beginPass(run, because, body.id)
    enter(run, run.rules.path[0]!, { what: 'fast_track', id: body.id, text: because })
  }
  met(run, 'verdict')
  settle(run)
}

/** Whether the fact that was taken up did what a programme had asked of people. */
function didTask({ state, tasksBefore = 0 }: Run): boolean {
  return tasksBefore > (state.tasks?.length ?? 0)
}

/** When the journey takes a fact up: live facts when we learn them, imported history at its own dates. */
export function rulesClock(
  state: LeadState | null,
  fact: { kind: string; at: number; history: boolean },
  recordedAt: number,
): number {
  // it leads back to before the merge: what is due since then acts between the facts that are told again
  if (fact.kind === 'LeadUnmerged') return state!.clock
  const moment = fact.history ? fact.at : recordedAt
  return state && state.clock > moment ? state.clock : moment
}

/**
 * Takes up one fact: applies it to the state (in place; null = a new lead) and returns the rulings that follow.
 * The caller lets due clocks act first (elapse up to `clock`).
 */
export function receive(
  law: Law,
  state: LeadState | null,
  fact: LeadFact,
  clock: number,
  lead = '',
): { state: LeadState; rulings: LeadRuling[] } {
  const waitedSince = state?.routing?.since ?? null
  const tasksBefore = state?.tasks?.length ?? 0
  const next = evolve(state, fact, clock)
  if (fact.kind === 'LeadUnmerged' || fact.kind === 'LeadAbsorbed') return { state: next, rulings: [] }
  const rules = next.version === 0 ? law.at(clock) : law.version(next.version)
  const run: Run = {
    law,
    lead,
    rules,
    state: next,
    at: clock,
    out: [],
    history: fact.history,
    waitedSince,
    tasksBefore,
  }
  ;(reactions[fact.kind] as Reaction<FactKind>)(run, fact.body, fact.at)
  if (law.programmes !== undefined) review(run)
  return { state: next, rulings: run.out }
}

/** The next moment at which something happens by itself: a clock of the lead, or a new agreement that judges it anew. */
export function dueAt(law: Law, state: LeadState): number {
  const due = nextDueAt(state)
  return law.rejudged === undefined ? due : Math.min(due, adoptionDueAt(law, state))
}

/** Lets what is due next act, at its own due moment. A new agreement comes before a clock of the same moment. */
export function act(law: Law, state: LeadState, lead = ''): LeadRuling[] {
  const adoption = adoptionDueAt(law, state)
  const at = Math.max(Math.min(nextDueAt(state), adoption), state.clock)
  const run: Run = { law, lead, rules: law.version(state.version), state, at, out: [] }
  if (adoption <= at) adopt(run)
  // at one moment a clock rings before what the stage does: the breach of an offer before it is taken back
  else if (state.clocks !== undefined && nextRungAt(state) <= at) ring(run)
  else if (state.programmes !== undefined && nextStepOfProgrammes(state) <= at) step(run)
  else if (state.watch !== undefined && nextWake(state) <= at) wakeUp(run)
  else if (state.wakeAt !== null && state.wakeAt <= state.nextStep.actAt) wake(run)
  else if (state.handoff.status === 'offered') expire(run)
  else limitPassed(run)
  if (law.programmes !== undefined) review(run)
  return run.out
}

/** Lets every clock act that is due up to and including `until`, in the order of their moments. */
export function elapse(law: Law, state: LeadState, until: number, lead = ''): LeadRuling[] {
  const out: LeadRuling[] = []
  while (dueAt(law, state) <= until) {
    const rulings = act(law, state, lead)
    if (rulings.length === 0) throw new Error(`clock of stage ${state.stage} is due but changes nothing`)
    for (const ruling of rulings) out.push(ruling)
  }
  return out
}
