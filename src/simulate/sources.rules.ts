import { DAY } from '#simulate/season.rules.ts'
import type { Random } from '#simulate/random.rules.ts'
import type { Span } from '#simulate/season.rules.ts'

/** Where leads come from: how many, how good, what it costs. */
export interface Source {
  name: string
  channel: string
  weight: number
  /** what the first touch is */
  touch: string
  /** 0 to 1: how much the average person of it really wants something */
  quality: number
  /** EUR a month, or per event where there are events */
  cost: number
  campaign: (at: number) => string
  /** months (0 = January) of its two-day events; null = all year */
  events: number[] | null
}

export const sources: Source[] = [
  source('Website', 'web', 24, 'form_submitted', 0.5, 0, () => 'Website forms'),
  source(
    'Google Ads',
    'paid_search',
    17,
    'form_submitted',
    0.42,
    5_200,
    (at) => `Search ${year(at)}: flow measurement`,
  ),
  source(
    'LinkedIn Ads',
    'paid_social',
    10,
    'content_downloaded',
    0.25,
    3_900,
    (at) => `LinkedIn ${half(at)}: plant managers`,
  ),
  source(
    'Webinar',
    'webinar',
    12,
    'webinar_registered',
    0.45,
    2_400,
    (at) => `Webinar ${quarter(at)}: audit-ready calibration`,
    [1, 4, 8, 10],
  ),
  source(
    'Trade fair',
    'event',
    10,
    'event_attended',
    0.4,
    38_000,
    (at) => `${month(at) < 7 ? 'Process Days' : 'Sensor Expo'} ${year(at)}`,
    [3, 9],
  ),
  source('Content', 'content', 12, 'content_downloaded', 0.3, 1_800, (at) => `Guides ${half(at)}`),
  source('Referral', 'referral', 5, 'referral_made', 0.85, 300, () => 'Customer referrals'),
  source('Partner', 'partner', 5, 'contact_requested', 0.6, 1_500, (at) => `Partner programme ${year(at)}`),
  source('Outbound', 'outbound', 6, 'email_replied', 0.38, 2_600, (at) => `Target accounts ${half(at)}`),
  source(
    'Telemarketing agency',
    'telemarketing',
    8,
    'contact_requested',
    0.08,
    6_500,
    (at) => `Agency appointments ${half(at)}`,
  ),
]

function source(
  name: string,
  channel: string,
  weight: number,
  touch: string,
  quality: number,
  cost: number,
  campaign: Source['campaign'],
  events: number[] | null = null,
): Source {
  return { name, channel, weight, touch, quality, cost, campaign, events }
}

/** The days on which a source has its events within a span: the second Tuesday of its months. */
export function eventDays(one: Source, span: Span): number[] {
  if (!one.events) return []
  const days: number[] = []
  for (let y = year(span.from); y <= year(span.until); y++) {
    for (const m of one.events) {
      const first = new Date(Date.UTC(y, m, 1)).getUTCDay()
      const day = Date.UTC(y, m, 8 + ((9 - first) % 7))
      if (day >= span.from && day + 2 * DAY <= span.until) days.push(day)
    }
  }
  return days
}

export interface Spend {
  campaign: string
  source: string
  /** ISO dates */
  from: string
  to: string
  /** decimal text, EUR */
  amount: string
}

/** What was spent, month by month; events are paid in their month. */
export function spendOf(random: Random, span: Span, scale: number): Spend[] {
  const rows: Spend[] = []
  for (const one of sources) {
    const events = new Set(eventDays(one, span).map((day) => `${year(day)} ${month(day)}`))
    for (let at = firstOfMonth(span.from); at < span.until; at = firstOfMonth(at + 32 * DAY)) {
      if (one.cost === 0 || (one.events && !events.has(`${year(at)} ${month(at)}`))) continue
      const last = Math.min(firstOfMonth(at + 32 * DAY) - DAY, span.until)
      const amount = one.cost * scale * (0.85 + 0.3 * random.next())
      const middle = (at + last) / 2
      rows.push({
        campaign: one.campaign(middle),
        source: one.name,
        from: day(at),
        to: day(last),
        amount: amount.toFixed(2),
      })
    }
  }
  return rows
}

function firstOfMonth(at: number): number {
  return Date.UTC(year(at), month(at), 1)
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function year(at: number): number {
  return new Date(at).getUTCFullYear()
}

function month(at: number): number {
  return new Date(at).getUTCMonth()
}

function quarter(at: number): string {
  return `Q${Math.floor(month(at) / 3) + 1} ${year(at)}`
}

function half(at: number): string {
  return `${month(at) < 6 ? 'spring' : 'autumn'} ${year(at)}`
}
