import { amountText, centsOf } from '#journey/measure/cost/outlay.store.ts'
import { expectedOf, type Expected, type Lot } from '#journey/measure/value/valuer.rules.ts'
import { expectedView, valueView } from '#journey/measure/cost/views.rules.ts'
import { groundOf, laidView, type MoneyFloor } from '#journey/measure/cost/ground.ts'
import { inBase, type Rates } from '#journey/measure/grain/money.rules.ts'
import { stretchesOf } from '#journey/measure/cost/outlay.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { marketOf } from '#journey/measure/value/market.rules.ts'
import { readBrought, readStood, readWorking } from '#journey/measure/cost/vintage.store.ts'
import { remembered } from '#journey/measure/cost/remembered.ts'
import { valuerAt } from '#journey/measure/value/valuer.store.ts'
import { vintagesOf, type Vintage } from '#journey/measure/cost/vintage.rules.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { Vintages, VintageView } from '#journey/measure/cost/contract.ts'
import type { Who } from '#platform/http/route.ts'

/** Leads by the month of their beginning: what was invested, what came back, what was written off, what may still come. */
export function vintages(
  floor: MoneyFloor,
  given: Given,
  who: Who | null,
  noOlder?: number,
): Promise<Vintages | Refusal> {
  return remembered(floor, 'vintages', given, (db) => counted(floor, db, given, who), noOlder)
}

async function counted(
  floor: MoneyFloor,
  db: Queryable,
  given: Given,
  who: Who | null,
): Promise<Vintages | Refusal> {
  const ground = await groundOf(floor, given, who)
  if ('refused' in ground) return ground
  const { filters, current, rates, laid } = ground
  const [learned, stood, won, working] = await Promise.all([
    valuerAt(floor, filters.asOf, rates),
    readStood(db, filters, current, stretchesOf(laid.outlays)),
    readBrought(db, filters, current),
    current ? readWorking(db, filters) : [],
  ])
  const lots = new Map<string, Lot[]>()
  for (const { month, groups, ...lot } of working)
    lots.set(month, [...(lots.get(month) ?? []), { ...lot, band: null, market: marketOf(groups) }])
  const { brought, unpriced } = broughtBy(won, rates)
  const expected = (of: Lot[]): Expected | null => (current ? expectedOf(learned.valuer, of) : null)
  const months = vintagesOf(stood, laid.shares, brought, lots)
  return {
    ...laidView(ground),
    asOf: iso(filters.asOf),
    months: months.map((one) => ({ month: one.month, ...viewOf(one, expected(one.lots)) })),
    all: viewOf(total(months), expected(months.flatMap((one) => one.lots))),
    unpriced,
    value: valueView(learned),
  }
}

function broughtBy(
  won: Awaited<ReturnType<typeof readBrought>>,
  rates: Rates,
): { brought: Map<string, bigint>; unpriced: number } {
  const brought = new Map<string, bigint>()
  let unpriced = 0
  for (const { month, amount, currency, day } of won) {
    const based = amount === null || currency === null ? null : inBase(amount, currency, day, rates)
    if (based === null) unpriced += 1
    else brought.set(month, (brought.get(month) ?? 0n) + centsOf(based.amount))
  }
  return { brought, unpriced }
}

/** Every month is in whole cents already: their sum adds up as well. */
function total(months: Vintage[]): Vintage {
  const sum = (of: (one: Vintage) => number): number => months.reduce((all, one) => all + of(one), 0)
  const money = (of: (one: Vintage) => bigint): bigint => months.reduce((all, one) => all + of(one), 0n)
  return {
    month: '',
    leads: sum(({ leads }) => leads),
    invested: money(({ invested }) => invested),
    spentOn: {
      won: money(({ spentOn }) => spentOn.won),
      off: money(({ spentOn }) => spentOn.off),
      working: money(({ spentOn }) => spentOn.working),
    },
    count: {
      won: sum(({ count }) => count.won),
      off: sum(({ count }) => count.off),
      working: sum(({ count }) => count.working),
    },
    back: {
      leads: sum(({ back }) => back.leads),
      cents: money(({ back }) => back.cents),
      won: sum(({ back }) => back.won),
    },
    brought: money(({ brought }) => brought),
    lots: [],
  }
}

function viewOf(of: Vintage, expected: Expected | null): Omit<VintageView, 'month'> {
  return {
    leads: of.leads,
    invested: amountText(of.invested),
    onWon: amountText(of.spentOn.won),
    onOff: amountText(of.spentOn.off),
    onWorking: amountText(of.spentOn.working),
    ...of.count,
    recovered: { leads: of.back.leads, spent: amountText(of.back.cents), won: of.back.won },
    returned: amountText(of.brought),
    expected: expectedView(expected),
  }
}
