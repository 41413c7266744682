import { allOf, namedTogether } from '#journey/measure/named.rules.ts'
import type { Chained } from '#ledger/chain.ts'
import { meetingMails, meetingsOf } from '#journey/outreach/projection.rules.ts'
import type { MeetingRow } from '#journey/outreach/projection.rules.ts'
import type { LeadEntry } from '#journey/entries.ts'
import { signalsOf } from '#work/projection-signals.rules.ts'
import type { SignalRow } from '#work/projection-signals.rules.ts'
import { cameBy } from '#journey/merging/effective.rules.ts'
import { counts } from '#journey/capture/facts.ts'
import { clocksOf } from '#work/projection-clocks.rules.ts'
import { handoffsOf } from '#work/projection-handoffs.rules.ts'
import { noticeOf } from '#work/notices.rules.ts'
import type { ClockChange, ClockRow } from '#work/projection-clocks.rules.ts'
import type { Answered, HandoffRow } from '#work/projection-handoffs.rules.ts'
import { learn, nurtureOf } from '#work/projection-nurture.rules.ts'
import type { Nurture } from '#work/projection-nurture.rules.ts'
import { own } from '#journey/state.ts'
import { consentsOf } from '#work/projection-consent.rules.ts'
import type { Consents } from '#work/projection-consent.rules.ts'
import type { Stretch } from '#work/card.ts'

/** Rows of the read models that one stretch of a stream adds or closes. Moments: epoch ms. */
export interface Projection extends Nurture, Consents {
  passages: Passage[]
  /** the passage that was open before: its owner when that changed, and when it was left */
  open: { owner: string | null; leftAt: number | null }
  /** what people did; what software did is among the signals alone */
  touches: TouchRow[]
  /** touches of before that turned out to be software's */
  touchesGone: { seq: number }[]
  signals: SignalRow[]
  handoffs: HandoffRow[]
  /** what became of the offer that was made before: its answer, if it was open, and whether the lead came back */
  answered: Answered | null
  ratings: { seq: number; pass: number; of: string; rating: number; by: string; at: number }[]
  clocks: ClockRow[]
  /** what became of clocks that ran before */
  clocksRunning: ClockChange[]
  opportunities: (OpportunityTold & { at: number })[]
  /** every telling, so that it can be read as of a past moment */
  opportunityChanges: (OpportunityTold & { seq: number; pass: number; at: number; recordedAt: number })[]
  meetings: MeetingRow[]
  outbox: { seq: number; kind: string; recipient: string; payload: string; dueAt: number }[]
}

type OpportunityTold = Extract<LeadEntry, { kind: 'OpportunityOpened' }>['body']

export interface TouchRow {
  seq: number
  pass: number
  at: number
  kind: string
  channel: string | null
  source: string | null
  campaign: string | null
  asset: string | null
}

interface Passage {
  seq: number
  pass: number
  stage: string
  function: string
  owner: string
  version: number
  enteredAt: number
  leftAt: number | null
  why: string
}

/** What the read models learn from new entries: a plain fold over them, the same for one entry and for a history. */
export function project(stretch: Stretch): Projection {
  const rows: Projection = {
    passages: [],
    open: { owner: null, leftAt: null },
    touches: [],
    touchesGone: [],
    signals: [],
    handoffs: [],
    answered: null,
    ratings: [],
    clocks: [],
    clocksRunning: [],
    enrolments: [],
    enrolmentsRunning: [],
    stepsTaken: [],
    messages: [],
    consents: [],
    watches: [],
    watchRunning: null,
    outcomes: [],
    opportunities: [],
    opportunityChanges: [],
    meetings: [],
    outbox: [],
  }
  if (stretch.after.state.meetings) rows.meetings = meetingsOf(stretch)
  const seen = { pass: stretch.passBefore, score: scoreBefore(stretch), rehoured: false }
  const passes: DealPasses = new Map()
  const traits = { ...stretch.traitsBefore }
  let before: LeadEntry | undefined
  let stage = stretch.stageBefore
  for (const chained of stretch.entries) {
    const { entry } = chained
    if (entry.kind === 'PassBegan') seen.pass = entry.body.pass
    if (entry.kind === 'StageEntered') stage = entry.body.stage
    stagesOf(rows, entry, seen.pass)
    touchesOf(rows, entry, seen.pass)
    signalsOf(rows, entry)
    handoffsOf(rows, entry, seen)
    ratingsOf(rows, entry, seen.pass)
    clocksOf(rows, entry, seen.pass)
    learn(traits, entry)
    nurtureOf(rows, entry, stage, traits)
    consentsOf(rows, entry)
    opportunitiesOf(rows, entry, seen.pass, passes, stretch)
    mailsOf(rows, chained)
    if (rows.meetings.length > 0) meetingMails(rows.outbox, entry, stretch.after.state)
    const notice = noticeOf(entry, before)
    before = entry
    if (notice) rows.outbox.push(notice)
  }
  // what is told again after an undone merge was heard of already, or comes too late
  if (stretch.entries[0]?.entry.kind === 'LeadUnmerged') rows.outbox = []
  return rows
}

