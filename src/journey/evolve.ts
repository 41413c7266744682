import { count, put } from '#journey/records.rules.ts'
import type { Body, EntryKind } from '#journey/entries.ts'
import { details } from '#journey/capture/evolve.rules.ts'
import * as clocks from '#journey/clocks/evolve.rules.ts'
import * as consent from '#journey/consent/evolve.rules.ts'
import * as merging from '#journey/merging/evolve.rules.ts'
import * as nurture from '#journey/nurture/evolve.rules.ts'
import * as outreach from '#journey/outreach/evolve.rules.ts'
import * as watch from '#journey/watch/evolve.rules.ts'
import { desk, own } from '#journey/state.ts'
import { counts } from '#journey/capture/facts.ts'
import { reclassified } from '#journey/capture/tracking/evolve.rules.ts'
import type { Touch } from '#journey/capture/facts.ts'
import type { LeadState, NextStep } from '#journey/state.ts'

/** What evolve needs of an entry: the same for one that is being made and one that was read back. */
export interface Happening<Kind extends EntryKind = EntryKind> {
  kind: Kind
  at: number
  body: Body<Kind>
}

type Change<Kind extends EntryKind> = (state: LeadState, body: Body<Kind>, at: number) => void

/**
 * Applies one entry to the state, in place, and returns it: folding a stream is calling this in order.
 * `clock` is the moment at which the journey took the entry up (rulesClock in journey.ts), never earlier than before.
 * It reads no agreement: a ruling carries all that its effect needs, so the past folds the same under any code version.
 */
export function evolve(state: LeadState | null, entry: Happening, clock: number): LeadState {
  const next = state ?? blank(clock)
  next.clock = clock
  ;(changes[entry.kind] as Change<EntryKind>)(next, entry.body, entry.at)
  return next
}

function blank(clock: number): LeadState {
  return {
    clock,
    createdAt: clock,
    version: 0,
    pass: 0,
    attributes: {},
    known: { email: false, phone: false, name: false, company: false },
    consent: { email: false, phone: false },
    origin: { source: null, campaign: null, channel: null },
    touched: {},
    touchedHere: {},
    lastTouchAt: null,
    lastActivityAt: clock,
    score: { total: 0, fit: 0, engagement: 0, parts: [] },
    engagement: { at: clock, sums: {} },
    stage: '',
    stageSince: clock,
    owner: desk('marketing'),
    function: 'marketing',
    routing: null,
    handoff: { status: 'none' },
    offers: 0,
    returned: 0,
    tried: [],
    activities: [],
    activitiesHere: [],
    contactedAt: null,
    opportunities: {},
    nextStep: step('', clock),
    wakeAt: null,
    erased: false,
  }
}

