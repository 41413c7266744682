import { languageOf } from '#platform/language.contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Morning } from '#notices/digest.rules.ts'
import type { Services } from '#work/services.ts'

/** Somebody who gets mails. */
export interface Reader {
  id: string
  name: string
  email: string | null
  language: string | null
  time_zone: string | null
  working_hours: Morning['workingHours']
  absences: Morning['absences']
}

/** Their columns, of `people p`. */
export const READER =
  'p.person_id as id, p.name, p.email, p.language, p.time_zone, p.working_hours, p.absences'

export function languageFor({ language }: Reader): Language {
  return languageOf({ get: () => null }, language)
}

export function zoneOf({ time_zone }: Reader): string {
  return time_zone ?? 'UTC'
}

/** So that people can sort these mails away as one list, and machines do not answer them. */
export function listHeaders(services: Services): Record<string, string> {
  const host = new URL(services.config.publicUrl).hostname
  return { 'List-Id': `Baton notifications <notifications.${host}>`, 'Auto-Submitted': 'auto-generated' }
}