function scoreBefore({ entries, after }: Stretch): number {
  for (const { entry } of entries) if (entry.kind === 'ScoreChanged') return entry.body.was
  return after.state.score.total
}

function stagesOf(rows: Projection, entry: LeadEntry, pass: number): void {
  const latest = rows.passages.at(-1) ?? rows.open
  if (entry.kind === 'OwnerAssigned' || entry.kind === 'HandoffExpired') latest.owner = entry.body.owner
  if (entry.kind === 'OwnerReleased') latest.owner = entry.body.owner
  if (entry.kind === 'ClockRang' && entry.body.owner !== undefined) latest.owner = entry.body.owner
  if (entry.kind !== 'StageEntered') return
  latest.leftAt = entry.at
  const { stage, function: team, owner, because } = entry.body
  rows.passages.push({
    seq: entry.seq,
    pass,
    stage,
    function: team,
    owner,
    version: entry.version,
    enteredAt: entry.at,
    leftAt: null,
    why: because.text,
  })
}

function touchesOf(rows: Projection, entry: LeadEntry, pass: number): void {
  if (entry.kind !== 'LeadCaptured' && entry.kind !== 'TouchHappened') return
  const { touch } = entry.body
  if (!touch || !counts(touch)) return
  const origin = entry.kind === 'LeadCaptured' ? entry.body : { channel: null, source: null, campaign: null }
  rows.touches.push({
    seq: entry.seq,
    // the capture that starts a lead comes before its first pass
    pass: Math.max(pass, 1),
    at: entry.at,
    kind: touch.kind,
    channel: touch.channel ?? origin.channel,
    source: touch.source ?? origin.source,
    campaign: touch.campaign ?? origin.campaign,
    asset: touch.asset ?? touch.page ?? null,
  })
}

function ratingsOf(rows: Projection, entry: LeadEntry, pass: number): void {
  if (entry.kind !== 'LeadRated') return
  rows.ratings.push({ seq: entry.seq, pass: Math.max(pass, 1), ...entry.body, by: entry.by, at: entry.at })
}

/** The pass that each opportunity belongs to, as far as it was told of. */
type DealPasses = Map<string, number>

function opportunitiesOf(
  rows: Projection,
  entry: LeadEntry,
  now: number,
  passes: DealPasses,
  { before, after }: Stretch,
): void {
  // a pass may begin with an opportunity that was told of in the one before
  if (entry.kind === 'PassBegan' && entry.body.opportunity !== null) {
    const { opportunity, pass } = entry.body
    passes.set(opportunity, pass)
    const cause = rows.opportunityChanges.findLast(({ id }) => id === opportunity)
    if (cause) cause.pass = pass
  }
  if (entry.kind === 'LeadMerged') {
    for (const { at, told } of entry.body.opportunities) {
      if (!passes.has(told.id)) passes.set(told.id, Math.max(now, 1))
      const leads = told.leads ?? [entry.body.lead]
      const mine = rows.opportunities.find(({ id }) => id === told.id)
      if (!mine) rows.opportunities.push({ ...told, leads, at })
      else
        mine.leads = namedTogether({ ...mine, leads: mine.leads ?? [after.leadId] }, { ...told, leads }).leads
    }
  }
  if (!entry.kind.startsWith('Opportunity')) return
  const told = entry as Extract<LeadEntry, { kind: 'OpportunityOpened' }>
  const { id } = told.body
  const known = rows.opportunities.findIndex((one) => one.id === id)
  const origin = cameBy(told.body)
  const row = { ...(origin !== null && { leads: [origin] }), ...told.body, at: told.at }
  // of what was told before this stretch the state alone knows
  const earlier = before === null ? undefined : own(after.state.opportunities, id)?.pass
  const pass = passes.get(id) ?? earlier ?? Math.max(now, 1)
  passes.set(id, pass)
  rows.opportunityChanges.push({ ...row, seq: told.seq, pass, recordedAt: told.recordedAt })
  if (known < 0) rows.opportunities.push(row)
  else {
    const said = rows.opportunities[known]!.leads ?? [after.leadId]
    const leads = told.body.leads ? allOf(told.body.leads, said) : allOf(said, [origin ?? after.leadId])
    rows.opportunities[known] = { ...row, leads }
  }
}

/** Side effects leave through the outbox, keyed by the entry that causes them; history sends nothing. */
function mailsOf(rows: Projection, { entry }: Chained<LeadEntry>): void {
  if (entry.kind !== 'HandoffOffered' || entry.history) return
  const { to, n, due } = entry.body
  rows.outbox.push({
    seq: entry.seq,
    kind: 'handoff_offered',
    recipient: to,
    payload: JSON.stringify({ n, due }),
    dueAt: entry.recordedAt,
  })
}
