import { meeting } from '#journey/outreach/evolve.rules.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { MeetingState } from '#journey/outreach/evolve.rules.ts'
import type { Stretch } from '#work/card.ts'

/** A row of the read model. `seq`: the entry whose personal part says where they meet; 0: as before. */
export type MeetingRow = MeetingState & { id: string; seq: number }

const KINDS = [
  'MeetingBooked',
  'MeetingMoved',
  'MeetingHeld',
  'MeetingMissed',
  'MeetingCancelled',
  'MeetingJudged',
  'VerdictOverdue',
] as const
type MeetingEntry = Extract<LeadEntry, { kind: (typeof KINDS)[number] }>

function isMeeting(entry: LeadEntry): entry is MeetingEntry {
  return (KINDS as readonly string[]).includes(entry.kind)
}

/** The meetings that a stretch speaks of, as they stand after it. */
export function meetingsOf({ entries, after }: Stretch): MeetingRow[] {
  const rows = new Map<string, MeetingRow>()
  for (const { entry } of entries) {
    if (entry.kind === 'LeadMerged') {
      for (const id of Object.keys(entry.body.meetings)) {
        const state = meeting(after.state, id)
        if (state && !rows.has(id)) rows.set(id, { ...state, id, seq: entry.seq })
      }
    }
    if (!isMeeting(entry)) continue
    const id = entry.body.meeting
    const state = meeting(after.state, id)
    if (!state) continue
    // whoever takes it over from somebody who has left meets where they would have
    const placed =
      entry.kind === 'MeetingBooked' || (entry.kind === 'MeetingMoved' && entry.body.because === undefined)
    rows.set(id, { ...state, id, seq: placed ? entry.seq : (rows.get(id)?.seq ?? 0) })
  }
  return [...rows.values()]
}

type Outbox = { seq: number; kind: string; recipient: string; payload: string; dueAt: number }[]

/**
 * Calendar entries for the person and the rep, and the notices: a new date, a verdict that is asked for, one that is late.
 * Each kind of mail has a row of its own, because the outbox knows one row of a kind per entry. History sends nothing.
 */
export function meetingMails(outbox: Outbox, entry: LeadEntry, state: LeadState): void {
  if (!isMeeting(entry) || entry.history) return
  const { seq, recordedAt } = entry
  const { meeting: id } = entry.body
  const one = meeting(state, id)
  if (!one) return
  const row = (kind: string, recipient: string, payload: object) =>
    outbox.push({ seq, kind, recipient, payload: JSON.stringify(payload), dueAt: recordedAt })
  const { kind } = entry
  if (kind === 'MeetingBooked' || kind === 'MeetingMoved' || kind === 'MeetingCancelled') {
    const mail = {
      meeting: id,
      method: kind === 'MeetingCancelled' ? 'CANCEL' : 'REQUEST',
      sequence: kind === 'MeetingBooked' ? 0 : one.sequence,
    }
    row('meeting_to_rep', one.rep, mail)
    row('meeting_to_person', 'lead', mail)
    row('Notice', one.rep, { what: 'meeting', told: kind, meeting: id, at: one.at, by: entry.by })
  }
  if (entry.kind === 'MeetingMoved' && entry.body.was !== undefined) {
    // for whoever had it, it is off: two would come
    row('meeting_to_former', entry.body.was, { meeting: id, method: 'CANCEL', sequence: one.sequence })
    const told = 'MeetingCancelled'
    row('NoticeFormer', entry.body.was, { what: 'meeting', told, meeting: id, at: one.at, by: entry.by })
  }
  if (entry.kind === 'MeetingHeld' && one.verdict === null)
    row('Notice', one.rep, { what: 'verdict', meeting: id, due: entry.body.verdictDue })
  if (entry.kind === 'VerdictOverdue')
    row('Notice', `managers:sales,${entry.body.rep}`, {
      what: 'verdict_late',
      meeting: id,
      due: entry.body.due,
      by: entry.body.rep,
    })
}
