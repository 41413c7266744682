import type { LeadSort, ListQuery } from './data/leads.ts'
import type { ClocksSearch, OffersSearch, TeamSearch } from './team/data.ts'

// The URL holds all state of a screen, as plain text that a person can read and edit.
export type Search = Record<string, unknown>

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Search): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') params.set(name, String(value))
  }
  // commas separate the values of one filter and need no escape in a query
  const text = params.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

export interface LeadsSearch extends Omit<ListQuery, 'minScore' | 'overdue'> {
  minScore?: number | undefined
  overdue?: 'true' | undefined
  /** the saved view that was opened */
  view?: string | undefined
  /** the form for a new lead is open */
  add?: 'lead' | undefined
}

const SORTS: readonly string[] = ['score', 'value', 'created', 'activity', 'due', 'name'] satisfies LeadSort[]

export interface MeetingsSearch {
  state?: 'coming' | 'waiting' | 'past' | undefined
  of?: 'mine' | 'all' | undefined
}

export function meetingsSearch(search: Search): MeetingsSearch {
  const state = (['coming', 'waiting', 'past'] as const).find((one) => one === search.state)
  return present({ state, of: (['mine', 'all'] as const).find((one) => one === search.of) })
}

export function leadsSearch(search: Search): LeadsSearch {
  const minScore = Number(text(search, 'minScore') ?? NaN)
  return present({
    q: text(search, 'q'),
    stage: text(search, 'stage'),
    owner: text(search, 'owner'),
    source: text(search, 'source'),
    campaign: text(search, 'campaign'),
    country: text(search, 'country'),
    minScore: Number.isInteger(minScore) ? minScore : undefined,
    overdue: search.overdue === 'true' ? ('true' as const) : undefined,
    sort: SORTS.includes(String(search.sort)) ? (search.sort as LeadSort) : undefined,
    order: search.order === 'asc' || search.order === 'desc' ? search.order : undefined,
    view: text(search, 'view'),
    add: search.add === 'lead' ? ('lead' as const) : undefined,
  })
}

export type TimelineShows = 'facts' | 'rulings'

export function leadSearch(search: Search): {
  show?: TimelineShows | undefined
  asOf?: string | undefined
  open?: number | undefined
} {
  const asOf = text(search, 'asOf')
  const open = Number(text(search, 'open') ?? NaN)
  return present({
    show: search.show === 'facts' || search.show === 'rulings' ? search.show : undefined,
    asOf: asOf && !Number.isNaN(Date.parse(asOf)) ? asOf : undefined,
    open: Number.isInteger(open) ? open : undefined,
  })
}

export interface DuplicatesSearch {
  state?: 'later' | 'decided' | undefined
  sort?: 'company' | 'owner' | undefined
  mine?: true | undefined
  /** both ids, parted by a dot */
  pair?: string | undefined
}

export function duplicatesSearch(search: Search): DuplicatesSearch {
  const { state, sort, mine } = search
  return present({
    state: state === 'later' || state === 'decided' ? state : undefined,
    sort: sort === 'company' || sort === 'owner' ? sort : undefined,
    mine: mine === true ? mine : undefined,
    pair: text(search, 'pair'),
  })
}

export interface ReturnsSearch {
  state?: 'appealed' | 'decided' | undefined
  lead?: string | undefined
}

export function returnsSearch(search: Search): ReturnsSearch {
  const { state } = search
  return present({
    state: state === 'appealed' || state === 'decided' ? state : undefined,
    lead: text(search, 'lead'),
  })
}

export const notificationsSearch = (
  search: Search,
): { show?: 'unread' | undefined; open?: 'preferences' | undefined } =>
  present({
    show: search.show === 'unread' ? ('unread' as const) : undefined,
    open: search.open === 'preferences' ? ('preferences' as const) : undefined,
  })

const AGREEMENT_TABS = ['changes', 'history', 'yaml'] as const

export function agreementSearch(search: Search): {
  version?: number | undefined
  tab?: (typeof AGREEMENT_TABS)[number] | undefined
} {
  const version = Number(text(search, 'version') ?? NaN)
  return present({
    version: Number.isInteger(version) && version > 0 ? version : undefined,
    tab: AGREEMENT_TABS.find((tab) => tab === search.tab),
  })
}

/** `version:N` or `draft:ID` on each side */
export function compareSearch(search: Search): { from?: string | undefined; to?: string | undefined } {
  const side = (name: string) => {
    const given = text(search, name)
    return given && /^(draft|version):[\w-]+$/.test(given) ? given : undefined
  }
  return present({ from: side('from'), to: side('to') })
}

/** `part`: the open page of the form; `at`: a path of the file to go to; `beside`: what stands at the side */
export function draftSearch(search: Search): {
  part?: string | undefined
  at?: string | undefined
  beside?: 'what-if' | 'none' | undefined
} {
  const { beside } = search
  return present({
    part: text(search, 'part'),
    at: text(search, 'at'),
    beside: beside === 'what-if' || beside === 'none' ? beside : undefined,
  })
}

