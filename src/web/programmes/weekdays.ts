import { language } from '../language.ts'

/** Monday first, as ISO counts them. 1 January 2024 was one. */
export function weekdays(): { day: number; name: string }[] {
  const named = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: named.format(Date.UTC(2024, 0, day)) }))
}
