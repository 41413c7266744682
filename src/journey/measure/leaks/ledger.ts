import { amountText } from '#journey/measure/cost/outlay.store.ts'
import { dutiesOf } from '#journey/measure/clocks.rules.ts'
import { expectedOf, type Lot } from '#journey/measure/value/valuer.rules.ts'
import { expectedView, valueView } from '#journey/measure/cost/views.rules.ts'
import { groundOf, laidView, type Ground, type MoneyFloor } from '#journey/measure/cost/ground.ts'
import { inCents, stretchesOf } from '#journey/measure/cost/outlay.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { LEAK_DUTY, LEAK_OWNER, LEAKS, type LeakClass } from '#journey/measure/leaks/classes.rules.ts'
import {
  lyingNow,
  lyingPaid,
  signersOf,
  stays,
  WEEKS,
  type Lying,
} from '#journey/measure/leaks/ledger.store.ts'
import { marketOf } from '#journey/measure/value/market.rules.ts'
import { remembered } from '#journey/measure/cost/remembered.ts'
import { spanIn } from '#journey/spoken.rules.ts'
import { valuerAt } from '#journey/measure/value/valuer.store.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { LeakLedger, LeakView } from '#journey/measure/cost/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Who } from '#platform/http/route.ts'

const WEEK_MS = 7 * 24 * 3600_000

/** Where leads lie as of a moment: how many, what they are worth, what they cost, and who can change it. */
export function leakLedger(
  floor: MoneyFloor,
  given: Given,
  who: Who | null,
  language: Language,
  noOlder?: number,
): Promise<LeakLedger | Refusal> {
  const count = (db: Queryable) => counted(floor, db, given, who, language)
  return remembered(floor, `leaks ${language}`, given, count, noOlder)
}

async function counted(
  floor: MoneyFloor,
  db: Queryable,
  given: Given,
  who: Who | null,
  language: Language,
): Promise<LeakLedger | Refusal> {
  const ground = await groundOf(floor, given, who)
  if ('refused' in ground) return ground
  const { filters, current, rates } = ground
  const [learned, lying, paid, counts] = await Promise.all([
    valuerAt(floor, filters.asOf, rates),
    lyingNow(db, filters, current),
    lyingPaid(db, filters, current, stretchesOf(ground.laid.outlays)),
    stays(db, filters, current),
  ])
  const rules = floor.law.at(filters.asOf)
  const signers = await signersOf(floor.db, rules.version)
  const money = inCents(
    LEAKS.map((what) =>
      paid
        .filter((one) => one.what === what)
        .reduce(
          (sum, one) => sum + ground.laid.shares.of(one.day, one.campaign, one.source) * BigInt(one.n),
          0n,
        ),
    ),
  )
  const classes = LEAKS.map((what, i): LeakView => {
    const here = lying.filter((one) => one.what === what)
    return {
      what,
      leads: here.reduce((sum, { n }) => sum + n, 0),
      expected: expectedView(expectedOf(learned.valuer, here.map(lotOf))),
      spent: amountText(money.parts[i]!),
      since: here.length === 0 ? null : iso(Math.min(...here.map(({ began }) => began))),
      trend: trendOf(counts.filter((one) => one.what === what)),
      owner: ownerOf(floor, what),
      duty: dutyOf(rules, what, signers, language),
    }
  })
  return {
    ...laidView(ground),
    asOf: iso(filters.asOf),
    classes,
    all: {
      leads: classes.reduce((sum, { leads }) => sum + leads, 0),
      expected: expectedView(expectedOf(learned.valuer, lying.map(lotOf))),
      spent: amountText(money.sum),
      trend: trendOf(counts),
    },
    days: trendDays(ground),
    value: valueView(learned),
  }
}

/** Nothing is lost by a lead that is here a second time: the other one is worked, and only what was spent on it is gone. */
export function lotOf({ what, stage, age, band, groups, level, n }: Omit<Lying, 'began'>): Lot {
  return { stage, age, band, market: marketOf(groups), level, n: what === 'duplicate' ? 0 : n }
}

/** Stays between weeks, added up to how many lay there at the end of each. */
export function trendOf(counted: { first: number; past: number; n: number }[]): number[] {
  const trend = Array.from({ length: WEEKS + 1 }, () => 0)
  for (const { first, past, n } of counted)
    for (let week = first; week < Math.min(past, WEEKS + 1); week++) trend[week]! += n
  return trend
}

function trendDays({ filters }: Ground): string[] {
  return Array.from({ length: WEEKS + 1 }, (_, week) => iso(filters.asOf - (WEEKS - week) * WEEK_MS))
}

function ownerOf({ people, owner }: MoneyFloor, what: LeakClass): LeakView['owner'] {
  const role = LEAK_OWNER[what]
  const found = [...people.values()].filter((one) => one.role === role && one.unavailable !== 'has left')
  return { role, people: found.slice(0, 5).map(({ id }) => ({ id, name: owner(id) })) }
}

function dutyOf(
  rules: Ruleset,
  what: LeakClass,
  signers: ReadonlyMap<string, string>,
  language: Language,
): LeakView['duty'] {
  const until = LEAK_DUTY[what]
  const found = [...dutiesOf(rules).values()].filter((duty) => until?.includes(duty.until))
  if (found.length === 0) return null
  const [first] = found
  return {
    names: found.map(({ name }) => name),
    within: spanIn(first!.within.text, language),
    of: first!.of,
    signedBy: signers.get(first!.of) ?? null,
  }
}
