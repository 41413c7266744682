/**
 * The agreement, compiled: what the journey runs. Pure data and pure functions.
 * The YAML text (agreement.yaml) is parsed and checked by compile.ts; nothing else builds a Ruleset.
 * All moments are epoch milliseconds (UTC), all durations milliseconds.
 */

import type { Routing } from './ruleset.routing.ts'
import type { IntentSigns } from './intent.rules.ts'
import type { Cadence } from './ruleset.cadence.ts'
import type { LeadGroup, Targets } from './ruleset.targets.ts'

/** Who is accountable for a stage. A closed list: permissions hang on it. */
export const TEAMS = ['marketing', 'leadgen', 'sales'] as const
export type TeamFunction = (typeof TEAMS)[number]

/**
 * What the code has to know about a stage; its name and order are the agreement's.
 * develop: criteria move it on · handoff: a rep is asked, and accepts or returns · work: a rep works it ·
 * won, lost: an opportunity closed · nurture: not ready yet · disqualified: on watch · closed: the watch is over
 */
export type StageKind =
  'develop' | 'handoff' | 'work' | 'won' | 'lost' | 'nurture' | 'disqualified' | 'closed'

export type FieldType = 'string' | 'number' | 'boolean'
export type Scalar = string | number | boolean

/** What criteria may look at. Every key is always present, so that expressions cannot fail at run time. */
export interface Evidence {
  /** declared, non-personal lead fields; a field nobody filled in is absent (`has(lead.country)`) */
  lead: Record<string, Scalar>
  /** whole points, already floored */
  score: { total: number; fit: number; engagement: number }
  /** how often each kind of touch happened in this pass; absent = never (`has(touched.demo_requested)`) */
  touched: Record<string, number>
  /**
   * the same, counted from the moment the lead entered its present stage: a lead that was returned with a high score
   * must not leave nurture at once for what it did before. Left out = no touch yet.
   */
  touchedHere?: Record<string, number>
  /** which of the personal details are known, never the details themselves */
  known: { email: boolean; phone: boolean; name: boolean; company: boolean }
  consent: { email: boolean; phone: boolean }
  /** ids of the activities completed in this pass: `'qualification_call' in activities` */
  activities: string[]
  /** those completed since the lead entered its present stage: after a return the call has to be held again; left out = none */
  activitiesHere?: string[]
  handoff: { accepted: boolean; returned: number; offers: number }
  contacted: boolean
  /** the furthest state of any of the lead's opportunities in this pass: none, open, won, lost */
  opportunity: string
  pass: number
}

/** What a touch rule may look at. */
export interface TouchEvidence {
  touch: { kind: string; page: string; asset: string; channel: string; campaign: string; source: string }
  lead: Record<string, Scalar>
}

export interface Criterion {
  id: string
  /** one plain sentence, shown to people */
  label: string
  /** the expression as written */
  text: string
  test: (evidence: Evidence) => boolean
}

export interface FitRule {
  id: string
  points: number
  because: string
  text: string
  test: (evidence: { lead: Record<string, Scalar>; known: Evidence['known'] }) => boolean
}

export interface TouchRule {
  id: string
  points: number
  because: string
  /** the most points this rule may give at any moment (least, for negative points); null = no cap */
  cap: number | null
  text: string
  test: (evidence: TouchEvidence) => boolean
}

/** A span of time on a calendar; calendar null = around the clock. */
export interface Span {
  ms: number
  calendar: string | null
  /** of business days: how many, since a day is worth other hours on other calendars */
  days?: number
  /** as written: "4 business hours" */
  text: string
}

export interface Exit {
  to: string
  /** all must hold */
  criteria: Criterion[]
  because: string
  /** leaving a side stage for the start of the path begins the next numbered pass */
  newPass: boolean
}

export interface Activity {
  id: string
  name: string
  required: boolean
}

/** Criteria may turn when the floored score passes between `value - 1` and `value` (so `> 40` gives 41). */
export interface Threshold {
  of: 'total' | 'fit' | 'engagement'
  value: number
}