const changes: { [Kind in EntryKind]: Change<Kind> } = {
  LeadCaptured: (state, body, at) => {
    if (state.pass === 0) {
      state.createdAt = at
      state.origin = { source: body.source, campaign: body.campaign, channel: body.channel }
    }
    details(state, body)
    if (body.touch) touched(state, body.touch, at)
  },
  LeadDetailsChanged: (state, body) => details(state, body),
  TouchHappened: (state, body, at) => touched(state, body.touch, at),
  SignalsReclassified: (state, body) => reclassified(state, body),
  PersonErased: (state) => {
    state.erased = true
    state.known = { email: false, phone: false, name: false, company: state.known.company }
    state.consent = { email: false, phone: false }
    delete state.watch
  },
  ScoreChanged: (state, body) => {
    state.score = { total: body.total, fit: body.fit, engagement: body.engagement, parts: body.parts }
    state.engagement = { at: state.clock, sums: body.sums }
    state.wakeAt = body.wakeAt
  },
  PassBegan: (state, body) => {
    state.pass = body.pass
    state.version = body.version
    // what brought the lead back belongs to the pass that it begins
    state.touched = state.touchedHere
    state.activities = []
    state.contactedAt = null
    state.handoff = { status: 'none' }
    state.offers = 0
    state.returned = 0
    state.tried = []
    if (state.attempts !== undefined) delete state.attempts
    if (state.back) state.back = null
    const opening = body.opportunity === null ? undefined : own(state.opportunities, body.opportunity)
    if (opening) opening.pass = body.pass
  },
  AgreementAdopted: (state, body) => {
    state.version = body.version
  },
  StageEntered: (state, body) => {
    state.stage = body.stage
    state.stageSince = state.clock
    state.touchedHere = {}
    state.activitiesHere = []
    if (state.calendar !== undefined && state.owner !== body.owner) delete state.calendar
    state.owner = body.owner
    state.function = body.function
    state.routing = body.routing ? { function: body.function, since: state.clock } : null
    state.nextStep = step(body.nextStep, body.due)
    if (state.plan) delete state.plan
    if (state.tasks !== undefined) nurture.movedOn(state)
    state.wakeAt = body.wakeAt
    if (body.handoff) state.handoff = { status: 'waiting' }
    else if (state.handoff.status !== 'accepted') state.handoff = { status: 'none' }
  },
  TimeLimitPassed: (state, body) => {
    if (body.actAt !== null) state.nextStep = { ...state.nextStep, actAt: body.actAt, missed: body.missed }
  },
  NextStepSet: (state, body) => {
    state.nextStep = step(body.nextStep, body.due, body.actAt)
  },
  ActivityCompleted: (state, body, at) => {
    if (!state.activities.includes(body.activity)) state.activities.push(body.activity)
    if (!state.activitiesHere.includes(body.activity)) state.activitiesHere.push(body.activity)
    active(state, at)
    if (state.tasks !== undefined) nurture.activityDone(state, body.activity)
  },
  LeadDisqualified: (state, _body, at) => active(state, at),
  StageReported: () => {},
  OwnerAssigned: (state, body) => {
    if (body.calendar !== undefined) state.calendar = body.calendar
    else if (state.calendar !== undefined) delete state.calendar
    state.owner = body.owner
    state.function = body.function
    state.routing = null
  },
  HandoffOffered: (state, body) => {
    state.handoff = { status: 'offered', to: body.to, at: state.clock }
    state.offers = body.n
    state.nextStep = step(body.nextStep, body.due)
    if (state.back) state.back = null
  },
  HandoffAccepted: (state, body, at) => {
    state.handoff = { status: 'accepted', by: body.rep, at: state.clock }
    active(state, at)
  },
  HandoffReturned: (state, body, at) => {
    state.handoff = { status: 'none' }
    state.returned += 1
    if (!state.tried.includes(body.rep)) state.tried.push(body.rep)
    const { rep, reason, stage, team } = body
    if (stage !== undefined && team !== undefined)
      state.back = { rep, reason, stage, team, at: state.clock, answer: null, answeredBy: null, appeal: null }
    active(state, at)
  },
  ReturnAnswered: (state, body, at) => {
    if (state.back) state.back = { ...state.back, answer: body.answer, answeredBy: body.by }
    active(state, at)
  },
  AppealDecided: (state, body, at) => {
    if (state.back) state.back = { ...state.back, appeal: body.outcome }
    active(state, at)
  },
  OwnerReleased: (state, body) => {
    if (state.owner !== body.person) return
    takenFrom(state, body.person, body.owner)
    if (state.handoff.status === 'offered') state.handoff = { status: 'waiting' }
  },
  HandoffExpired: (state, body) => {
    state.handoff = { status: 'waiting' }
    if (!state.tried.includes(body.rep)) state.tried.push(body.rep)
    if (state.calendar !== undefined) delete state.calendar
    state.owner = body.owner
    state.routing = body.escalated ? null : { function: state.function, since: state.clock }
    state.nextStep = step(body.nextStep, body.due)
  },
  ContactMade: (state, _body, at) => {
    if (state.contactedAt === null || at < state.contactedAt) state.contactedAt = at
    active(state, at)
  },
  ContactAttempted: (state, { how, outcome, automatic }, at) => {
    if (automatic) return
    const n = (state.attempts?.n ?? 0) + 1
    state.attempts = { n, lastAt: at, how, outcome }
    clocks.tried(state, at)
    active(state, at)
    if (state.tasks !== undefined) nurture.activityDone(state, nurture.ATTEMPT)
  },
  ClockStarted: clocks.started,
  ClockRang: (state, body) => {
    clocks.rang(state, body)
    if (body.owner !== undefined) takenFrom(state, body.person, body.owner)
  },
  ClockStopped: clocks.stopped,
  ClockMoved: clocks.moved,
  CalendarChanged: (state, { person, calendar }) => {
    if (state.owner !== person) return
    if (calendar !== null) state.calendar = calendar
    else delete state.calendar
  },
  LeadRated: () => {},
  NotificationSettled: () => {},
  OpportunityOpened: opportunity,
  OpportunityChanged: opportunity,
  OpportunityWon: opportunity,
  OpportunityLost: opportunity,
  NextStepPlanned: (state, { by, why, step: place }) => {
    if (state.function === 'leadgen') state.plan = { by, why, step: place }
  },
  LeadRecycled: (state, _body, at) => active(state, at),
  MeetingBooked: outreach.booked,
  MeetingMoved: outreach.moved,
  MeetingHeld: outreach.held,
  MeetingMissed: outreach.missed,
  MeetingCancelled: outreach.cancelled,
  MeetingJudged: outreach.judged,
  VerdictOverdue: outreach.overdue,
  ConsentGiven: (state, body) => {
    if (merging.mayAgree(state, body, body.channel)) consent.given(state, body)
  },
  ConsentWithdrawn: consent.withdrawn,
  MailsPaused: consent.paused,
  WatchSet: watch.set,
  WatchWoke: watch.woke,
  OutcomeLearned: watch.learned,
  ProgrammeConsidered: () => {},
  ProgrammeTaskDone: nurture.taskDone,
  ProgrammeEntered: nurture.entered,
  ProgrammeStepTaken: nurture.taken,
  ProgrammePostponed: nurture.postponed,
  ProgrammeLeft: nurture.left,
  MailSettled: () => {},
  MailReturned: nurture.returned,
  LeadMerged: merging.merged,
  LeadAbsorbed: () => {},
  LeadUnmerged: merging.unmerged,
}

