import { amountText, dayAt, dayText } from '#journey/measure/cost/outlay.store.ts'
import { COST_BY, readCells, ripeness, type CostBy } from '#journey/measure/cost/cost.store.ts'
import { costsOf, STEPS, type CostRow } from '#journey/measure/cost/cost.rules.ts'
import { groundOf, laidView, type MoneyFloor } from '#journey/measure/cost/ground.ts'
import { stretchesOf } from '#journey/measure/cost/outlay.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { remembered } from '#journey/measure/cost/remembered.ts'
import type { CostRowView, CostView } from '#journey/measure/cost/contract.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { Who } from '#platform/http/route.ts'

/** A table of more rows is read by nobody; the smallest are counted together in `all` and said. */
const MOST_ROWS = 100
const MOST_UNSPENT = 20

/** What a lead, a qualified lead, … and a customer cost, by where they came from. Refuses a dimension that it does not know. */
export async function costOfQuality(
  floor: MoneyFloor,
  { by: wanted, ...given }: Given & { by?: string | undefined },
  who: Who | null,
  noOlder?: number,
): Promise<CostView | Refusal> {
  const by = costBy(wanted ?? 'source')
  if (typeof by !== 'string') return by
  return remembered(floor, `cost ${by}`, given, (db) => counted(floor, db, given, by, who), noOlder)
}

/** Refuses (`invalid`) what cost is not compared by. */
export function costBy(by: string): CostBy | Refusal {
  const found = COST_BY.find((one) => one === by)
  const message = `must be one of ${COST_BY.join(', ')}`
  return found ?? { refused: 'invalid', detail: `by ${message}`, errors: [{ field: 'by', message }] }
}

async function counted(
  floor: MoneyFloor,
  db: Queryable,
  given: Given,
  by: CostBy,
  who: Who | null,
): Promise<CostView | Refusal> {
  const ground = await groundOf(floor, given, who)
  if ('refused' in ground) return ground
  const { filters, current, laid } = ground
  const ripe = await ripeness(floor, filters.asOf)
  const today = dayAt(filters.asOf)
  const turns = ripe.map((days) => today - days + 1)
  const cells = await readCells(db, filters, current, by, stretchesOf(laid.outlays, turns))
  const rows = costsOf(cells, laid.shares, ripe, today)
  const [all] = costsOf(
    cells.map((cell) => ({ ...cell, of: null })),
    laid.shares,
    ripe,
    today,
  )
  const nobodys = [...laid.shares.nobodys].sort((a, b) => Number(b.cents - a.cents))
  return {
    ...laidView(ground),
    asOf: iso(filters.asOf),
    by,
    ripe: STEPS.map((step, i) => ({ step, days: ripe[i]! })),
    rows: rows.slice(0, MOST_ROWS).map(rowView),
    more: Math.max(0, rows.length - MOST_ROWS),
    all: rowView(all ?? NOBODY),
    unspent: nobodys.slice(0, MOST_UNSPENT).map(({ campaign, source, from, to, cents }) => ({
      campaign,
      source,
      from: dayText(from),
      to: dayText(to),
      spent: amountText(cents),
    })),
  }
}

const NOBODY: CostRow = {
  of: null,
  leads: 0,
  cents: 0n,
  unpaid: 0,
  costs: STEPS.map((step) => ({
    step,
    leads: 0,
    cents: 0n,
    reached: 0,
    each: null,
    low: null,
    high: null,
    rank: null,
  })),
}

function rowView({ of, leads, cents, unpaid, costs }: CostRow): CostRowView {
  const money = (value: bigint | null): string | null => (value === null ? null : amountText(value))
  return {
    of,
    leads,
    spent: amountText(cents),
    unpaid,
    costs: costs.map(({ cents: spent, each, low, high, ...cost }) => ({
      ...cost,
      spent: amountText(spent),
      each: money(each),
      low: money(low),
      high: money(high),
    })),
  }
}
