import type { AccountState, Coverage, MemberRole, Tier } from '#journey/outreach/accounts.contract.ts'

/** What a workspace begins with; PATCH /api/accounts/settings changes it. */
export const DEFAULT_TIERS: Tier[] = [
  { id: 'A', name: 'A', meaning: 'Worked by name every week, with a plan of their own' },
  { id: 'B', name: 'B', meaning: 'Worked by name every month' },
  { id: 'C', name: 'C', meaning: 'Watched: worked when somebody there moves' },
]
export const DEFAULT_ROLES: Exclude<MemberRole, 'unknown'>[] = [
  'decider',
  'budget',
  'champion',
  'user',
  'technical',
]

/** Which of the needed roles somebody is known for, and for which of them somebody was reached. */
export function coverageOf(
  needed: readonly MemberRole[],
  group: readonly { role: MemberRole; reached: boolean }[],
): Coverage {
  const has = (role: MemberRole, reached: boolean) =>
    group.some((one) => one.role === role && (one.reached || !reached))
  return {
    needed: [...needed],
    known: needed.filter((role) => has(role, false)),
    reached: needed.filter((role) => has(role, true)),
  }
}

/**
 * The state today. A won deal makes a customer, whatever was set by hand, and a rest ends by itself.
 * @param today ISO day
 */
export function stateToday(
  stored: { state: AccountState; until: string | null },
  won: boolean,
  today: string,
): { state: AccountState; until: string | null } {
  if (won) return { state: 'customer', until: null }
  if (stored.state !== 'given_up') return { state: stored.state, until: null }
  const over = stored.until !== null && stored.until < today
  return over ? { state: 'open', until: null } : { state: 'given_up', until: stored.until }
}

/** What can be changed about an account, as it is stored. */
export interface AccountFields {
  domain: string | null
  tier: string
  segment: string | null
  why: string
  owner: string
  state: AccountState
  until: string | null
  nextStep: string | null
  nextStepDue: string | null
}

export interface FieldChange {
  field: keyof AccountFields
  from: string | null
  to: string | null
}

/** What a change makes different; a date of rest goes with the rest, and a step's day with the step. */
export function changesOf(
  before: AccountFields,
  given: { [Field in keyof AccountFields]?: AccountFields[Field] | undefined },
): FieldChange[] {
  const after: AccountFields = { ...before, ...(present(given) as Partial<AccountFields>) }
  if (after.state !== 'given_up') after.until = null
  if (after.nextStep === null) after.nextStepDue = null
  return (Object.keys(before) as (keyof AccountFields)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }))
}

function present(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

export interface Asker {
  id: string
  /** their function: a desk's accounts are everybody's of the function */
  function: string | null
  manages: boolean
}

/** Whoever manages works on every account; others on their own and on those that wait at their function's desk. */
export function mayWorkOn(asker: Asker, owner: string): boolean {
  return asker.manages || owner === asker.id || owner === `desk:${asker.function ?? ''}`
}

/** What those who do not manage may not do: give accounts away, or say how much they are wanted. */
export function needsManage(changes: readonly FieldChange[], asker: Asker): FieldChange[] {
  return changes.filter(({ field, to }) => field === 'tier' || (field === 'owner' && to !== asker.id))
}

/** Written in files in many ways. */
const ROLE_WORDS: [MemberRole, RegExp][] = [
  ['budget', /budget|economic|financ|finanz|kaufm|einkauf|procure|sponsor|kosten/],
  ['technical', /techni|it\b|architect|security|ingenieur/],
  ['champion', /champion|coach|advocate|mentor|f(ü|ue)rsprech/],
  ['decider', /decid|decision|entscheid|buyer/],
  ['blocker', /block|detract|gegner|verhinder/],
  ['user', /user|nutzer|anwender/],
]

/** The role that a word of a file means; `unknown` for none of ours. */
export function roleOfWord(word: string): MemberRole {
  const given = word.trim().toLowerCase()
  return ROLE_WORDS.find(([, pattern]) => pattern.test(given))?.[0] ?? 'unknown'
}
