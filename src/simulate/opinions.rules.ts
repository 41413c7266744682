import type { Random } from '#simulate/random.rules.ts'

/** What each side of the demo company means by a lead, as weights of the agreement's own signals. */
const WEIGHTS: Record<string, Record<string, number>> = {
  marketing: {
    demo: 3,
    contact: 2.6,
    trial: 2,
    webinar: 1.9,
    content: 1.5,
    form: 1.4,
    event: 1.6,
    pricing: 1.3,
    mail_click: 0.6,
    decider: 0.8,
    business_mail: 0.4,
    student: -2,
    competitor: -3,
  },
  reps: {
    has_budget: 2.4,
    soon: 2,
    decider: 1.7,
    demo: 1.8,
    contact: 1.6,
    wants_to_buy: 1.3,
    right_size: 0.8,
    webinar: -0.4,
    content: -0.4,
    free_mail: -1,
    tiny: -1.4,
    student: -4,
    competitor: -3,
  },
  sales_managers: {
    has_budget: 2,
    soon: 1.4,
    decider: 1.8,
    right_size: 1.6,
    demo: 1.6,
    contact: 1.3,
    student: -4,
  },
  leadgen: {
    demo: 2.2,
    contact: 2.2,
    decider: 1.3,
    has_budget: 1.3,
    can_be_called: 0.7,
    webinar: 0.8,
    event: 0.9,
    manager: 0.6,
    student: -3,
    competitor: -3,
  },
}
const OTHERS = { decider: 1.5, right_size: 1.5, demo: 1.5, has_budget: 1.2, student: -2 }
/** Marketing is generous, sales is not. */
const STRICT: Record<string, number> = { marketing: 2, leadgen: 2.7, reps: 3.1, sales_managers: 3.3 }

export type Opinion = 'lead' | 'not_yet' | 'never'

/**
 * How one person sorts one card.
 * @param apart how far the sides are from each other: 0 = all judge alike, 1 = each by its own lights
 */
export function opinionOf(
  side: string,
  signals: readonly string[],
  leaning: number,
  random: Random,
  apart = 1,
): Opinion {
  const own = WEIGHTS[side] ?? OTHERS
  const sum = signals.reduce((total, signal) => {
    const mine = own[signal as keyof typeof own] ?? 0
    const common = WEIGHTS.leadgen![signal] ?? 0
    return total + apart * mine + (1 - apart) * common
  }, 0)
  const bar = apart * (STRICT[side] ?? 2.8) + (1 - apart) * 2.7
  const felt = sum + leaning + (random.next() + random.next() - 1) * 0.9
  return felt >= bar ? 'lead' : felt >= bar - 2 ? 'not_yet' : 'never'
}

const CRITERIA: Record<string, string[]> = {
  marketing: ['rule:demo', 'rule:contact', 'rule:trial', 'field:industry', 'field:need', 'field:seniority'],
  reps: ['field:budget', 'field:timeline', 'field:authority', 'field:need', 'rule:demo', 'field:seniority'],
  sales_managers: ['field:budget', 'field:authority', 'field:employees', 'field:timeline', 'field:industry'],
  leadgen: ['field:need', 'rule:contact', 'rule:demo', 'field:authority', 'field:timeline', 'field:budget'],
}

const EXECUTIVES = [
  'field:budget',
  'field:employees',
  'field:industry',
  'field:authority',
  'accepted_idle',
  'went_quiet',
]

const CAUSES: Record<string, string[]> = {
  marketing: ['accepted_idle', 'offer_expired', 'contacted_late', 'never_contacted', 'limit_passed'],
  reps: [
    'returned:not_qualified',
    'returned:no_budget',
    'bounced',
    'returned:not_reachable',
    'returned:timing_later',
  ],
  sales_managers: ['returned:not_qualified', 'contacted_late', 'returned:no_budget', 'went_quiet'],
  leadgen: ['bounced', 'offer_expired', 'returned:not_reachable', 'contacted_late', 'went_quiet'],
}

/** One person's order: their side's, with some neighbours changed about. */
export function orderOf(side: string, items: readonly string[], random: Random): string[] {
  const known = side === 'executives' ? EXECUTIVES : [...(CRITERIA[side] ?? []), ...(CAUSES[side] ?? [])]
  const place = (item: string) => (known.includes(item) ? known.indexOf(item) : 7)
  return items
    .map((item) => ({ item, at: place(item) + random.next() * 3 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

export const REMEDIES: { by: string; cause: string | null; text: string; liked: string[] }[] = [
  {
    by: 'marketing',
    cause: 'accepted_idle',
    text: 'Whoever accepts a lead calls within one business day, or it goes to the next in turn.',
    liked: ['marketing', 'leadgen', 'sales_managers'],
  },
  {
    by: 'reps',
    cause: 'returned:not_qualified',
    text: 'No lead to sales without a held qualification call: need, time and people written down.',
    liked: ['reps', 'sales_managers'],
  },
  {
    by: 'leadgen',
    cause: 'bounced',
    text: 'Check phone and e-mail before a lead is handed over, not after.',
    liked: ['leadgen', 'reps', 'marketing'],
  },
  {
    by: 'reps',
    cause: 'returned:no_budget',
    text: 'Ask for the budget in the demo form.',
    liked: ['reps'],
  },
  {
    by: 'marketing',
    cause: 'went_quiet',
    text: 'A short case from the same industry every month until they answer.',
    liked: ['marketing', 'leadgen'],
  },
  {
    by: 'leadgen',
    cause: null,
    text: 'Fifteen minutes together every Tuesday over the returned leads.',
    liked: ['leadgen', 'marketing', 'reps', 'sales_managers'],
  },
]
