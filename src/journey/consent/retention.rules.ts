import type { RetentionDays } from '#journey/consent/retention.contract.ts'

/**
 * How long what is kept where nobody decided. Leads are never erased by themselves unless somebody says so: a person is
 * more than a row that grew old.
 */
export const DEFAULT_DAYS: RetentionDays = {
  visits: 90,
  unconfirmed: 30,
  submissions: 730,
  mails_in: 730,
  closed_leads: null,
}

const DAY_MS = 86_400_000

/** Whatever is older than this moment goes. */
export function cutOf(days: number, now: number): number {
  return now - days * DAY_MS
}
