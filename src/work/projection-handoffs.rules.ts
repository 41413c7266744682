import type { LeadEntry } from '#journey/entries.ts'

/** An offer that was made in this stretch. Moments: epoch ms. */
export interface HandoffRow {
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
export interface Answered {
  at: number | null
  answer: string | null
  reason: string | null
  returnedAt: number | null
  workedAt: number | null
  /** of an open offer: measured anew, since other hours count for the rep */
  dueAt: number | null
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

interface Handoffs {
  handoffs: HandoffRow[]
  answered: Answered | null
}

export function handoffsOf(
  rows: Handoffs,
  entry: LeadEntry,
  seen: { pass: number; score: number; rehoured: boolean },
): void {
  if (entry.fact) seen.rehoured = entry.kind === 'CalendarChanged'
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
  if (entry.kind === 'NextStepSet' && seen.rehoured) dueAnew(rows, entry.body.due)
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

function answer(rows: Handoffs, at: number, what: string, reason: string | null): void {
  const open = rows.handoffs.at(-1)
  if (open && open.answer === null) Object.assign(open, { answeredAt: at, answer: what, reason })
  else if (!open && !rows.answered?.answer)
    rows.answered = { ...(rows.answered ?? nothingNew()), at, answer: what, reason }
}

function nothingNew(): Answered {
  return {
    at: null,
    answer: null,
    reason: null,
    returnedAt: null,
    workedAt: null,
    dueAt: null,
    said: { ...NOTHING_SAID },
  }
}

/** Other hours move the time of an open offer; of one that was answered the table keeps what was. */
function dueAnew(rows: Handoffs, due: number): void {
  const latest = rows.handoffs.at(-1) ?? (rows.answered ??= nothingNew())
  if (latest.answer === null) latest.dueAt = due
}

/** Work on an offer that was given back, ran out or was taken away is somebody else's. */
function worked(rows: Handoffs, at: number): void {
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
function giveBack(rows: Handoffs, at: number, reason: string): void {
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
function say(rows: Handoffs, said: Partial<ReturnSaid>): void {
  const latest = rows.handoffs.at(-1)
  if (latest) Object.assign(latest.said, said)
  else Object.assign((rows.answered ??= nothingNew()).said, said)
}
