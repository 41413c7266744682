import type { PersonView } from '#people/people.contract.ts'
import { words } from './words.ts'

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]

/** When and in which languages somebody works, as it is typed. */
export interface Work {
  timeZone: string
  /** DE-BY; empty: those of the agreement's calendar */
  holidays: string
  languages: string
  /** null: the hours of the agreement's calendar */
  hours: Record<Day, string> | null
}

const OFFICE = '9:00–17:00'

export function workOf(person: PersonView): Work {
  const given = person.workingHours
  return {
    timeZone: person.timeZone ?? '',
    holidays: person.holidays ?? '',
    languages: person.languages.join(', '),
    hours: given && eachDay((day) => (given[day] ?? []).map((one) => one.replace('-', '–')).join(', ')),
  }
}

/** Hours to begin with, when somebody wants their own. */
export function officeHours(): Record<Day, string> {
  return eachDay((day) => (day === 'sat' || day === 'sun' ? '' : OFFICE))
}

export function eachDay(of: (day: Day) => string): Record<Day, string> {
  return Object.fromEntries(DAYS.map((day) => [day, of(day)])) as Record<Day, string>
}

/** "9-12:30, 13:30–17" as the contract has it; null where it is no hours. Nothing typed is a free day. */
export function intervals(text: string): string[] | null {
  const parts = text.split(/[,;]/).map((part) => part.trim())
  if (text.trim() === '') return []
  const out = parts.map((part) => {
    const found = /^(\d{1,2})(?:[:.](\d\d))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.](\d\d))?$/.exec(part)
    if (!found) return null
    const [, h1, m1 = '00', h2, m2 = '00'] = found
    const from = `${h1!.padStart(2, '0')}:${m1}`
    const to = `${h2!.padStart(2, '0')}:${m2}`
    const fits = from < to && to <= '24:00' && Number(m1) < 60 && Number(m2) < 60
    return fits ? `${from}-${to}` : null
  })
  return out.every((one) => one !== null) ? out : null
}

export type WorkErrors = Partial<Record<Day | 'languages' | 'timeZone' | 'holidays', string>>

/** The change that the API takes, and what of it cannot be read. */
export function changeOf(work: Work): { change: object; errors: WorkErrors } {
  const errors: WorkErrors = {}
  const workingHours: Partial<Record<Day, string[]>> = {}
  for (const day of work.hours ? DAYS : []) {
    const read = intervals(work.hours![day])
    if (read === null) errors[day] = words.work.hoursWrong
    else if (read.length > 0) workingHours[day] = read
  }
  const languages = work.languages.split(/[\s,;]+/).filter((one) => one !== '')
  if (languages.some((one) => !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(one)))
    errors.languages = words.work.languagesWrong
  const change = {
    timeZone: work.timeZone === '' ? null : work.timeZone,
    holidays: work.holidays === '' ? null : work.holidays,
    workingHours: work.hours === null ? null : workingHours,
    languages,
  }
  return { change, errors }
}

/** The server names a field by its path; a person sees the part of the form it belongs to. */
export function fromServer(fields: Record<string, string>): WorkErrors {
  const errors: WorkErrors = {}
  for (const [path, message] of Object.entries(fields)) {
    const [first, second] = path.split('.')
    if (first === 'workingHours' && DAYS.includes(second as Day)) errors[second as Day] = message
    else if (first === 'languages' || first === 'timeZone' || first === 'holidays') errors[first] = message
  }
  return errors
}
