import { createRandom, type Random } from '#simulate/random.rules.ts'
import { learn, watch } from '#journey/watch/actions.rules.ts'
import { DAY } from '#simulate/season.rules.ts'
import { HOUR, WORKDAY, type Stage } from '#simulate/deeds.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { Ask } from '#journey/watch/facts.ts'
import type { LeadState } from '#journey.ts'
import type { OutcomeInput, WatchInput } from '#journey/watch/contract.ts'

/** Who keeps an eye on leads that are not for the company now. */
const WATCHERS = ['leila.haddad', 'ines.marchetti', 'amara.okoye'] as const

/** Why somebody went, and what is to have changed when we look again. Months of the day; `signals`: instead of, or beside it. */
interface Reason {
  share: number
  ask: Ask
  months: readonly [number, number]
  signals?: readonly string[]
  note?: string
}

const BACK: Partial<Record<string, Reason>> = {
  timing_later: {
    share: 0.75,
    ask: 'named_date',
    months: [2, 9],
    note: 'Named a quarter, not a day.',
  },
  no_budget: { share: 0.7, ask: 'budget_round', months: [4, 11], signals: ['pricing_viewed'] },
  uses_competitor: {
    share: 0.8,
    ask: 'contract_ends',
    months: [6, 15],
    note: 'Their contract is renewed once a year.',
  },
  no_authority: { share: 0.35, ask: 'new_role', months: [6, 12], signals: ['demo_requested'] },
}
const LOST: Reason = { share: 0.6, ask: 'contract_ends', months: [7, 14], signals: ['pricing_viewed'] }
const SORTED_OUT: Reason = { share: 0.3, ask: 'company_grows', months: [8, 14], signals: ['demo_requested'] }
const STUDENT: Reason = { share: 0.45, ask: 'new_role', months: [9, 16] }
const MONTH = 30 * DAY

/** What somebody decides about looking again has chance of its own: the rest of a life stays as it was. */
function streamOf({ contact }: Actor, at: number): Random {
  return createRandom(contact.index ^ Math.floor(at / HOUR), 0x3a7c4)
}

/** A lead that has just gone where nobody works it: somebody says when to look again, within a day or two. */
export function lookLater(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  const { kind } = stage.law.version(state.version).stages[state.stage]!
  const reason = reasonOf(actor, state, kind, now)
  const random = streamOf(actor, now)
  if (!reason || !random.chance(reason.share)) return []
  const by = `person:${random.pick(WATCHERS)}`
  const at = stage.business(now, random.exponential(6 * HOUR) + 10 * 60_000)
  const [least, most] = reason.months
  const day = at + (least + (most - least) * random.next()) * MONTH
  const isSignalOnly = reason.signals !== undefined && random.chance(0.35)
  const given: WatchInput = {
    ask: reason.ask,
    ...(!isSignalOnly && { on: dayOf(day) }),
    ...(reason.signals && { signals: [...reason.signals] }),
    ...(reason.note !== undefined && random.chance(0.5) && { note: reason.note }),
  }
  return [whileThere(actor, at, watch(given, by))]
}

function reasonOf(actor: Actor, state: LeadState, kind: string, now: number): Reason | undefined {
  if (state.watch !== undefined || state.stageSince !== Math.floor(now)) return undefined
  if (kind === 'lost') return LOST
  if (kind === 'disqualified') return actor.contact.student ? STUDENT : SORTED_OUT
  return kind === 'nurture' && state.back?.at === Math.floor(now) ? BACK[state.back.reason] : undefined
}

/** The day has come, or they did something: somebody asks, mostly in time; a few wait for weeks. */
export function lookNow(stage: Stage, actor: Actor, now: number): Deed[] {
  const random = streamOf(actor, now)
  const by = `person:${random.pick(WATCHERS)}`
  const late = random.chance(0.15) ? random.exponential(9 * WORKDAY) : 0
  const at = Math.ceil(stage.business(now, late + random.exponential(9 * HOUR) + 20 * 60_000))
  return [whileThere(actor, at, learn(outcomeOf(actor, random, at), by))]
}

const OUTCOMES = [
  { weight: 30, outcome: 'bought_elsewhere' },
  { weight: 46, outcome: 'still_open' },
  { weight: 13, outcome: 'bought_from_us' },
  { weight: 11, outcome: 'gone' },
] as const
const KNOWN = [
  { weight: 52, how: 'told_us' },
  { weight: 20, how: 'public' },
  { weight: 12, how: 'partner' },
  { weight: 16, how: 'guess' },
] as const
const VENDORS = ['Orvane Sensors', 'Kestrel Metering', 'Bruun & Holt', 'Veltro Process'] as const
const HEARD = [
  'Spoke with the plant manager at the fair.',
  'Their new line shows the other make in the press photograph.',
  'Answered our question in two sentences.',
  'The distributor mentioned it.',
] as const

function outcomeOf({ contact }: Actor, random: Random, at: number): OutcomeInput {
  const { outcome } = random.weighted(OUTCOMES)
  const how = outcome === 'bought_from_us' ? 'record' : random.weighted(KNOWN).how
  const vendor = outcome === 'bought_elsewhere' ? random.pick(VENDORS) : undefined
  const again = outcome === 'still_open' || (outcome === 'bought_elsewhere' && random.chance(0.5))
  return {
    outcome,
    how,
    ...(vendor !== undefined && { vendor }),
    ...(contact.index % 3 === 0 && { note: random.pick(HEARD) }),
    ...(again && { again: dayOf(at + (4 + 9 * random.next()) * MONTH) }),
  }
}

/** Said while the lead is where it was. */
function whileThere(actor: Actor, at: number, decide: Deed['decide']): Deed {
  return { at: Math.ceil(at), situation: actor.situation, decide }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
