import { companyKey, emailKey, phoneKey } from '#journey/identity/rules.ts'
import { emailKind } from '#journey/identity/classify.rules.ts'
import { type CHANNELS, SUPPRESSION_REASONS } from '#journey/outreach/suppression.contract.ts'
import type {
  Suppressed,
  SuppressionKind,
  SuppressionReason,
} from '#journey/outreach/suppression.contract.ts'

/**
 * How somebody is to be reached. A number that must not be called may still be written to, and the other way round.
 * `invitation`: the calendar entry of a meeting that they agreed to, or that it is off.
 */
export type Channel = (typeof CHANNELS)[number] | 'invitation'

/** What decides whether a lead is left alone. */
export interface Reachable {
  email: string | null
  phone: string | null
  country: string | null
  company: string | null
}

/** An entry of the list, as far as it holds today. */
export interface Holding {
  id: string
  kind: SuppressionKind
  reason: SuppressionReason
  value: string | null
  source: string
  until: string | null
}

/** What the record says of a company. */
export interface Dealings {
  won: boolean
  open: boolean
}

export type Keyed = { kind: SuppressionKind; key: string } | { problem: string }

/**
 * What a value is found by: normalised, so that two ways of writing one address meet.
 * @returns `problem`: a sentence without its subject
 */
export function keyOf(value: string, kind: SuppressionKind = kindOf(value)): Keyed {
  const given = value.trim()
  if (given === '') return { problem: 'is empty' }
  if (kind === 'email') {
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given)
      ? { kind, key: emailKey(given) }
      : { problem: 'is not an e-mail address' }
  }
  if (kind === 'domain') {
    const domain = domainOf(given)
    if (domain === null) return { problem: 'is not a domain' }
    if (emailKind(`x@${domain}`) === 'free')
      return { problem: 'is a free mail provider: it would suppress everybody who has an address there' }
    return { kind, key: `domain:${domain}` }
  }
  if (kind === 'phone') {
    if (given.replace(/\D/g, '').length < 5) return { problem: 'is not a phone number' }
    return { kind, key: phoneKeyOf(given, null) }
  }
  return { kind, key: `company:${companyKey(given).slice('name:'.length)}` }
}

/** As what a value is meant: an address has an at sign, a number only digits, a domain a dot and no space. */
export function kindOf(value: string): SuppressionKind {
  const given = value.trim()
  if (/^[^\s@]+@[^\s@]+$/.test(given)) return 'email'
  if (/^[+\d][\d\s()/.-]{4,}$/.test(given)) return 'phone'
  return domainOf(given) === null ? 'company' : 'domain'
}

/** `https://www.Example.com/about` and `@example.com` are both example.com; null where that is no domain. */
export function domainOf(value: string): string | null {
  const bare = value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^(@|www\.)/, '')
    .replace(/[/?#:].*$/, '')
  return /^([a-z0-9\u00a1-\uffff]([a-z0-9\u00a1-\uffff-]*[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff]{2,}$/.test(
    bare,
  )
    ? bare
    : null
}

function phoneKeyOf(phone: string, country: string | null): string {
  return phoneKey(phone, country ?? undefined) ?? `phone:${phone.replace(/\D/g, '')}`
}

/** Every key under which a lead may stand on the list: a domain covers what stands below it. */
export function keysOf({ email, phone, country, company }: Reachable): string[] {
  const keys: string[] = []
  if (email) keys.push(emailKey(email), ...domainKeys(email.slice(email.lastIndexOf('@') + 1)))
  if (phone) keys.push(phoneKeyOf(phone, country))
  if (company) keys.push(`company:${companyKey(company).slice('name:'.length)}`)
  return keys
}

/** mail.example.com, then example.com; never the end alone. */
export function domainKeys(domain: string): string[] {
  const labels = domain.trim().toLowerCase().split('.')
  return labels.slice(0, -1).map((_, i) => `domain:${labels.slice(i).join('.')}`)
}

/**
 * Ways that a reason does not keep from. Whoever sells to a customer may meet them; nobody puts them through a cadence. A
 * competitor who has a meeting is told that it is off.
 */
const OPEN: Record<SuppressionReason, readonly Channel[]> = {
  asked: [],
  do_not_call: ['email', 'message', 'invitation'],
  competitor: ['invitation'],
  customer: ['meeting', 'invitation'],
  open_deal: ['meeting', 'invitation'],
  bounced: ['call', 'message', 'meeting'],
  // whoever makes a meeting with us does it themself
  erased: ['meeting', 'invitation'],
}

/** Whether a reason keeps from a way of reaching somebody; without a way, from any. */
export function blocks(reason: SuppressionReason, channel: Channel | undefined): boolean {
  return channel === undefined || !OPEN[reason].includes(channel)
}

/**
 * Why somebody is left alone, or null. `holding`: entries under any of the keys; `dealings`: of the company, in the record.
 * Customers and open deals are not copied to the list: what the record says holds at once, and ends with the deal.
 */
export function suppressedBy(
  holding: readonly Holding[],
  dealings: Dealings | undefined,
  company: string | null,
  channel?: Channel,
): Suppressed | null {
  const found = holding.filter(({ reason }) => blocks(reason, channel)).map(byEntry)
  if (dealings?.won && blocks('customer', channel)) found.push(byRecord('customer', company))
  if (dealings?.open && blocks('open_deal', channel)) found.push(byRecord('open_deal', company))
  // of equals the list comes before the record: it can be looked up and taken away
  return found.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

function rank({ reason }: Suppressed): number {
  return SUPPRESSION_REASONS.indexOf(reason)
}

const SAID: Record<SuppressionReason, string> = {
  asked: 'asked not to be contacted',
  do_not_call: 'must not be called',
  competitor: 'is a competitor',
  customer: 'is a customer',
  open_deal: 'has an open deal',
  bounced: 'does not take mail',
  erased: 'was erased at their own wish',
}

function byEntry({ id, kind, reason, value, source, until }: Holding): Suppressed {
  const end = until === null ? '' : `, until ${until}`
  const what = value ?? (kind === 'phone' ? 'This number' : 'This address')
  const sentence = `${what} ${SAID[reason]} (${source}${end}).`
  return { id, kind, reason, value, source, until, sentence }
}

function byRecord(reason: 'customer' | 'open_deal', company: string | null): Suppressed {
  const what = company ?? 'The company'
  const source = 'the record of opportunities'
  const sentence = `${what} ${SAID[reason]} (${source}).`
  return { id: null, kind: 'company', reason, value: company, source, until: null, sentence }
}
