import { assetOf } from '#simulate/market.rules.ts'
import { atEvent, DAY, type Span } from '#simulate/season.rules.ts'
import { eventDays, sources, type Source } from '#simulate/sources.rules.ts'
import { pages } from '#simulate/words.rules.ts'
import type { Contact } from '#simulate/market.rules.ts'
import type { Random } from '#simulate/random.rules.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Submission } from '#journey/capture/rules.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** What one person does of their own accord: the first form, then visits, downloads, questions. */
export interface Life {
  /** 0 to 1: how much they want something; colours what they say when called and how deals end */
  interest: number
  captures: { at: number; submission: Submission; touch: Touch }[]
  touches: { at: number; touch: Touch }[]
}

/** Strong signs come from those who want something, weak ones from everybody. */
const strong = [
  { kind: 'demo_requested', weight: 3 },
  { kind: 'contact_requested', weight: 3 },
  { kind: 'pricing_viewed', weight: 6 },
  { kind: 'trial_started', weight: 1 },
  { kind: 'webinar_attended', weight: 2 },
]
const weak = [
  { kind: 'website_visited', weight: 6 },
  { kind: 'page_viewed', weight: 4 },
  { kind: 'email_opened', weight: 6 },
  { kind: 'email_clicked', weight: 3 },
  { kind: 'content_downloaded', weight: 3 },
]

export interface Market {
  span: Span
  season: (random: Random) => number
  events: Map<Source, number[]>
  /** 1 = as lively as the demo company; less = fewer visits, and fewer who come back */
  liveliness: number
}

export function marketOf(span: Span, season: Market['season'], liveliness = 1): Market {
  return { span, season, liveliness, events: new Map(sources.map((one) => [one, eventDays(one, span)])) }
}

export function lifeOf(contact: Contact, market: Market): Life {
  const { random } = contact
  const source = random.weighted(sources)
  const interest = clamp(
    source.quality +
      0.5 * (random.next() - 0.5) -
      (contact.student ? 0.4 : 0) +
      (contact.company ? 0.05 : -0.2),
  )
  const days = market.events.get(source)!
  const at = days.length > 0 ? atEvent(random, random.pick(days)) : market.season(random)
  const first = firstForm(contact, source, at, interest)
  const life: Life = { interest, captures: [first], touches: [] }
  burst(random, life, at, source, market.liveliness)
  // interest comes back: a second, sometimes a third time, months later
  for (let later = at; random.chance(0.3 * market.liveliness);) {
    later += (50 + random.exponential(110)) * DAY
    if (later >= market.span.until) break
    burst(random, life, later, null, market.liveliness)
  }
  if (random.chance(0.05)) again(contact, life, at + random.exponential(60) * DAY)
  if (random.chance(0.04))
    life.touches.push({ at: Math.floor(at + random.exponential(120) * DAY), touch: { kind: 'unsubscribed' } })
  life.captures = life.captures.filter((one) => one.at < market.span.until)
  life.touches = life.touches.filter((one) => one.at < market.span.until).sort((a, b) => a.at - b.at)
  return life
}

function clamp(share: number): number {
  return Math.min(0.98, Math.max(0.02, share))
}

function firstForm(contact: Contact, source: Source, at: number, interest: number): Life['captures'][number] {
  const { random, details } = contact
  const kind =
    source.touch === 'form_submitted' && random.chance(interest * 0.45) ? 'demo_requested' : source.touch
  const fields: Record<string, Scalar> = { ...details.fields, howHeard: source.name }
  if (random.chance(interest * 0.7)) fields.intent = 'buy'
  else if (random.chance(0.4)) fields.intent = 'learn'
  if (random.chance(interest * 0.4)) fields.timeline = random.pick(['now', 'this_quarter', 'this_half_year'])
  if (random.chance(interest * 0.25)) fields.budget = true
  const touch: Touch = kind === 'content_downloaded' ? { kind, asset: assetOf(random) } : { kind }
  return {
    at,
    touch,
    submission: {
      ...details,
      fields,
      source: source.name,
      channel: source.channel,
      campaign: source.campaign(at),
    },
  }
}

/** A few days to weeks of attention. */
function burst(random: Random, life: Life, from: number, source: Source | null, liveliness: number): void {
  const many = Math.floor(liveliness * (random.exponential(source ? 0.9 : 1.1) + life.interest * 1.3))
  let at = from
  for (let i = 0; i < many; i++) {
    at += random.exponential(i === 0 ? 0.6 : 4) * DAY
    const { kind } = random.weighted(random.chance(life.interest * 0.45) ? strong : weak)
    const touch: Touch = { kind }
    if (kind === 'page_viewed') touch.page = random.pick(pages)
    if (kind === 'pricing_viewed') touch.page = '/pricing'
    if (kind === 'content_downloaded') touch.asset = assetOf(random)
    life.touches.push({ at: Math.floor(at), touch })
  }
}

/** The same person by another form: the same lead, with one more touch. */
function again({ random, details }: Contact, life: Life, at: number): void {
  const source = random.weighted(sources)
  const { fields: _fields, consent: _consent, title: _title, ...who } = details
  life.captures.push({
    at: Math.floor(at),
    touch: { kind: 'form_submitted' },
    submission: { ...who, source: source.name, channel: source.channel, campaign: source.campaign(at) },
  })
}
