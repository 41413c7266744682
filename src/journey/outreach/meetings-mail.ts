import { calendarFile } from '#journey/outreach/calendar-file.ts'
import type { CalendarEntry, Invited } from '#journey/outreach/calendar-file.ts'
import type { MeetingFound } from '#journey/outreach/meetings.store.ts'
import type { Services } from '#work/services.ts'

/** The calendar entry of a meeting as it stands now. */
export function entryOf(
  services: Services,
  meeting: MeetingFound,
  method: CalendarEntry['method'],
  sequence: number,
): CalendarEntry {
  const rep = services.people.get(meeting.rep)
  const host = new URL(services.config.publicUrl).hostname
  const organizer: Invited = {
    name: rep?.name ?? meeting.rep,
    email: rep?.email ?? `${meeting.rep.replace(/[^a-z0-9._-]/gi, '-')}@${host}`,
  }
  const guest = meeting.email === null ? [] : [{ name: meeting.name ?? meeting.email, email: meeting.email }]
  return {
    id: meeting.id,
    sequence,
    method,
    at: meeting.at,
    minutes: meeting.minutes,
    summary: [`Meeting`, meeting.company, rep?.name].filter(Boolean).join(' · '),
    where: meeting.where,
    organizer,
    attendees: [organizer, ...guest],
    stamp: services.now(),
  }
}

export interface MeetingMail {
  subject: string
  text: string
  calendar: { method: CalendarEntry['method']; content: string }
}

/** What goes to the person and to the rep: the same entry, with a sentence for whoever reads mail as text. */
export function mailOf(
  services: Services,
  meeting: MeetingFound,
  method: CalendarEntry['method'],
  sequence: number,
): MeetingMail {
  const entry = entryOf(services, meeting, method, sequence)
  const when = `${new Date(meeting.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const said =
    method === 'CANCEL'
      ? 'The meeting is called off'
      : sequence > 0
        ? 'The meeting has changed'
        : 'We look forward to meeting you'
  return {
    subject: method === 'CANCEL' ? `Called off: ${entry.summary}` : entry.summary,
    text:
      `${said}: ${when}, ${meeting.minutes} minutes, with ${entry.organizer.name}.\n` +
      (meeting.where === null ? '' : `Where: ${meeting.where}\n`),
    calendar: { method, content: calendarFile(entry) },
  }
}
