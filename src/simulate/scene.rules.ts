import { actorOf, type Actor, type Hold } from '#simulate/actor.rules.ts'
import { HOUR } from '#simulate/deeds.rules.ts'
import { sources } from '#simulate/sources.rules.ts'
import type { BusinessCalendar } from '#journey/agreement/ruleset.ts'
import type { Contact } from '#simulate/market.rules.ts'

/** What the present day has waiting, and since how many business hours. */
const parts: { hold: Hold; many: number; from: number; to: number }[] = [
  // the time to answer is four hours: the oldest of these are nearly due
  { hold: 'offered', many: 12, from: 0.35, to: 3.9 },
  { hold: 'accepted', many: 8, from: 1.5, to: 7 },
  { hold: 'mql', many: 14, from: 0.3, to: 15 },
  // three offers of four hours each have run out
  { hold: 'escalated', many: 3, from: 12.8, to: 14.5 },
  { hold: 'inquiry', many: 9, from: 0.1, to: 7 },
]

export const SCENE_SIZE = parts.reduce((all, { many }) => all + many, 0)

/**
 * The last days before the end: offers with their clocks running, accepted leads to call today, a queue for lead
 * development, something for the head of sales to assign, this morning's forms. `cast` are people who name a company.
 */
export function sceneOf(calendar: BusinessCalendar | null, until: number, cast: Contact[]): Actor[] {
  const share = Math.min(1, cast.length / SCENE_SIZE)
  const people = cast.values()
  return parts.flatMap(({ hold, many, from, to }) => {
    const count = Math.max(1, Math.floor(many * share))
    return Array.from({ length: count }, (_, i) => {
      const contact = people.next().value
      return contact
        ? [standing(calendar, until, contact, hold, from + ((to - from) * (i + 0.5)) / count)]
        : []
    }).flat()
  })
}

function standing(
  calendar: BusinessCalendar | null,
  until: number,
  contact: Contact,
  hold: Hold,
  hours: number,
): Actor {
  const { random, details } = contact
  const source = random.weighted(sources.filter((one) => one.events === null && one.quality > 0.2))
  // forms come at any hour, talks while the office is open
  const then = hold === 'inquiry' ? until - hours * HOUR : businessBefore(calendar, until, hours * HOUR)
  const talked = hold === 'mql' || hold === 'inquiry' ? null : then - 20 * 60_000
  const at = talked === null ? then : businessBefore(calendar, then, random.whole(90, 500) * 60_000)
  const kind = hold === 'inquiry' ? 'content_downloaded' : 'contact_requested'
  const submission = {
    ...details,
    fields: { ...details.fields, ...(hold === 'inquiry' ? {} : { intent: 'buy' }) },
    source: source.name,
    channel: source.channel,
    campaign: source.campaign(at),
  }
  const touch = kind === 'content_downloaded' ? { kind, asset: 'Calibration guide' } : { kind }
  const visits = [{ at: Math.ceil(at) + 5 * 60_000, touch: { kind: 'pricing_viewed', page: '/pricing' } }]
  const life = {
    interest: 0.7,
    captures: [{ at: Math.ceil(at), submission, touch }],
    touches: hold === 'inquiry' ? [] : visits.filter((visit) => visit.at < until),
  }
  return actorOf(contact, life, hold, talked === null ? null : Math.ceil(talked))
}

/** The latest moment from which `ms` of business time remain until `until`. */
function businessBefore(calendar: BusinessCalendar | null, until: number, ms: number): number {
  if (!calendar) return until - ms
  let early = until - ms - 21 * 24 * HOUR
  let late = until
  while (late - early > 1_000) {
    const middle = (early + late) / 2
    if (calendar.between(middle, until) >= ms) early = middle
    else late = middle
  }
  return early
}
