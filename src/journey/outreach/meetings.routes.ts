import { v7 as uuid } from 'uuid'
import * as act from '#journey/outreach/meetings.rules.ts'
import { hinders, orTaken } from '#journey/outreach/meeting-checks.ts'
import { acting } from '#journey/outreach/asker.ts'
import { actOn } from '#work/lead-page.ts'
import { busyTimes, countMeetings, findMeeting, listMeetings } from '#journey/outreach/meetings.store.ts'
import { calendarFile } from '#journey/outreach/calendar-file.ts'
import { entryOf } from '#journey/outreach/meetings-mail.ts'
import { figures } from '#work/figures.ts'
import { freeSlots } from '#journey/outreach/slots.rules.ts'
import { hoursOf, verdictDueOf } from '#journey/outreach/hours.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { seesOthers } from '#people/figures.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Booking, Judging } from '#journey/outreach/meetings.rules.ts'
import type { Filter, MeetingFound } from '#journey/outreach/meetings.store.ts'
import type { MeetingPlace, Side } from '#journey/outreach/facts.ts'
import type { MeetingsSummary, MeetingView } from '#journey/outreach/meetings.contract.ts'
import type { Services } from '#work/services.ts'

const DAY_MS = 86_400_000
const YEAR_MS = 366 * DAY_MS
const QUICK_MS = 40
const NO_MEETING = { refused: 'not_found' as const, detail: 'There is no such meeting.' }

/** GET /api/meetings */
export async function meetings(services: Services, request: Request): Promise<Answer> {
  const found = await listMeetings(services.db, request.query as Filter, services.now())
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return { status: 200, body: { items: found.items.map((one) => viewOf(services, one)), next: found.next } }
}

function viewOf({ owner }: Services, one: MeetingFound): MeetingView {
  const moment = (at: number | null) => (at === null ? null : iso(at))
  return {
    id: one.id,
    lead: { id: one.lead_id, name: one.name, company: one.company },
    at: iso(one.at),
    minutes: one.minutes,
    rep: { id: one.rep, name: owner(one.rep) },
    booker: { id: one.booker, name: owner(one.booker) },
    place: one.place,
    where: one.where,
    status: one.status,
    by: one.by,
    moved: one.sequence,
    verdictDue: moment(one.verdict_due_at),
    verdict: one.verdict,
    rating: one.rating,
    judgedAt: moment(one.judged_at),
  }
}

/**
 * GET /api/meetings/summary: what became of them, by who made them; one's own, unless one answers for others. What counts is
 * the verdict.
 */
export async function summary(services: Services, request: Request): Promise<Answer> {
  const query = request.query as { from?: string; to?: string }
  const now = services.now()
  const to = query.to ?? iso(now).slice(0, 10)
  const from = query.from ?? iso(Date.parse(to) - 90 * DAY_MS).slice(0, 10)
  if (from > to) return invalid([{ field: 'to', message: 'lies before `from`' }])
  const within = [Date.parse(from), Date.parse(to) + DAY_MS, now] as const
  const rows = seesOthers(request.who)
    ? (await everybodys(services, `meetings ${from} ${to}`, within)).value
    : await countMeetings(services.db, ...within, request.who.id)
  const body: MeetingsSummary = {
    from,
    to,
    items: rows.map(({ booker, rating, ...counts }) => ({
      ...counts,
      booker: { id: booker, name: services.owner(booker) },
      rating: rating === null ? null : Math.round(rating * 10) / 10,
      noShow: wilson(counts.missed, counts.held + counts.missed),
      qualified: wilson(counts.worth, counts.judged),
    })),
    next: null,
    waitsForVerdict: rows.reduce((sum, one) => sum + one.held - one.judged, 0),
  }
  return { status: 200, body }
}

/** Over everybody they may be many thousand; where they are few, a verdict is in the figures at once. */
function everybodys(services: Services, key: string, within: readonly [number, number, number]) {
  return figures(services, key, (db) => countMeetings(db, ...within, null), undefined, QUICK_MS)
}

/** GET /api/meetings/slots: when a rep could meet. */
export async function slots(services: Services, request: Request): Promise<Answer> {
  const { rep, minutes, from: given } = request.query as { rep: string; minutes: number; from?: string }
  const person = services.people.get(rep)
  if (!person || person.desk) return invalid([{ field: 'rep', message: 'is nobody we know' }])
  const now = services.now()
  const asked = given === undefined ? now : Date.parse(given)
  if (asked > now + YEAR_MS) return invalid([{ field: 'from', message: 'is more than a year away' }])
  const from = Math.max(asked, now + 2 * 3_600_000)
  const hours = hoursOf(services, rep)
  const busy = await busyTimes(services.db, rep, from)
  const free = freeSlots(hours, busy, { from, minutes, most: 60 })
  return {
    status: 200,
    body: { rep: { id: rep, name: person.name }, timeZone: hours.timeZone, slots: free.map(iso) },
  }
}

