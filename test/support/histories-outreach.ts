/** What lead development does to a lead, for random histories: calls with what comes next, meetings and what became of them. */
import * as calls from '#journey/outreach/calls.rules.ts'
import * as meet from '#journey/outreach/meetings.rules.ts'
import { recyclingReasons } from '#journey/outreach/cadence.rules.ts'
import { DAY, HOUR, MINUTE } from './cast.ts'
import type { Story, Told } from './story.ts'

type Doing = (story: Story, lead: Told, which: number) => unknown

const SDR = { by: 'mara', author: 'person:mara' }
const REP = { by: 'ines', author: 'person:ines' }
const REPS = ['ines', 'olaf']
const HOW = ['no_answer', 'voicemail', 'connected', 'call_later', 'not_interested'] as const
const VERDICTS = ['qualified', 'partly', 'not'] as const
const verdictDue = (_rep: string, now: number) => now + DAY

function meetingOf(lead: Told, which: number): string {
  return `${lead.id.slice(0, -1)}${which % 2}`
}

function booking(story: Story, lead: Told, which: number): meet.Booking {
  const at = story.now + (1 + (which % 9)) * 10 * MINUTE
  return { meeting: meetingOf(lead, which), at, minutes: 30, rep: REPS[which % 2]!, place: 'video' }
}

function thenOf(story: Story, lead: Told, which: number): calls.Then {
  const rules = story.law.version(lead.state.version)
  const due = story.now + (which - 1) * 5 * HOUR
  const reason = (ids: string[]) => ids[which % ids.length] ?? 'none'
  const all: calls.Then[] = [
    { do: 'next', by: 'call', due, promised: which % 2 === 0, step: which % 4 === 0 ? null : which % 4 },
    { do: 'next', by: 'email', due, promised: false, step: null },
    { do: 'meeting', meeting: booking(story, lead, which), qualified: which % 2 === 0 },
    { do: 'qualified' },
    { do: 'recycled', reason: reason(recyclingReasons(rules).map(({ id }) => id)), note: 'Later' },
    { do: 'disqualified', reason: reason(Object.keys(rules.disqualifyReasons)), note: 'No' },
  ]
  return all[which % all.length]!
}

export const outreach = {
  called: (story, lead, which) =>
    lead.does(
      calls.called(story.law, {
        ...SDR,
        how: 'call',
        outcome: HOW[which % HOW.length]!,
        answers: { fields: which % 3 === 0 ? { timeline: 'now' } : {}, consentPhone: which % 5 === 0 },
        then: thenOf(story, lead, which),
      }),
    ),
  answered: (story, lead, which) =>
    lead.does(calls.answered(story.law, { fields: { timeline: which % 2 ? 'now' : null } }, SDR)),
  booked: (story, lead, which) => lead.does(meet.book(story.law, booking(story, lead, which), SDR)),
  moved: (story, lead, which) => lead.does(meet.move(story.law, booking(story, lead, which), SDR)),
  held: (_story, lead, which) => lead.does(meet.held({ meeting: meetingOf(lead, which) }, verdictDue, SDR)),
  missed: (_story, lead, which) =>
    lead.does(meet.miss({ meeting: meetingOf(lead, which), side: which % 2 ? 'lead' : 'us' }, SDR)),
  calledOff: (_story, lead, which) =>
    lead.does(meet.cancel({ meeting: meetingOf(lead, which), side: 'lead' }, SDR)),
  judged: (_story, lead, which) => {
    const given = { meeting: meetingOf(lead, which), verdict: VERDICTS[which % 3]!, rating: 3, note: 'Said' }
    return lead.does(meet.judge(given, verdictDue, REP))
  },
  verdictRang: (_story, lead, which) => lead.does(meet.verdictRang(meetingOf(lead, which))),
} satisfies Record<string, Doing>