/** The desk has the lead until somebody else is found. */
function takenFrom(state: LeadState, person: string, owner: string): void {
  if (!state.tried.includes(person)) state.tried.push(person)
  if (state.calendar !== undefined) delete state.calendar
  state.owner = owner
  state.routing = { function: state.function, since: state.clock }
}

function step(what: string, due: number, actAt = due): NextStep {
  return { what, due, actAt, missed: 0 }
}

function touched(state: LeadState, touch: Touch, at: number): void {
  // what software did is kept in the stream, where it can be judged anew, and counts for nothing
  if (!counts(touch)) return
  const { kind } = touch
  count(state.touched, kind)
  count(state.touchedHere, kind)
  if (state.lastTouchAt === null || at > state.lastTouchAt) state.lastTouchAt = at
  if (state.programmes !== undefined) nurture.did(state, kind)
  active(state, at)
}

function active(state: LeadState, at: number): void {
  if (at > state.lastActivityAt) state.lastActivityAt = at
}

function opportunity(state: LeadState, body: Body<'OpportunityOpened'>, at: number): void {
  const pass = own(state.opportunities, body.id)?.pass ?? Math.max(state.pass, 1)
  put(state.opportunities, body.id, {
    pass,
    status: body.status,
    amount: body.amount,
    currency: body.currency,
  })
  active(state, at)
}