/** GET /api/leads/{id}/meetings/{meeting}/invitation.ics */
export async function invitation(services: Services, request: Request): Promise<Answer> {
  const found = await findMeeting(services.db, request.params.id!, request.params.meeting!)
  if (!found) return refused(NO_MEETING)
  const method = found.status === 'cancelled' ? 'CANCEL' : 'REQUEST'
  return {
    status: 200,
    headers: {
      'content-type': `text/calendar; charset=utf-8; method=${method}`,
      'content-disposition': `attachment; filename="meeting.ics"`,
    },
    stream: calendarFile(entryOf(services, found, method, found.sequence)),
  }
}

interface Given {
  at: string
  minutes: number
  rep: string
  place: MeetingPlace
  where?: string | undefined
  note?: string | undefined
}

/** Whoever judges a meeting sits in it, and lead development is measured by these verdicts: so it is sales who sit there. */
const SITS_IN = 'sales'

/** A meeting as it was asked for; the rep has to be somebody. */
export function bookingOf(
  services: Services,
  given: Given,
  place = '',
  meeting: string = uuid(),
): Booking | { errors: { field: string; message: string }[] } {
  const rep = services.people.get(given.rep)
  if (!rep || rep.desk || rep.function !== SITS_IN || rep.unavailable === 'has left')
    return { errors: [{ field: `${place}rep`, message: 'is nobody who could sit in a meeting' }] }
  return { ...given, meeting, at: Date.parse(given.at) }
}

export async function book(services: Services, request: Request): Promise<Answer> {
  const booking = bookingOf(services, request.body as Given)
  if ('errors' in booking) return invalid(booking.errors)
  const hindered = await hinders(services, request.params.id!, booking, { whom: 'id', at: 'at' })
  const decide = act.book(services.law, booking, acting(request), hindered)
  return orTaken(services, booking, 'at', () => actOn(services, request, decide, 'meetings'))
}

export async function move(services: Services, request: Request): Promise<Answer> {
  const booking = bookingOf(services, request.body as Given, '', request.params.meeting!)
  if ('errors' in booking) return invalid(booking.errors)
  const hindered = await hinders(services, request.params.id!, booking, { whom: 'id', at: 'at' })
  const decide = act.move(services.law, booking, acting(request), hindered)
  return orTaken(services, booking, 'at', () => actOn(services, request, decide, named(request, 'move')))
}

export async function held(services: Services, request: Request): Promise<Answer> {
  const { rep, note } = request.body as { rep?: string; note?: string }
  const known = rep === undefined ? null : services.people.get(rep)
  if (rep !== undefined && (!known || known.desk || known.function !== SITS_IN))
    return invalid([{ field: 'rep', message: 'is nobody who could sit in a meeting' }])
  const meeting = request.params.meeting!
  const decide = act.held({ meeting, rep, note }, verdictDueOf(services), acting(request))
  return actOn(services, request, decide, named(request, 'held'))
}

export function missed(services: Services, request: Request): Promise<Answer> {
  const given = { meeting: request.params.meeting!, ...(request.body as { side: Side; note?: string }) }
  return actOn(services, request, act.miss(given, acting(request)), named(request, 'missed'))
}

export function cancel(services: Services, request: Request): Promise<Answer> {
  const given = { meeting: request.params.meeting!, ...(request.body as { side: Side; note?: string }) }
  return actOn(services, request, act.cancel(given, acting(request)), named(request, 'cancel'))
}

export function judge(services: Services, request: Request): Promise<Answer> {
  const given = { meeting: request.params.meeting!, ...(request.body as Omit<Judging, 'meeting'>) }
  const { role } = request.who
  const leads = role === 'sales_manager' || role === 'admin'
  const standsIn = (rep: string) => leads && hasLeft(services, rep)
  const decide = act.judge(given, verdictDueOf(services), acting(request), standsIn)
  return actOn(services, request, decide, named(request, 'judge'))
}

function hasLeft({ people }: Services, rep: string): boolean {
  const person = people.get(rep)
  return !person || person.unavailable === 'has left'
}

function named({ params }: Request, what: string): string {
  return `meetings/${params.meeting}/${what}`
}
