import { entryType } from '#ledger/entry.ts'

/** Why we look again: what the person or the market will have done by then. */
export const ASKS = [
  'contract_ends',
  'budget_round',
  'named_date',
  'company_grows',
  'new_role',
  'other',
] as const
export type Ask = (typeof ASKS)[number]

/** Somebody decided when we look at a lead again that is not for us now. Neither date nor signals: it is lifted. */
export interface WatchSet {
  ask: Ask
  wakeAt: number | null
  /** kinds of touch that wake it, whichever comes first */
  signals: string[]
}

export const WatchSet = entryType<'WatchSet', WatchSet>({
  kind: 'WatchSet',
  fact: true,
  personal: 'erase',
  sentence: ({ ask, wakeAt, signals }, words) => {
    if (wakeAt === null && signals.length === 0) return 'Is not looked at again'
    const date = wakeAt === null ? '' : ` on ${words.moment(wakeAt)}`
    const signal = signals.length === 0 ? '' : ` when they do one of: ${signals.map(plain).join(', ')}`
    return `Look again${date}${date && signal ? ', or' : ''}${signal} (${ASKED[ask]})`
  },
})

/** What is asked on that day, as a next step. Closed, because a next step outlives the person's erasure. */
export const ASKED: Record<Ask, string> = {
  contract_ends: 'their contract with another supplier ends',
  budget_round: 'the next budget is made',
  named_date: 'they named the date',
  company_grows: 'the company will have grown',
  new_role: 'they will have another role',
  other: 'another reason',
}

export interface WatchWoke {
  ask: Ask
  /** the kind of touch that woke it; null: its date came */
  signal: string | null
  /** what is owed now; null: somebody works the lead already */
  nextStep: string | null
  due: number | null
}

export const WatchWoke = entryType<'WatchWoke', WatchWoke>({
  kind: 'WatchWoke',
  fact: false,
  personal: 'none',
  sentence: ({ ask, signal, nextStep, due }, words) =>
    `${signal === null ? 'The day to look again has come' : `Look again: ${plain(signal)}`} (${ASKED[ask]})` +
    (nextStep === null || due === null
      ? ', and somebody works the lead already'
      : `: ${nextStep}, due ${words.moment(due)}`),
})

export const OUTCOMES = ['bought_from_us', 'bought_elsewhere', 'still_open', 'gone'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** How we know what became of somebody. */
export const SOURCES = ['told_us', 'public', 'partner', 'record', 'guess'] as const
export type KnownBy = (typeof SOURCES)[number]

/** What became of somebody whom we did not win. `vendor`: the company that they bought from. */
export interface OutcomeLearned {
  outcome: Outcome
  vendor: string | null
  how: KnownBy
}

const BECAME: Record<Outcome, string> = {
  bought_from_us: 'Bought from us',
  bought_elsewhere: 'Bought from somebody else',
  still_open: 'Has not bought anything yet',
  gone: 'Does not exist or need it any more',
}

const KNOWN: Record<KnownBy, string> = {
  told_us: 'they told us',
  public: 'seen in public',
  partner: 'a partner told us',
  record: 'from the record',
  guess: 'a guess',
}

export const OutcomeLearned = entryType<'OutcomeLearned', OutcomeLearned>({
  kind: 'OutcomeLearned',
  fact: true,
  personal: 'erase',
  sentence: ({ outcome, vendor, how }) =>
    `${BECAME[outcome]}${vendor === null ? '' : `: ${vendor}`} (${KNOWN[how]})`,
})

function plain(id: string): string {
  return id.replaceAll('_', ' ')
}
