import { sentence } from './words.rules.ts'
import type { LeadField, Ruleset, Scalar } from '#journey/agreement/ruleset.ts'
import type { LeadState } from '#journey/state.ts'

/** A lead as people sort it: nothing that names anybody, and nothing of what became of it. */
export interface CardBody {
  fields: { id: string; label: string; value: string }[]
  /** what it did in its first days, in order; day 1 is the day of its first touch */
  did: { kind: string; label: string; times: number; firstDay: number; lastDay: number }[]
  /** ids of the agreement's fit and engagement rules that hold; not shown while people sort */
  signals: string[]
}

export interface DrawnLead {
  leadId: string
  state: LeadState
  /** words that would give the lead away: parts of names, of the company's name and domain, e-mail, phone */
  names: string[]
  touches: {
    kind: string
    at: number
    channel: string | null
    source: string | null
    campaign: string | null
    asset: string | null
  }[]
}

const DAY = 24 * 3600_000
/** The same window for every card, so that a lead that sales worked on for months does not show it. */
export const WINDOW_DAYS = 30
/** Texts with no closed list of values that say what somebody is, not who. */
const TEXTS = new Set([
  'title',
  'department',
  'country',
  'language',
  'industry',
  'occupation',
  'specialization',
  'segment',
  'product',
])
const LONGEST = 60
/** Kinds of touch that our own side makes: what we did says nothing about the lead. */
const OURS = new Set(['email_sent', 'email_delivered', 'call_attempted'])

export function cardOf(rules: Ruleset, lead: DrawnLead): CardBody {
  const touches = windowOf(lead.touches)
  return { fields: fieldsOf(rules, lead), did: didOf(touches), signals: signalsOf(rules, lead, touches) }
}

function windowOf(touches: DrawnLead['touches']): DrawnLead['touches'] {
  const own = touches.filter(({ kind }) => !OURS.has(kind)).sort((a, b) => a.at - b.at)
  const first = own[0]?.at ?? 0
  return own.filter(({ at }) => at <= first + WINDOW_DAYS * DAY)
}

function fieldsOf(rules: Ruleset, { state, names }: DrawnLead): CardBody['fields'] {
  return Object.values(rules.fields).flatMap((field) => {
    const value = Object.hasOwn(state.attributes, field.id) ? state.attributes[field.id] : undefined
    if (value === undefined || field.personal) return []
    const shown = shownValue(field, value)
    if (shown === null || (!field.values && givesAway(shown, names))) return []
    return [{ id: field.id, label: field.label, value: shown }]
  })
}

function shownValue(field: LeadField, value: Scalar): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return banded(value)
  if (field.values) return sentence(value)
  return TEXTS.has(field.id) && value.length <= LONGEST ? value : null
}

/** A number in its band of a third of a power of ten: 483 → "200 to 499". An exact one can name a company. */
function banded(value: number): string {
  if (!Number.isFinite(value) || value < 0) return 'below 0'
  if (value < 10) return 'below 10'
  const power = 10 ** Math.floor(Math.log10(value))
  const digit = value / power
  const [from, to] = digit < 2 ? [1, 2] : digit < 5 ? [2, 5] : [5, 10]
  const figure = (of: number) => of.toLocaleString('en-US')
  return `${figure(from * power)} to ${figure(to * power - 1)}`
}

/** Addresses, numbers of five digits and more, links, and any word of the lead's own names. */
function givesAway(text: string, names: readonly string[]): boolean {
  if (/@|https?:|www\.|\d[\d\s/-]{4,}/i.test(text)) return true
  const words = new Set(wordsOf(text))
  return names.flatMap(wordsOf).some((name) => words.has(name))
}

/** Short words ("of", "AG") stand in any name and give nobody away. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4)
}

function didOf(touches: DrawnLead['touches']): CardBody['did'] {
  const first = touches[0]?.at ?? 0
  const kinds = new Map<string, CardBody['did'][number]>()
  for (const { kind, at } of touches) {
    const day = Math.floor((at - first) / DAY) + 1
    const known = kinds.get(kind)
    if (known) {
      known.times++
      known.lastDay = day
    } else kinds.set(kind, { kind, label: sentence(kind), times: 1, firstDay: day, lastDay: day })
  }
  return [...kinds.values()]
}

/** What the signed rules see in the card, within the same window. */
function signalsOf(rules: Ruleset, { state }: DrawnLead, touches: DrawnLead['touches']): string[] {
  const lead = state.attributes
  const fit = rules.fit.rules.filter((rule) => rule.test({ lead, known: state.known }))
  const seen = touches.map(({ kind, channel, source, campaign, asset }) => ({
    kind,
    page: '',
    asset: asset ?? '',
    channel: channel ?? '',
    campaign: campaign ?? '',
    source: source ?? '',
  }))
  const engagement = rules.engagement.rules.filter((rule) => seen.some((touch) => rule.test({ touch, lead })))
  return [...fit, ...engagement].map(({ id }) => id)
}