export interface Stage {
  id: string
  name: string
  kind: StageKind
  /** the function that owns the lead here */
  owner: TeamFunction
  /** rotation: among available people of that function · desk: the function's catch-all · keep: whoever has it, if of that function, else rotation */
  assign: 'rotation' | 'desk' | 'keep'
  /** must hold on entering, or the exit that leads here is not open */
  entry: Criterion[]
  /** tried in order, first open exit wins */
  exits: Exit[]
  activities: Activity[]
  /** Markdown */
  jobAids: { title: string; body: string; intent?: 'buy' | 'learn' | undefined }[]
  /** the next step that the owner owes, and by when */
  nextStep: string
  limit: Span
  /** what the passing of the limit does */
  then: { do: 'repeat' } | { do: 'move'; to: string; because: string }
  /** kind handoff only */
  handoff: Handoff | null
  /** clocks of the people who have the lead here */
  duties: Duty[]
  /** how lead development works it; null: no cadence was agreed */
  cadence: Cadence | null
  /** score comparisons that occur in this stage's criteria: the moments that have to be solved for */
  thresholds: Threshold[]
}

export interface Handoff {
  answerWithin: Span
  /** offers to different reps before the function's desk (manager) has to assign */
  maxOffers: number
}

/** What starts a clock. */
export const DUTY_FROM = ['entered', 'offered', 'accepted', 'contacted', 'returned', 'appealed'] as const
/** What stops it, beside `activity:ID`. */
export const DUTY_UNTIL = [
  'answer',
  'contact',
  'attempts',
  'verdict',
  'return_answered',
  'appeal_decided',
  'left',
] as const

/** What somebody owes once something happened, by when, and what is done when it stays undone. */
export interface Duty {
  id: string
  name: string
  of: TeamFunction
  from: (typeof DUTY_FROM)[number]
  /** one of DUTY_UNTIL, or `activity:ID` */
  until: string
  within: Span
  /** until attempts: so many, the last at least `over` after the first */
  attempts: number | null
  over: Span | null
  /** measured from the start, as all of these; null: never */
  remind: Span | null
  tellManager: Span | null
  takeBack: Span | null
}

export interface Reason {
  id: string
  label: string
  /** asked of whoever gives the reason; null: nothing particular */
  ask: string | null
  /** must a note be given */
  noteRequired: boolean
  /** what follows: the stage it goes to */
  to: string
  /** the next step in that stage, in place of the stage's own */
  nextStep: string | null
}

export interface LeadField {
  id: string
  label: string
  type: FieldType
  /** closed list of values, or null */
  values: Scalar[] | null
  /** personal fields are kept apart and can be erased; rules cannot see them */
  personal: boolean
}

/** Opening hours as a function of time. Pure; tables are built lazily per year. */
export interface BusinessCalendar {
  id: string
  timeZone: string
  /** the moment at which `ms` of business time have passed since `from` (≥ from) */
  add: (from: number, ms: number) => number
  /** business milliseconds between two moments (0 when to ≤ from) */
  between: (from: number, to: number) => number
  isOpen: (at: number) => boolean
  /** as it is written */
  definition?: CalendarDefinition
}

/** `hours`: by weekday, blocks such as "09:00-12:30"; `holidays`: by date, their names. */
export interface CalendarDefinition {
  timeZone: string
  hours: Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', string[] | undefined>>
  holidays: Record<string, string>
}

/**
 * What becomes of leads that are in flight when this version comes into force: they end their pass under the version
 * under which they began it, or are judged anew at once. `stages` says where a stage of the version before goes on.
 */
export interface Transition {
  leads: 'finish' | 'rejudge'
  stages: Record<string, string>
}

export interface Ruleset {
  /** agreement version; every ruling names it */
  version: number
  name: string
  effectiveFrom: number
  /** the day (its beginning, UTC) by which it has to be reviewed, or null */
  review: number | null
  transition: Transition
  fields: Record<string, LeadField>
  stages: Record<string, Stage>
  /** main path in order; no exit may skip a stage of it */
  path: string[]
  /** when it holds, the path's exits are open although their own criteria are not (the evidence outranks them) */
  fastTrack: { criteria: Criterion[]; because: string } | null
  fit: { max: number; rules: FitRule[] }
  engagement: { max: number; halfLifeMs: number; rules: TouchRule[] }
  intent: IntentSigns
  /** what a level of person (lead.seniority) means for the talk and the deal */
  levels: Record<string, string>
  returnReasons: Record<string, Reason>
  disqualifyReasons: Record<string, Reason>
  calendars: Record<string, BusinessCalendar>
  markets: Record<string, LeadGroup>
  offers: Record<string, LeadGroup>
  segments: Record<string, LeadGroup>
  targets: Targets
  routing: Routing
  /** `from` plus a span on its calendar */
  due: (from: number, span: Span) => number
}
