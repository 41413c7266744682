import { present, text, type Search } from '../search.ts'

/** What figures can be narrowed to, one value each; `-` stands for what was not said. */
export const DIMENSIONS = [
  'source',
  'campaign',
  'channel',
  'market',
  'segment',
  'offer',
  'origin',
  'owner',
  'version',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

export const PERIODS = ['30', '90', '365', 'quarter', 'last_quarter', 'year', 'last_year', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** What all screens of the measurement share, as it stands in the address. Days are those of UTC, as in reports. */
export interface MeasureSearch extends Partial<Record<Dimension, string | undefined>> {
  /** left out: the last 365 days; not heeded where `from` or `to` is given */
  period?: Period | undefined
  from?: string | undefined
  to?: string | undefined
  /** left out: leads that entered in the period, whenever something came of them · events: what happened in it */
  basis?: 'events' | undefined
  asOf?: string | undefined
}

export function measureSearch(search: Search): MeasureSearch {
  const day = (name: string) => {
    const given = text(search, name)
    return given && /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined
  }
  return present({
    period: PERIODS.find((one) => one === search.period),
    from: day('from'),
    to: day('to'),
    basis: search.basis === 'events' ? ('events' as const) : undefined,
    asOf: day('asOf'),
    ...Object.fromEntries(DIMENSIONS.map((name) => [name, text(search, name)])),
  })
}

/** The days of a period, as of a day; null: open at that end. Quarters and years are those of the calendar, up to that day. */
export function daysOf(
  { period = '365', from, to }: MeasureSearch,
  today: string,
): { from: string | null; to: string | null } {
  if (from !== undefined || to !== undefined) return { from: from ?? null, to: to ?? null }
  const year = Number(today.slice(0, 4))
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  const first = (months: number) => dayText(Date.UTC(year, months, 1))
  const last = (months: number) => dayText(Date.UTC(year, months, 0))
  if (period === 'all') return { from: null, to: null }
  if (period === 'quarter') return { from: first(quarter * 3), to: today }
  if (period === 'last_quarter') return { from: first(quarter * 3 - 3), to: last(quarter * 3) }
  if (period === 'year') return { from: first(0), to: today }
  if (period === 'last_year') return { from: first(-12), to: last(0) }
  return { from: dayText(Date.parse(today) - (Number(period) - 1) * 86_400_000), to: today }
}

/** What a route of the measurement is asked for by an address. */
export function askOf(search: MeasureSearch, today: string): Record<string, string | undefined> {
  const { from, to } = daysOf(search, search.asOf ?? today)
  return {
    from: from ?? undefined,
    to: to ?? undefined,
    asOf: search.asOf,
    period: search.basis === 'events' ? 'event' : undefined,
    ...Object.fromEntries(DIMENSIONS.map((name) => [name, search[name]])),
  }
}

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const SPLITS = [...DIMENSIONS, 'country', 'level', 'asset'] as const
export type SplitBy = (typeof SPLITS)[number]

export interface FunnelSearch extends MeasureSearch {
  by?: SplitBy | undefined
  /** beside it: the period before, or the same of a year ago */
  against?: 'before' | 'year' | undefined
  /** the stage whose details are open */
  open?: string | undefined
}

export function funnelSearch(search: Search): FunnelSearch {
  return present({
    ...measureSearch(search),
    by: SPLITS.find((one) => one === search.by),
    against: (['before', 'year'] as const).find((one) => one === search.against),
    open: text(search, 'open'),
  })
}

export interface RiverSearch extends MeasureSearch {
  /** left out: leads */
  width?: 'money' | undefined
}

export function riverSearch(search: Search): RiverSearch {
  return present({
    ...measureSearch(search),
    width: search.width === 'money' ? ('money' as const) : undefined,
  })
}

/** Which leads: those behind one number. */
export interface BehindSearch extends MeasureSearch {
  stage: string
  came?: string | undefined
  by?: SplitBy | undefined
  of?: string | undefined
}

export function behindSearch(search: Search): BehindSearch {
  return present({
    ...measureSearch(search),
    stage: text(search, 'stage') ?? '',
    came: text(search, 'came'),
    by: SPLITS.find((one) => one === search.by),
    of: text(search, 'of'),
  })
}

/** What goes along from tab to tab, and to the leads behind a number: the same leads, of the same time. */
export function sharedOf(search: MeasureSearch): MeasureSearch {
  const names = ['period', 'from', 'to', 'basis', 'asOf', ...DIMENSIONS] as const
  return Object.fromEntries(names.map((name) => [name, search[name]])) as MeasureSearch
}
