import type { Chained } from '#ledger/chain.ts'
import { meetingMails, meetingsOf } from '#journey/outreach/projection.rules.ts'
import type { MeetingRow } from '#journey/outreach/projection.rules.ts'
import type { LeadEntry } from '#journey/entries.ts'
import { clocksOf } from '#work/projection-clocks.rules.ts'
import { noticeOf } from '#work/notices.rules.ts'
import type { ClockChange, ClockRow } from '#work/projection-clocks.rules.ts'
import type { Stretch } from '#work/card.ts'

/** Rows of the read models that one stretch of a stream adds or closes. Moments: epoch ms. */
export interface Projection {
  passages: Passage[]
  /** the passage that was open before: its owner when that changed, and when it was left */
  open: { owner: string | null; leftAt: number | null }
  touches: {
    seq: number
    pass: number
    at: number
    kind: string
    channel: string | null
    source: string | null
    campaign: string | null
    asset: string | null
  }[]
  handoffs: Handoff[]
  /** what became of the offer that was made before: its answer, if it was open, and whether the lead came back */
  answered: Answered | null
  ratings: { seq: number; pass: number; of: string; rating: number; by: string; at: number }[]
  clocks: ClockRow[]
  /** what became of clocks that ran before */
  clocksRunning: ClockChange[]
  opportunities: (Extract<LeadEntry, { kind: 'OpportunityOpened' }>['body'] & { at: number })[]
  meetings: MeetingRow[]
  outbox: { seq: number; kind: string; recipient: string; payload: string; dueAt: number }[]
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

interface Handoff {
  seq: number
  pass: number
  n: number
  rep: string
  score: number
  offeredAt: number
  dueAt: number
  answeredAt: number | null
  answer: string | null
  reason: string | null
  /** given back after it was accepted; the reason is that of the return */
  returnedAt: number | null
  /** the first call, mail or visit while the rep had it, made or tried by a person */
  workedAt: number | null
  said: ReturnSaid
}

/** Of an offer made before: null where nothing new is known. */
interface Answered {
  at: number | null
  answer: string | null
  reason: string | null
  returnedAt: number | null
  workedAt: number | null
  said: ReturnSaid
}

export interface ReturnSaid {
  answeredAt: number | null
  answeredBy: string | null
  answer: string | null
  decidedAt: number | null
  decidedBy: string | null
  outcome: string | null
}

/** What the read models learn from new entries: a plain fold over them, the same for one entry and for a history. */
export function project(stretch: Stretch): Projection {
  const rows: Projection = {
    passages: [],
    open: { owner: null, leftAt: null },
    touches: [],
    handoffs: [],
    answered: null,
    ratings: [],
    clocks: [],
    clocksRunning: [],
    opportunities: [],
    meetings: [],
    outbox: [],
  }
  if (stretch.after.state.meetings) rows.meetings = meetingsOf(stretch)
  const seen = { pass: stretch.passBefore, score: scoreBefore(stretch) }
  for (const chained of stretch.entries) {
    const { entry } = chained
    if (entry.kind === 'PassBegan') seen.pass = entry.body.pass
    stagesOf(rows, entry, seen.pass)
    touchesOf(rows, entry, seen.pass)
    handoffsOf(rows, entry, seen)
    ratingsOf(rows, entry, seen.pass)
    clocksOf(rows, entry, seen.pass)
    opportunitiesOf(rows, entry)
    mailsOf(rows, chained)
    if (rows.meetings.length > 0) meetingMails(rows.outbox, entry, stretch.after.state)
    const notice = noticeOf(entry)
    if (notice) rows.outbox.push(notice)
  }
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
  if (!touch) return
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

function handoffsOf(rows: Projection, entry: LeadEntry, seen: { pass: number; score: number }): void {
  if (entry.kind === 'ScoreChanged') seen.score = entry.body.total
  if (entry.kind === 'HandoffOffered') {
    // given to somebody else by hand while the first had not answered
    answer(rows, entry.at, 'withdrawn', null)
    const { to, n, due } = entry.body
    rows.handoffs.push({
      seq: entry.seq,
      pass: seen.pass,
      n,
      rep: to,
      score: seen.score,
      offeredAt: entry.at,
      dueAt: due,
      answeredAt: null,
      answer: null,
      reason: null,
      returnedAt: null,
      workedAt: null,
      said: { ...NOTHING_SAID },
    })
  }
  if (entry.kind === 'ContactMade' || (entry.kind === 'ContactAttempted' && !entry.body.automatic))
    worked(rows, entry.at)
  if (entry.kind === 'HandoffAccepted') answer(rows, entry.at, 'accepted', null)
  if (entry.kind === 'HandoffReturned') giveBack(rows, entry.at, entry.body.reason)
  if (entry.kind === 'HandoffExpired') answer(rows, entry.at, 'expired', null)
  if (entry.kind === 'OwnerReleased') answer(rows, entry.at, 'withdrawn', null)
  if (entry.kind === 'ReturnAnswered') {
    const { by, answer: said } = entry.body
    say(rows, { answeredAt: entry.at, answeredBy: by, answer: said })
  }
  if (entry.kind === 'AppealDecided') {
    const { by, outcome } = entry.body
    say(rows, { decidedAt: entry.at, decidedBy: by, outcome })
  }
  // a stage left under an open offer (disqualified meanwhile, a deal opened elsewhere) withdraws it
  if (entry.kind === 'StageEntered') answer(rows, entry.at, 'withdrawn', null)
}

function ratingsOf(rows: Projection, entry: LeadEntry, pass: number): void {
  if (entry.kind !== 'LeadRated') return
  rows.ratings.push({ seq: entry.seq, pass: Math.max(pass, 1), ...entry.body, by: entry.by, at: entry.at })
}

function answer(rows: Projection, at: number, what: string, reason: string | null): void {
  const open = rows.handoffs.at(-1)
  if (open && open.answer === null) Object.assign(open, { answeredAt: at, answer: what, reason })
  else if (!open && !rows.answered?.answer)
    rows.answered = { ...(rows.answered ?? nothingNew()), at, answer: what, reason }
}

function nothingNew(): Answered {
  return { at: null, answer: null, reason: null, returnedAt: null, workedAt: null, said: { ...NOTHING_SAID } }
}

/** Work on an offer that was given back, ran out or was taken away is somebody else's. */
function worked(rows: Projection, at: number): void {
  const offered = rows.handoffs.at(-1)
  const latest = offered ?? (rows.answered ??= nothingNew())
  const theirs = [null, 'accepted']
  // left open by a stage that was left: of an offer that was accepted before it is no withdrawal, as the table knows
  if (!offered) theirs.push('withdrawn')
  // what is told late of a time before the offer was no work on it; of an earlier offer the table knows that too
  if (offered && at < offered.offeredAt) return
  if (latest.returnedAt === null && theirs.includes(latest.answer)) latest.workedAt ??= at
}

/** The answer to an open offer; of one that was accepted, the lead coming back. */
function giveBack(rows: Projection, at: number, reason: string): void {
  const open = rows.handoffs.at(-1)
  if (open?.answer === 'accepted') Object.assign(open, { returnedAt: at, reason })
  answer(rows, at, 'returned', reason)
  // whether the earlier offer was accepted before is the table's to know
  if (!open && rows.answered) Object.assign(rows.answered, { returnedAt: at, reason })
}

const NOTHING_SAID: ReturnSaid = {
  answeredAt: null,
  answeredBy: null,
  answer: null,
  decidedAt: null,
  decidedBy: null,
  outcome: null,
}

/** What is said to a return belongs to the latest offer: it was its end. */
function say(rows: Projection, said: Partial<ReturnSaid>): void {
  const latest = rows.handoffs.at(-1)
  if (latest) Object.assign(latest.said, said)
  else Object.assign((rows.answered ??= nothingNew()).said, said)
}

function opportunitiesOf(rows: Projection, entry: LeadEntry): void {
  if (!entry.kind.startsWith('Opportunity')) return
  const told = entry as Extract<LeadEntry, { kind: 'OpportunityOpened' }>
  const known = rows.opportunities.findIndex((one) => one.id === told.body.id)
  const row = { ...told.body, at: told.at }
  if (known < 0) rows.opportunities.push(row)
  else rows.opportunities[known] = row
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
