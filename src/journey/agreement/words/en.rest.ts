import { capital } from '../wording.ts'

/** The titles of the sections. */
export const sections = {
  parties: 'Parties',
  lead: 'What a lead is',
  path: 'The way of a lead',
  routing: 'Who gets a lead',
  duties: 'What each side owes',
  reasons: 'Returning and disqualifying',
  beside: 'Recycling and the watch',
  targets: 'Targets',
  terms: 'Terms used above',
  change: 'In force, change and review',
}

/** Parties, path and reasons. */
export const frame = {
  parties: 'The parties',
  agreed: (name: string, parties: string) => `This is “${name}”, agreed between ${parties}.`,
  called: 'The agreement is now called {}',
  path: 'The path',
  way: (stages: string[]) => `A lead goes through ${stages.join(', then ')}. None of these is skipped.`,
  wayNames: (stages: string[]) => stages.join(', then '),
  wayNow: 'The way of a lead is now {}',
  fastTrack: 'The fast track',
  allOpen: (because: string, several: boolean) =>
    `The whole way is open at once (${because}) when ${several ? 'all of ' : ''}this holds:`,
  fastTrackBecause: 'The fast track is now explained by {}',
  returning: 'Returning a lead',
  disqualifying: 'Disqualifying a lead',
  reason: (of: { label: string; stage: string; step: string | null; noted: boolean; ask: string | null }) => {
    const step = of.step === null ? '' : `, where the next step is: ${of.step}`
    const asked = of.ask === null ? '' : ` It asks: “${of.ask}”.`
    return `${of.label}: the lead goes to ${of.stage}${step}.${of.noted ? ' A note is required.' : ''}${asked}`
  },
  reasonCalled: (id: string) => `The reason ${id} is now called {}`,
  reasonGoes: {
    returnReasons: (label: string) => `A returned lead (“${label}”) now goes to {}`,
    disqualifyReasons: (label: string) => `A disqualified lead (“${label}”) now goes to {}`,
  },
  noteNow: (label: string) => `For “${label}” a note is now {}`,
  notes: { required: 'required', optional: 'optional' },
  askNow: (label: string) => `With “${label}” it is now asked: {}`,
  nothing: 'nothing',
  stepNow: (label: string) => `After “${label}” the next step is now {}`,
  ownStep: 'the stage’s own',
}

/** Calendars, and how the agreement itself changes. */
export const agreement = {
  calendar: (id: string) => `Calendar “${capital(id)}”`,
  days: {
    mon: 'Mondays',
    tue: 'Tuesdays',
    wed: 'Wednesdays',
    thu: 'Thursdays',
    fri: 'Fridays',
    sat: 'Saturdays',
    sun: 'Sundays',
  },
  block: (from: string, to: string) => `${from} to ${to}`,
  open: (days: string, at: string) => `on ${days} from ${at}`,
  closed: 'at no time',
  hours: (hours: string, zone: string) => `Business time is counted ${hours}, by the clock of ${zone}.`,
  hoursNow: (id: string) => `Business time of “${capital(id)}” is now counted {}`,
  zoneNow: (id: string) => `“${capital(id)}” now goes by the clock of {}`,
  holiday: (date: string, name: string) => `No business time on ${date}, ${name}.`,
  holidayNow: (date: string) => `The holiday on ${date} is now called {}`,
  inForce: 'In force',
  from: (version: number, date: string) => `Version ${version} is in force from ${date}.`,
  fromNow: 'The agreement is now in force from {}',
  flight: {
    finish: 'end their pass under the version under which they began it',
    rejudge: 'are judged by this version from its first day',
  },
  inFlight: (what: string) => `Leads that are on their way when it comes into force ${what}.`,
  inFlightNow: 'Leads on their way when it comes into force now {}',
  moved: (from: string, to: string) => `A lead that was in ${from} goes on in ${to}.`,
  movedNow: (from: string) => `A lead that was in ${from} now goes on in {}`,
  review: 'Review',
  reviewBy: (date: string) => `By ${date} both sides look at what came of it, and sign it anew or change it.`,
  noReview: 'No day is set on which both sides review it.',
  reviewNow: 'The agreement is now to be reviewed by {}',
  noDay: 'no set day',
}

/** Who gets a lead. */
export const routing = {
  title: (team: string) => `Who in ${team} gets a lead`,
  rule: (of: {
    because: string
    when: string | null
    who: string
    how: string | null
    otherwise: string
  }) => {
    const which = of.when === null ? 'Every lead' : `If ${of.when}, a lead`
    const how = of.how === null ? '' : `, ${of.how}`
    return `${of.because}. ${which} goes to ${of.who}${how}. If none of them can take it, ${of.otherwise}.`
  },
  everyLead: 'every lead',
  otherwise: { wait: 'it waits for them', next: 'the next rule is tried' },
  becauseNow: (id: string) => `The routing rule ${id} is now explained by {}`,
  whenNow: (name: string) => `“${name}” is now for leads if {}`,
  whoNow: (name: string) => `“${name}” now hands leads to {}`,
  howNow: (name: string) => `Within “${name}” leads are now given {}`,
  otherwiseNow: (name: string) => `If nobody of “${name}” can take a lead, now {}`,
  accountOwner: 'whoever has another lead of the same company in work',
  person: (id: string) => id,
  people: (ids: string) => `one of ${ids}`,
  team: (name: string) => `the team “${name}”`,
  speaks: (field: string) => `somebody who speaks the lead’s language (${field})`,
  everybody: 'anybody of the function',
  onePerson: 'to the one person',
  leastLoad: 'to whoever has the fewest leads in work',
  rotation: 'in turn',
  weighted: (shares: string) => `in turn by weight${shares && ` (${shares}, others 1)`}`,
  hours: {
    prefer: 'are asked only when nobody is in',
    skip: 'are not asked',
    allow: 'are asked like anybody',
  },
  offHours: (team: string, what: string) => `People of ${team} who are outside their working hours ${what}.`,
  offHoursNow: (team: string) => `In ${team}, people outside their working hours now {}`,
}