export const peopleSearch = (
  search: Search,
): { add?: 'person' | undefined; open?: string | undefined; left?: 'true' | undefined } =>
  present({
    add: search.add === 'person' ? ('person' as const) : undefined,
    open: text(search, 'open'),
    left: search.left === 'true' ? ('true' as const) : undefined,
  })

/** `to`: where one was going · `error`: what the identity provider said */
export const signInSearch = (search: Search): { to?: string | undefined; error?: string | undefined } =>
  present({ to: text(search, 'to'), error: text(search, 'error') })

export interface AccountsSearch {
  q?: string | undefined
  tier?: string | undefined
  state?: string | undefined
  owner?: string | undefined
  segment?: string | undefined
  coverage?: 'none' | 'part' | 'full' | undefined
  sort?: 'tier' | 'name' | 'due' | 'changed' | undefined
  /** what is open: the form for a new account, for a list of them, or the tiers and roles */
  add?: 'account' | 'list' | 'settings' | undefined
}

export function accountsSearch(search: Search): AccountsSearch {
  return present({
    q: text(search, 'q'),
    tier: text(search, 'tier'),
    state: text(search, 'state'),
    owner: text(search, 'owner'),
    segment: text(search, 'segment'),
    coverage: (['none', 'part', 'full'] as const).find((one) => one === search.coverage),
    sort: (['tier', 'name', 'due', 'changed'] as const).find((one) => one === search.sort),
    add: (['account', 'list', 'settings'] as const).find((one) => one === search.add),
  })
}

const REASONS = ['asked', 'do_not_call', 'competitor', 'customer', 'open_deal', 'bounced', 'erased'] as const

export interface SuppressionsSearch {
  q?: string | undefined
  kind?: 'email' | 'domain' | 'company' | 'phone' | undefined
  reason?: (typeof REASONS)[number] | undefined
  add?: 'entry' | 'list' | undefined
}

export function suppressionsSearch(search: Search): SuppressionsSearch {
  return present({
    q: text(search, 'q'),
    kind: (['email', 'domain', 'company', 'phone'] as const).find((one) => one === search.kind),
    reason: REASONS.find((one) => one === search.reason),
    add: (['entry', 'list'] as const).find((one) => one === search.add),
  })
}

export const programmesSearch = (search: Search): { open?: 'rules' | undefined } =>
  present({ open: search.open === 'rules' ? ('rules' as const) : undefined })

/** `of`: the draft; left out: what runs · `as`: how it is shown, left out: as the screen's width has it · `asOf`: the proof's date, left out: now */
export function programmeSearch(search: Search): {
  of?: 'draft' | undefined
  as?: 'drawing' | 'list' | 'proof' | undefined
  version?: number | undefined
  asOf?: string | undefined
} {
  const asOf = text(search, 'asOf')
  const version = Number(text(search, 'version') ?? NaN)
  return present({
    of: search.of === 'draft' ? ('draft' as const) : undefined,
    as: (['drawing', 'list', 'proof'] as const).find((one) => one === search.as),
    version: Number.isInteger(version) && version > 0 ? version : undefined,
    asOf: asOf !== undefined && /^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : undefined,
  })
}

/** Whose figures and of how many days; left out: everybody's, of 90. */
export function teamSearch(search: Search): TeamSearch {
  return present({
    team: ['all', 'sales', 'leadgen', 'marketing'].find((one) => one === search.team),
    days: ['30', '90', '365'].find((one) => one === search.days),
  })
}

export const offersSearch = (search: Search): OffersSearch => ({
  ...teamSearch(search),
  ...present({ rep: text(search, 'rep'), came: text(search, 'came'), answer: text(search, 'answer') }),
})

const CLOCK_STATES = ['met', 'met_late', 'taken_back', 'moot', 'running', 'late']

export const clocksSearch = (search: Search): ClocksSearch => ({
  ...teamSearch(search),
  ...present({
    clock: text(search, 'clock'),
    person: text(search, 'person'),
    state: CLOCK_STATES.find((one) => one === search.state),
  }),
})

export const submissionsSearch = (search: Search): { open?: string | undefined } =>
  present({ open: text(search, 'open') })

export const newSurveySearch = (search: Search): { kind: 'lead' | 'poll' } => ({
  kind: search.kind === 'poll' ? 'poll' : 'lead',
})

/** `of`: `draft:ID` or `version:N` */
export function whatIfSearch(search: Search): {
  of?: string | undefined
  from?: string | undefined
  to?: string | undefined
} {
  const day = (name: string) => {
    const given = text(search, name)
    return given && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined
  }
  const of = text(search, 'of')
  return present({
    of: of && /^(draft|version):[\w-]+$/.test(of) ? of : undefined,
    from: day('from'),
    to: day('to'),
  })
}

export const morningSearch = (search: Search): { days?: '30' | '90' | '365' | undefined } =>
  present({ days: (['30', '90', '365'] as const).find((days) => days === search.days) })

export const marketingSearch = (search: Search) =>
  present({
    ...morningSearch(search),
    by: (['source', 'campaign'] as const).find((by) => by === search.by),
  })

export function text(search: Search, name: string): string | undefined {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined
}

export function present<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values
}
