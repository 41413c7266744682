import { counts } from '#journey/capture/facts.ts'
import { elapse, receive, rulesClock } from '#journey.ts'
import { fold } from '#journey/replay.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Law, LeadState } from '#journey.ts'
import type { LeadEntry, LeadFact } from '#journey/entries.ts'
import type { Rejudged, SignalsReclassified } from '#journey/capture/tracking/facts.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** How a signal is judged from now on, by the place of the entry that told of it. */
export type Verdicts = Map<number, { human: number; why: string[] }>

/**
 * What a lead's stream says when some of its signals are judged otherwise: the fact that records it. Null: nothing changes.
 * The lead's history is replayed with the signals as they are judged now; where nobody has worked the lead since the first
 * of them, it goes to where that leads.
 * @param stream all entries of the lead, oldest first
 */
export function reclassification(
  law: Law,
  lead: string,
  stream: Entry[],
  verdicts: Verdicts,
  given: { how: SignalsReclassified['how']; because: string; now: number },
): SignalsReclassified | null {
  const entries = stream as LeadEntry[]
  const judged = judgedSoFar(entries)
  const changed = changes(entries, judged, verdicts)
  if (changed.length === 0) return null
  for (const { seq, touch } of changed) judged.set(seq, touch)
  const corrected = entries.map((entry) => withTouch(entry, judged.get(entry.seq)))
  const counted = fold(corrected.filter(({ kind }) => kind !== 'SignalsReclassified') as Entry[])!
  const { touched, touchedHere, lastTouchAt } = counted
  return {
    changed,
    how: given.how,
    because: given.because,
    touched,
    touchedHere,
    lastTouchAt,
    stage: stageOf(law, lead, corrected, changed, given.now),
  }
}

/** Signals as they are judged at present: what told of them, or the latest word on it. */
function judgedSoFar(entries: LeadEntry[]): Map<number, Touch> {
  const judged = new Map<number, Touch>()
  for (const entry of entries) {
    const touch = touchOf(entry)
    if (touch) judged.set(entry.seq, touch)
    if (entry.kind === 'SignalsReclassified')
      for (const one of entry.body.changed) judged.set(one.seq, one.touch)
  }
  return judged
}

function touchOf(entry: LeadEntry): Touch | null {
  return entry.kind === 'LeadCaptured' || entry.kind === 'TouchHappened' ? entry.body.touch : null
}

function changes(entries: LeadEntry[], judged: Map<number, Touch>, verdicts: Verdicts): Rejudged[] {
  const changed: Rejudged[] = []
  let pass = 1
  for (const entry of entries) {
    if (entry.kind === 'PassBegan') pass = entry.body.pass
    const verdict = verdicts.get(entry.seq)
    const before = judged.get(entry.seq)
    if (!verdict || !before) continue
    const was = before.human ?? 1
    if (was === verdict.human) continue
    changed.push({ seq: entry.seq, at: entry.at, pass, touch: { ...before, ...verdict }, was })
  }
  return changed
}

function withTouch(entry: LeadEntry, touch: Touch | undefined): LeadEntry {
  if (!touch || !touchOf(entry)) return entry
  return { ...entry, body: { ...entry.body, touch } } as LeadEntry
}

/** What happens by itself, or to leads without anybody having looked at them. All else is somebody's work. */
const NOBODYS: ReadonlySet<string> = new Set([
  'LeadCaptured',
  'LeadDetailsChanged',
  'TouchHappened',
  'SignalsReclassified',
  'OwnerAssigned',
  'NotificationSettled',
  'CalendarChanged',
  'ConsentGiven',
  'ConsentWithdrawn',
  'ProgrammeConsidered',
  'MailSettled',
  'MailReturned',
])

function stageOf(
  law: Law,
  lead: string,
  entries: LeadEntry[],
  changed: Rejudged[],
  now: number,
): string | null {
  if (changed.every(({ touch }) => counts(touch))) return null
  const first = changed[0]!.seq
  if (entries.some(({ seq, kind, fact }) => fact && seq > first && !NOBODYS.has(kind))) return null
  const would = replayed(law, lead, entries, now)
  const is = fold(entries as Entry[])!
  return would && would.pass === is.pass && would.stage !== is.stage ? would.stage : null
}

/** Where the facts alone lead. Nobody is looked for: who was found is a fact, and only of whoever still needs somebody. */
function replayed(law: Law, lead: string, entries: LeadEntry[], now: number): LeadState | null {
  let state: LeadState | null = null
  for (const entry of entries) {
    if (!entry.fact || entry.kind === 'SignalsReclassified') continue
    const clock = rulesClock(state, entry, entry.recordedAt)
    if (state) elapse(law, state, clock, lead)
    if (entry.kind === 'OwnerAssigned' && !state?.routing) continue
    state = receive(law, state, entry as unknown as LeadFact, clock, lead).state
  }
  if (state) elapse(law, state, now, lead)
  return state
}
