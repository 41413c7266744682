/**
 * What has to be said at a figure of the measurement: what is in it that cannot be right, what is not in it, and where it is
 * cut. A closed list; the words stand once, in words.rules.ts, for reports and screens.
 */
export const CAVEATS = [
  'none',
  'one',
  'before',
  'cut',
  'first_cut',
  'last_cut',
  'young',
  'late',
  'waiting',
  'future',
  'future_deals',
  'backwards',
  'opened_early',
  'won_early',
  'deals_without_rate',
  'deals_without_amount',
  'spend_without_rate',
  'spend_without_campaign',
  'spend_ahead',
] as const
export type CaveatKind = (typeof CAVEATS)[number]

/** `n`: how many; `day`: of what is cut, or since when, 2026-03-31; `amounts`: money, as text in its currency. */
export interface Caveat {
  what: CaveatKind
  n: number | null
  day: string | null
  amounts: { amount: string; currency: string }[]
}

/** Figures, as reports are called. */
export const FIGURES = [
  'funnel',
  'river',
  'leaks',
  'cost',
  'vintages',
  'contribution',
  'attribution',
  'quality',
  'ownership',
] as const
export type Figure = (typeof FIGURES)[number]

/** What each is counted from, whether money is in it, and which calendar spans it shows whole or cut. */
interface Nature {
  of: 'passes' | 'offers' | 'deals'
  spend: boolean
  deals: boolean
  spans: 'month' | 'quarter' | null
  /** what the figure says itself, in words of its own */
  own: readonly CaveatKind[]
  /** leads come to something in it, and the agreement says how long that may take */
  ripens?: true
}

const OF_LAID: readonly CaveatKind[] = ['spend_without_rate', 'waiting']
const OF_FUNNEL: readonly CaveatKind[] = ['before', 'cut', 'late', 'future', 'waiting']
const OF_DEALS: readonly CaveatKind[] = ['deals_without_rate', 'deals_without_amount', 'waiting']

export const NATURE: Record<Figure, Nature> = {
  funnel: { of: 'passes', spend: false, deals: false, spans: null, own: OF_FUNNEL, ripens: true },
  river: {
    of: 'passes',
    spend: false,
    deals: true,
    spans: null,
    // how much of it was told late, it does not count
    own: [...OF_FUNNEL.filter((what) => what !== 'late'), 'deals_without_rate'],
  },
  leaks: { of: 'passes', spend: true, deals: true, spans: null, own: OF_LAID },
  cost: { of: 'passes', spend: true, deals: false, spans: null, own: OF_LAID },
  vintages: { of: 'passes', spend: true, deals: true, spans: 'month', own: OF_LAID },
  contribution: { of: 'deals', spend: false, deals: true, spans: 'quarter', own: OF_DEALS, ripens: true },
  attribution: { of: 'deals', spend: false, deals: true, spans: null, own: [...OF_DEALS, 'none', 'one'] },
  quality: { of: 'offers', spend: true, deals: false, spans: 'quarter', own: [] },
  ownership: { of: 'passes', spend: false, deals: false, spans: null, own: [] },
}

export const isFigure = (name: string): name is Figure => FIGURES.some((one) => one === name)

/** What was found of a figure's leads, deals and money. Moments: epoch ms. */
export interface Found {
  /** what the figure is counted from */
  n: number
  from: number | null
  to: number | null
  asOf: number
  live: boolean
  /** the first moment that is known at all */
  first: number | null
  late: number
  /** leads for which the signed horizon of short and long term is not over; `since` null: none is signed */
  young: { n: number; since: number | null }
  waiting: number
  future: number
  futureDeals: number
  backwards: number
  openedEarly: number
  wonEarly: number
  withoutRate: { n: number; amounts: Caveat['amounts'] }
  withoutAmount: number
  spendWithoutRate: { n: number; amounts: Caveat['amounts'] }
  spendWithoutCampaign: { n: number; amounts: Caveat['amounts'] }
  spendAhead: number
}

const DAY_MS = 86_400_000

/** What there is to say of a figure, in the order of the list, without what it says itself. */
export function caveatsOf(figure: Figure, found: Found): Caveat[] {
  const { own, spend, deals, spans, ripens } = NATURE[figure]
  const { from, to, asOf, first, live } = found
  const count = (what: CaveatKind, n: number, amounts: Caveat['amounts'] = []): Caveat | null =>
    n > 0 ? { what, n, day: null, amounts } : null
  const onDay = (what: CaveatKind, at: number | null): Caveat | null =>
    at === null ? null : { what, n: null, day: dayText(at), amounts: [] }
  const end = Math.min(to ?? asOf, asOf)
  const all: (Caveat | null)[] = [
    found.n === 0 ? { what: 'none', n: 0, day: null, amounts: [] } : null,
    count('one', found.n === 1 ? 1 : 0),
    onDay('before', from !== null && first !== null && from < first - DAY_MS ? first : null),
    onDay('cut', to !== null && to > asOf + DAY_MS ? asOf : null),
    onDay('first_cut', spans !== null && from !== null && !begins(spans, from) ? from : null),
    onDay('last_cut', spans !== null && !begins(spans, end + 1) ? end : null),
    ripens && found.young.n > 0 && found.young.since !== null
      ? { what: 'young', n: found.young.n, day: dayText(found.young.since), amounts: [] }
      : null,
    count('late', live ? 0 : found.late),
    count('waiting', found.waiting),
    count('future', live ? found.future : 0),
    count('future_deals', deals || figure === 'cost' ? found.futureDeals : 0),
    count('backwards', found.backwards),
    count('opened_early', found.openedEarly),
    count('won_early', found.wonEarly),
    ...(deals
      ? [
          count('deals_without_rate', found.withoutRate.n, found.withoutRate.amounts),
          count('deals_without_amount', found.withoutAmount),
        ]
      : []),
    ...(spend
      ? [
          count('spend_without_rate', found.spendWithoutRate.n, found.spendWithoutRate.amounts),
          count('spend_without_campaign', found.spendWithoutCampaign.n, found.spendWithoutCampaign.amounts),
          count('spend_ahead', found.spendAhead),
        ]
      : []),
  ]
  return all.filter((one) => one !== null).filter(({ what }) => !own.includes(what))
}

/** Whether a moment begins a month or a quarter of the calendar, UTC. */
function begins(span: 'month' | 'quarter', at: number): boolean {
  const day = new Date(at)
  const isMonth = day.getUTCDate() === 1 && at % DAY_MS === 0
  return isMonth && (span === 'month' || day.getUTCMonth() % 3 === 0)
}

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10)
