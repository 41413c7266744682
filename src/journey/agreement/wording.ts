import { own } from './expression.scope.ts'
import type { Scalar, TeamFunction } from './ruleset.ts'

/** How the agreement's ids, values and spans read in a sentence. */

export const TEAMS: Record<TeamFunction, string> = {
  marketing: 'Marketing',
  leadgen: 'Lead generation',
  sales: 'Sales',
}

const SPELLED: Record<string, string> = { c_level: 'C-level', vp: 'VP', it: 'IT', ceo: 'CEO', hr: 'HR' }

/** "this_quarter" → "this quarter"; text that people wrote stays as it is. */
export function valueName(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return numberName(value)
  return own(SPELLED, value) ?? (/^[a-z][a-z0-9_]*$/.test(value) ? value.replaceAll('_', ' ') : value)
}

/** 12500 → "12,500"; the same on every machine. */
export function numberName(value: number): string {
  const [whole = '', part] = String(value).split('.')
  // 1e21 and the like have no groups of three
  if (!/^-?\d+$/.test(whole)) return String(value)
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** "demo_requested" → "demo requested", "email_opened" → "e-mail opened". */
export function touchName(kind: string): string {
  return kind.replaceAll('_', ' ').replace(/\bemail\b/, 'e-mail')
}

const TOUCHES: Record<string, [did: string, not: string]> = {
  website_visited: ['the web site was visited', 'the web site was not visited'],
  pricing_viewed: ['prices were looked at', 'prices were not looked at'],
  content_downloaded: ['a document was downloaded', 'no document was downloaded'],
  contact_requested: ['a talk was asked for', 'no talk was asked for'],
  webinar_registered: ['a webinar was registered for', 'no webinar was registered for'],
  email_clicked: ['a link in a mail was clicked', 'no link in a mail was clicked'],
  email_replied: ['a mail was answered', 'no mail was answered'],
  email_received: ['a mail came in', 'no mail came in'],
  email_bounced: ['a mail came back', 'no mail came back'],
  unsubscribed: ['the lead unsubscribed', 'the lead did not unsubscribe'],
  social_engaged: ['a post was reacted to', 'no post was reacted to'],
}

/** "a demo was requested", "no demo was requested". */
export function touchSentence(kind: string, did: boolean): string {
  const known = own(TOUCHES, kind)
  if (known) return known[did ? 0 : 1]
  const words = touchName(kind).split(' ')
  const verb = words.pop() ?? ''
  if (words.length === 0) return did ? `${verb} happened` : `${verb} never happened`
  const noun = words.join(' ')
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a'
  return did ? `${article} ${noun} was ${verb}` : `no ${noun} was ${verb}`
}

const PHRASES: Record<string, string> = {
  'score.total': 'Score',
  'score.fit': 'Fit score',
  'score.engagement': 'Engagement score',
  'known.email': 'E-mail address is known',
  'known.phone': 'Phone number is known',
  'known.name': 'Name is known',
  'known.company': 'Company is known',
  'consent.email': 'May be mailed',
  'consent.phone': 'May be called',
  'handoff.accepted': 'Sales accepted the lead',
  'handoff.returned': 'Number of returns in this pass',
  'handoff.offers': 'Number of offers in this pass',
  contacted: 'Has been talked to',
  opportunity: 'Opportunity',
  pass: 'Number of the pass',
  activities: 'Activities completed in this pass',
  activitiesHere: 'Activities completed in this stage',
  'touch.kind': 'Kind of touch',
  'touch.page': 'Page',
  'touch.asset': 'Asset',
  'touch.channel': 'Channel',
  'touch.campaign': 'Campaign',
  'touch.source': 'Source',
}

/** What conditions can look at, as a label. */
export function phrase(name: string): string {
  return own(PHRASES, name) ?? name
}

/** 1 lead, 2 leads. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${numberName(n)} ${n === 1 ? one : many}`
}

/** "1 hours" → "1 hour", "2 business day" → "2 business days". */
export function spanName(text: string): string {
  const match = /^(\d+(?:\.\d+)?) (business )?([a-z]+?)s?$/.exec(text)
  if (!match) return text
  const [, amount = '', business = '', unit = ''] = match
  return `${Number(amount)} ${business}${unit}${Number(amount) === 1 ? '' : 's'}`
}

/** a, b and c. */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** 2026-01-31 → "31 January 2026". */
export function dateName(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}

/** A label inside a sentence: "Job title" → "job title", "SIC code" stays. */
export function inSentence(label: string): string {
  return /^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
