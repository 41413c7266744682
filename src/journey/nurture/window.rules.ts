import { Temporal } from 'temporal-polyfill'
import { zoneOf } from '#journey/outreach/zones.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Mailing } from '#journey/nurture/programme.rules.ts'

/** When a mail may leave, and what keeps it until then. */
export interface Slot {
  at: number
  because: 'window' | 'cap' | 'away' | null
}

/**
 * The first moment from `from` on at which this person may get a mail: they are not away, they have not had too many, and
 * it is a working hour where they are. `share` (0 to 1, by person) spreads the mails of an opening window.
 */
export function slotFrom(mailing: Mailing, state: LeadState, from: number, share: number): Slot {
  let at = from
  let because: Slot['because'] = null
  if (state.awayUntil !== undefined && state.awayUntil > at) {
    at = state.awayUntil
    because = 'away'
  }
  const sent = (state.mailed ?? []).slice(-mailing.most)
  if (sent.length === mailing.most && sent[0]! + mailing.inMs > at) {
    at = sent[0]! + mailing.inMs
    because = 'cap'
  }
  const open = openFrom(mailing, zoneFor(mailing, state), at, share)
  return open === at ? { at, because } : { at: open, because: because ?? 'window' }
}

function zoneFor(mailing: Mailing, state: LeadState): string {
  const { country } = state.attributes
  return zoneOf(typeof country === 'string' ? country : null) ?? mailing.zone
}

const DAYS = 14

/** The same moment when the window is open, else a moment in its next opening. */
function openFrom(mailing: Mailing, zone: string, at: number, share: number): number {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const opens = (day: Temporal.ZonedDateTime) => day.withPlainTime({ hour: mailing.from }).epochMilliseconds
  const closes = (day: Temporal.ZonedDateTime) =>
    mailing.until === 24
      ? day.add({ days: 1 }).startOfDay().epochMilliseconds
      : day.withPlainTime({ hour: mailing.until }).epochMilliseconds
  for (let n = 0, day = there; n < DAYS; n++, day = day.add({ days: 1 })) {
    if (!mailing.days.includes(day.dayOfWeek)) continue
    const [open, close] = [opens(day), closes(day)]
    if (at >= open && at < close) return at
    if (at < open) return open + Math.floor(share * Math.min(mailing.spreadMs, close - open - 1))
  }
  return at
}
