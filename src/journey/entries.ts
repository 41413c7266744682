import type { Entry, EntryType, NewFact, Ruling } from '#ledger/entry.ts'
import * as capture from '#journey/capture/facts.ts'
import * as tracking from '#journey/capture/tracking/facts.ts'
import * as clocks from '#journey/clocks/facts.ts'
import * as handoff from '#journey/handoff/facts.ts'
import * as consent from '#journey/consent/facts.ts'
import * as lifecycle from '#journey/lifecycle/facts.ts'
import * as measure from '#journey/measure/facts.ts'
import * as merging from '#journey/merging/facts.ts'
import * as nurture from '#journey/nurture/facts.ts'
import * as outreach from '#journey/outreach/facts.ts'
import * as scoring from '#journey/scoring/facts.ts'
import * as watch from '#journey/watch/facts.ts'

/** Every kind of entry that a lead's stream may hold. A kind that is not here cannot be written. */
export const entryTypes = {
  LeadCaptured: capture.LeadCaptured,
  LeadDetailsChanged: capture.LeadDetailsChanged,
  TouchHappened: capture.TouchHappened,
  PersonErased: capture.PersonErased,
  SignalsReclassified: tracking.SignalsReclassified,
  ScoreChanged: scoring.ScoreChanged,
  PassBegan: lifecycle.PassBegan,
  AgreementAdopted: lifecycle.AgreementAdopted,
  StageEntered: lifecycle.StageEntered,
  TimeLimitPassed: lifecycle.TimeLimitPassed,
  NextStepSet: lifecycle.NextStepSet,
  ActivityCompleted: lifecycle.ActivityCompleted,
  LeadDisqualified: lifecycle.LeadDisqualified,
  StageReported: lifecycle.StageReported,
  OwnerAssigned: handoff.OwnerAssigned,
  HandoffOffered: handoff.HandoffOffered,
  HandoffAccepted: handoff.HandoffAccepted,
  HandoffReturned: handoff.HandoffReturned,
  HandoffExpired: handoff.HandoffExpired,
  ReturnAnswered: handoff.ReturnAnswered,
  AppealDecided: handoff.AppealDecided,
  OwnerReleased: handoff.OwnerReleased,
  ContactAttempted: handoff.ContactAttempted,
  ContactMade: handoff.ContactMade,
  LeadRated: handoff.LeadRated,
  NotificationSettled: handoff.NotificationSettled,
  ClockStarted: clocks.ClockStarted,
  ClockRang: clocks.ClockRang,
  ClockStopped: clocks.ClockStopped,
  ClockMoved: clocks.ClockMoved,
  CalendarChanged: clocks.CalendarChanged,
  OpportunityOpened: measure.OpportunityOpened,
  OpportunityChanged: measure.OpportunityChanged,
  OpportunityWon: measure.OpportunityWon,
  OpportunityLost: measure.OpportunityLost,
  NextStepPlanned: outreach.NextStepPlanned,
  LeadRecycled: outreach.LeadRecycled,
  MeetingBooked: outreach.MeetingBooked,
  MeetingMoved: outreach.MeetingMoved,
  MeetingHeld: outreach.MeetingHeld,
  MeetingMissed: outreach.MeetingMissed,
  MeetingCancelled: outreach.MeetingCancelled,
  MeetingJudged: outreach.MeetingJudged,
  VerdictOverdue: outreach.VerdictOverdue,
  ConsentGiven: consent.ConsentGiven,
  ConsentWithdrawn: consent.ConsentWithdrawn,
  MailsPaused: consent.MailsPaused,
  WatchSet: watch.WatchSet,
  WatchWoke: watch.WatchWoke,
  OutcomeLearned: watch.OutcomeLearned,
  ProgrammeConsidered: nurture.ProgrammeConsidered,
  ProgrammeTaskDone: nurture.ProgrammeTaskDone,
  ProgrammeEntered: nurture.ProgrammeEntered,
  ProgrammeStepTaken: nurture.ProgrammeStepTaken,
  ProgrammePostponed: nurture.ProgrammePostponed,
  ProgrammeLeft: nurture.ProgrammeLeft,
  MailSettled: nurture.MailSettled,
  MailReturned: nurture.MailReturned,
  LeadMerged: merging.LeadMerged,
  LeadAbsorbed: merging.LeadAbsorbed,
  LeadUnmerged: merging.LeadUnmerged,
}

type Types = typeof entryTypes
type BodyOf<T> = T extends EntryType<string, infer Body> ? Body : never

export type EntryKind = keyof Types
export type FactKind = Exclude<EntryKind, RulingKind>
export type RulingKind =
  | 'ScoreChanged'
  | 'PassBegan'
  | 'AgreementAdopted'
  | 'StageEntered'
  | 'TimeLimitPassed'
  | 'NextStepSet'
  | 'HandoffOffered'
  | 'HandoffExpired'
  | 'ClockStarted'
  | 'ClockRang'
  | 'ClockStopped'
  | 'ClockMoved'
  | 'ProgrammeEntered'
  | 'ProgrammeStepTaken'
  | 'ProgrammePostponed'
  | 'ProgrammeLeft'
  | 'WatchWoke'

export type Body<Kind extends EntryKind> = BodyOf<Types[Kind]>
export type LeadEntry = { [Kind in EntryKind]: Entry<Kind, Body<Kind>> }[EntryKind]
export type LeadFact = { [Kind in FactKind]: NewFact<Kind, Body<Kind>> }[FactKind]
export type LeadRuling = { [Kind in RulingKind]: Ruling<Kind, Body<Kind>> }[RulingKind]
