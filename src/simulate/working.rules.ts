import type { PersonPatch } from '#people/people.store.ts'

/** Where, when and in which languages the cast works. Who is not named keeps the hours of the office. */
const working: Record<string, PersonPatch> = {
  'henrik.vass': { team: 'DACH', languages: ['de', 'en'], holidays: 'DE-BE', timeZone: 'Europe/Berlin' },
  'petra.novakova': {
    team: 'DACH',
    languages: ['cs', 'de', 'en'],
    holidays: 'CZ',
    timeZone: 'Europe/Prague',
  },
  'stefan.rieger': { team: 'DACH', languages: ['de'], holidays: 'AT-9', timeZone: 'Europe/Vienna' },
  'claire.fontaine': {
    team: 'International',
    languages: ['fr', 'en'],
    holidays: 'FR',
    timeZone: 'Europe/Paris',
    workingHours: days('09:00-12:30', '13:30-17:30'),
  },
  'rohan.mehta': {
    team: 'International',
    languages: ['en', 'hi'],
    holidays: 'GB-ENG',
    timeZone: 'Europe/London',
    workingHours: days('08:30-13:00', '14:00-17:00'),
  },
  'mei.tanaka': { team: 'International', languages: ['en', 'ja'] },
  'amara.okoye': { languages: ['en'], timeZone: 'Europe/London', workingHours: days('08:00-16:00') },
  'jonas.brandt': { languages: ['de', 'en'] },
}

function days(...blocks: string[]): Record<string, string[]> {
  return Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, blocks]))
}

/** Copies of a larger company work as the one whom they copy. */
export function workingOf(id: string): PersonPatch | null {
  return working[id.replace(/\.\d+$/, '')] ?? null
}

/** On parental leave: away for half a year from the end on, which is not switched off by hand. */
export const ON_LEAVE = 'mei.tanaka'
export const FULL = 'stefan.rieger'
const DAY_MS = 86_400_000

export function leaveFrom(from: number, until: number): PersonPatch['absences'] {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
  return [{ from: day(from), to: day(until + 120 * DAY_MS), note: 'Parental leave' }]
}

/** Room for half as many again, in fives; whoever forgets what they accept has no room left. */
export function capacityFor(id: string, load: number): number {
  return id.startsWith(FULL) ? Math.max(1, load) : Math.ceil((load * 1.5 + 5) / 5) * 5
}
