import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'

export interface Invited {
  name: string
  email: string
}

/** A calendar entry. Moments: epoch ms; they are written in UTC, so that no zone has to be carried along. */
export interface CalendarEntry {
  /** the same for every version of the meeting */
  id: string
  /** counts up with every change: a calendar takes the highest */
  sequence: number
  method: 'REQUEST' | 'CANCEL'
  at: number
  minutes: number
  summary: string
  where: string | null
  organizer: Invited
  attendees: Invited[]
  /** when this version was made */
  stamp: number
}

/** The entry as a file of RFC 5545; with its method it is the invitation or the cancellation of RFC 5546. */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = ical({ prodId: { company: 'Baton', product: 'Baton', language: 'EN' } })
  calendar.method(ICalCalendarMethod[entry.method])
  calendar.createEvent({
    id: `${entry.id}@baton`,
    sequence: entry.sequence,
    stamp: new Date(entry.stamp),
    start: new Date(entry.at),
    end: new Date(entry.at + entry.minutes * 60_000),
    summary: entry.summary,
    status: entry.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(entry.where === null ? {} : { location: entry.where }),
    organizer: entry.organizer,
    attendees: entry.attendees.map(({ name, email }) => ({
      name,
      email,
      rsvp: entry.method === 'REQUEST',
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
    })),
  })
  return calendar.toString()
}
