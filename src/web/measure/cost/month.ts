import { language } from '../../language.ts'

const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "2026-03" as people write it. */
export function monthText(month: string): string {
  return months.format(new Date(`${month}-01T00:00:00Z`))
}
