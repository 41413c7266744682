import { clashOf } from '#journey/outreach/meetings.store.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { refused } from '#work/respond.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import type { Answer } from '#platform/http/route.ts'
import type { Booking } from '#journey/outreach/meetings.rules.ts'
import type { MeetingFound } from '#journey/outreach/meetings.store.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/**
 * What the record says against a meeting: the person is left alone, or whoever is to sit in it sits in another one then.
 * Asked before the lead is decided about, and told there, so that a request that is repeated is answered as before.
 * @param fields what is named as wrong: whom it is with, and when it is
 */
export async function hinders(
  services: Services,
  leadId: string,
  booking: Booking,
  fields: { whom: string; at: string },
): Promise<Refusal | null> {
  const { db } = services
  const [alone, clash] = await Promise.all([
    suppressedLeads(db, [leadId], { now: services.now(), channel: 'meeting' }),
    clashOf(db, booking),
  ])
  const why = alone.get(leadId)
  if (why) return refuse('suppressed', why.sentence, fields.whom)
  return clash && taken(services, clash, fields.at)
}

function taken(services: Services, clash: MeetingFound, field: string): Refusal {
  const name = services.owner(clash.rep)
  const when = `${new Date(clash.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const whom = clash.company ?? clash.name ?? 'somebody else'
  const what = `${name} meets ${whom} at ${when}, for ${String(clash.minutes)} minutes`
  return refuse('time_taken', `The time is taken: ${what}.`, field, `is taken: ${what}`)
}

/** Two meetings of one person at one time, made at the same moment: neither was there when the other looked. */
const OVERLAP = 'agendas_overlap'

export function isOverlap(error: unknown): boolean {
  return (error as { constraint?: string }).constraint === OVERLAP
}

/** Does it; of two that are made at once, the second is told what is in the way. */
export async function orTaken(
  services: Services,
  booking: Booking,
  field: string,
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    if (!isOverlap(error)) throw error
    const clash = await clashOf(services.db, booking)
    if (!clash) return act()
    return refused(taken(services, clash, field))
  }
}
