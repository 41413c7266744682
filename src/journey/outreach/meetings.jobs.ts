import { clashOf, findMeeting, orphans, verdictsDue } from '#journey/outreach/meetings.store.ts'
import { handOn } from '#journey/outreach/meetings-off.rules.ts'
import { isOverlap } from '#journey/outreach/meeting-checks.ts'
import { mailOf } from '#journey/outreach/meetings-mail.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import { settled } from '#journey/lifecycle/actions.rules.ts'
import { verdictRang } from '#journey/outreach/meetings.rules.ts'
import type { MeetingMail } from '#journey/outreach/meetings-mail.ts'
import type { Orphan } from '#journey/outreach/meetings.store.ts'
import type { Services } from '#work/services.ts'

interface Due {
  lead_id: string
  seq: number
  kind: 'meeting_to_rep' | 'meeting_to_person' | 'meeting_to_former'
  recipient: string
  payload: { meeting: string; method: 'REQUEST' | 'CANCEL'; sequence: number }
  attempts: number
}

export type SendInvitation = (mail: { id: string; to: string } & MeetingMail) => Promise<void>

/** A mail that is not settled by then is tried again by whoever comes next: its sender has died. */
const LEASE_MS = 120_000
const MOST_ATTEMPTS = 8

/** Verdicts whose time is up ring once: the rep is reminded, their manager told. @returns whether there may be more */
export async function ringVerdicts(services: Services): Promise<boolean> {
  const due = await verdictsDue(services.db, services.now())
  await Promise.all(
    due.map(({ lead_id, id }) =>
      services.gatherer.do({ target: { leadId: lead_id }, decide: verdictRang(id) }),
    ),
  )
  return due.length === 200
}

const DAY_MS = 86_400_000

/**
 * Nobody waits for somebody who has left: their meetings go to whoever has the lead now, or are called off. While the lead
 * waits for somebody the meeting waits too, until a day before it.
 */
export async function handOnMeetings(services: Services): Promise<boolean> {
  const gone = [...services.people.values()].filter(({ unavailable }) => unavailable === 'has left')
  if (gone.length === 0) return false
  const now = services.now()
  const left = await orphans(
    services.db,
    gone.map(({ id }) => id),
    now,
  )
  for (const one of left) {
    const owner = services.people.get(one.owner)
    // the lead goes first, and the meeting after it
    if (owner?.unavailable === 'has left' || (owner?.desk && one.at - now > DAY_MS)) continue
    await handTo(services, one, await successorOf(services, one))
  }
  return false
}

/** Whoever has the lead now, when they sell and are free at that time. */
async function successorOf({ db, people }: Services, one: Orphan): Promise<string | null> {
  const person = people.get(one.owner)
  if (!person || person.desk || person.function !== 'sales') return null
  const { id: meeting, at, minutes } = one
  return (await clashOf(db, { meeting, rep: person.id, at, minutes })) ? null : person.id
}

async function handTo(services: Services, one: Orphan, successor: string | null): Promise<void> {
  const target = { leadId: one.lead_id }
  try {
    await services.gatherer.do({ target, decide: handOn(one.id, one.rep, successor) })
  } catch (error) {
    // somebody gave the successor another meeting meanwhile
    if (!isOverlap(error)) throw error
    await services.gatherer.do({ target, decide: handOn(one.id, one.rep, null) })
  }
}

/** Sends the calendar entries that the outbox owes, at least once, under an id that stays. @returns whether there may be more */
export async function deliverInvitations(services: Services, send: SendInvitation): Promise<boolean> {
  const due = await claim(services)
  for (const one of due) await deliver(services, send, one).catch((error) => failed(services, one, error))
  return due.length > 0
}

async function claim(services: Services): Promise<Due[]> {
  const { rows } = await services.db.query<Due>(
    `update outbox o set attempts = o.attempts + 1, due_at = to_timestamp(($1 + ${LEASE_MS}) / 1000.0)
       from (select lead_id, seq, kind from outbox where workspace_no = 1 and settled_at is null
              and kind in ('meeting_to_rep', 'meeting_to_person', 'meeting_to_former')
              and due_at <= to_timestamp($1 / 1000.0)
              order by due_at limit 20 for update skip locked) as c
      where o.workspace_no = 1 and o.lead_id = c.lead_id and o.seq = c.seq and o.kind = c.kind
      returning o.lead_id, o.seq, o.kind, o.recipient, o.payload, o.attempts`,
    [services.now()],
  )
  return rows
}

async function deliver(services: Services, send: SendInvitation, due: Due): Promise<void> {
  const { meeting: id, method, sequence } = due.payload
  const meeting = await findMeeting(services.db, due.lead_id, id)
  if (!meeting) return settle(services, due, 'failed', 'there is no such meeting')
  // moved or called off meanwhile: a later mail says how it stands
  if (meeting.sequence > sequence) return settle(services, due, 'failed', 'it has changed since')
  if (due.kind === 'meeting_to_person') {
    const asked = { now: services.now(), channel: 'invitation' as const }
    const why = (await suppressedLeads(services.db, [due.lead_id], asked)).get(due.lead_id)
    // the entry outlives an erasure: it says why, and nothing that names anybody
    if (why) return settle(services, due, 'failed', `left alone: ${why.reason}`)
  }
  const to = due.kind === 'meeting_to_person' ? meeting.email : services.people.get(due.recipient)?.email
  if (!to) return settle(services, due, 'failed', 'no e-mail address')
  // a calendar takes back only what its organizer takes back
  const theirs = due.kind === 'meeting_to_former' ? { ...meeting, rep: due.recipient } : meeting
  const mail = mailOf(services, theirs, method, sequence)
  await send({ id: `${id}.${sequence}.${due.kind}@baton`, to, ...mail })
  return settle(services, due, 'sent', '')
}

/** The fact first, then the row: after a crash between them the mail may go twice, but is never forgotten. */
async function settle(
  services: Services,
  due: Due,
  outcome: 'sent' | 'failed',
  detail: string,
): Promise<void> {
  await services.gatherer.do({
    target: { leadId: due.lead_id },
    decide: settled({ what: due.kind, to: due.recipient, outcome, detail: detail.slice(0, 500) }),
  })
  await services.db.query(
    `update outbox set settled_at = to_timestamp($4 / 1000.0), outcome = $5, detail = $6
      where workspace_no = 1 and lead_id = $1 and seq = $2 and kind = $3`,
    [due.lead_id, due.seq, due.kind, services.now(), outcome, detail.slice(0, 500)],
  )
}

async function failed(services: Services, due: Due, error: unknown): Promise<void> {
  const { message } = error as Error
  services.log.warn('an invitation failed', { lead: due.lead_id, seq: due.seq, error: message })
  if (due.attempts >= MOST_ATTEMPTS) return settle(services, due, 'failed', message)
  await services.db.query(
    `update outbox set due_at = to_timestamp($4 / 1000.0), detail = $5
      where workspace_no = 1 and lead_id = $1 and seq = $2 and kind = $3`,
    [
      due.lead_id,
      due.seq,
      due.kind,
      services.now() + Math.min(2 ** due.attempts * 15_000, 3_600_000),
      message.slice(0, 500),
    ],
  )
}
