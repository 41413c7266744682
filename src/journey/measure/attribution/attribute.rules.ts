import {
  addPath,
  chainOf,
  noSteps,
  removalEffects,
  type Steps,
} from '#journey/measure/attribution/chain.rules.ts'
import { isLearned, type Model } from '#journey/measure/attribution/models.rules.ts'
import { seeded } from '#journey/survey/random.rules.ts'
import { shapleyOfChain } from '#journey/measure/attribution/shapley.rules.ts'
import { split } from '#journey/measure/attribution/credit.rules.ts'
import { weightsOf, type Effects } from '#journey/measure/attribution/weights.rules.ts'
import type { Deal, Path } from '#journey/measure/attribution/path.rules.ts'
import type { Origin } from '#journey/measure/grain/origin.rules.ts'

/** A deal as it is credited: who brought it gets what no touch can be credited with. */
export interface CreditedDeal extends Deal {
  origin: Origin
}

export interface CreditedPath extends Path {
  deal: CreditedDeal
}

/** Steps of paths that came to nothing, counted: `before` undefined = the path began there; `last` = it ended there. */
export interface LostStep {
  before: string | null | undefined
  of: string | null
  last: boolean
  count: number
}

/** What a model gives to one value: money in cents, and deals, of which one may be shared by several. */
export interface Credit {
  cents: bigint
  deals: number
}

/** A value of the dimension, or the deals without a touch of one function. `by` is in the order of the models. */
export interface Row {
  of: string | null
  /** null: a value; else no touch was recorded, and this function brought the deals */
  untouched: Origin | null
  touches: number
  /** deals that have it on their path */
  deals: number
  by: Credit[]
}

/** What a learned model found out: worth of each value, and how sure. */
export interface Learned {
  model: string
  /** paths it was learned from, and how many of them won */
  paths: number
  won: number
  /** chance of a win over all paths */
  chance: number
  effects: { of: string | null; effect: number; error: number | null }[]
  /** values too rare to stand for themselves, reckoned as one */
  lumped: number
  /** orders that were drawn; 0: none had to be */
  drawn: number
}

export interface Attribution {
  rows: Row[]
  learned: Learned[]
}

/** More values than these are not told apart by what is learned: the matrix grows with the square of their number. */
const MOST_VALUES = 300
/** Takes the place of all rare values; no value of a dimension begins with this sign. */
const RARE = '\u0001'

/**
 * Divides every deal among its path under every model. Rows: the most touched first; deals without a touch stand in rows of their own,
 * so that every row of money there is is in exactly one row under each model. Deals without an amount count as deals only.
 */
export function attribute(
  paths: readonly CreditedPath[],
  lost: readonly LostStep[],
  models: readonly Model[],
): Attribution {
  const learned = models.flatMap((model) => (isLearned(model.document) ? [learn(paths, lost, model)] : []))
  const effects = models.map((model) => effectsOf(learned.find((one) => one.model === model.id)))
  const rows = new Map<string, Row>()
  for (const path of paths) {
    const shown = new Set<Row>()
    for (const { of } of path.touches) {
      const row = rowOf(rows, of, null, models.length)
      row.touches++
      shown.add(row)
    }
    if (path.touches.length === 0) shown.add(rowOf(rows, null, path.deal.origin, models.length))
    for (const row of shown) row.deals++
    for (const [i, { document }] of models.entries())
      for (const { of, cents, share } of creditsOf(path, document, effects[i]!)) {
        const credit = rowOf(rows, of, path.touches.length === 0 ? path.deal.origin : null, models.length).by[
          i
        ]!
        credit.cents += cents
        credit.deals += share
      }
  }
  const sorted = [...rows.values()].sort(
    (a, b) =>
      Number(a.untouched !== null) - Number(b.untouched !== null) ||
      b.touches - a.touches ||
      b.deals - a.deals ||
      String(a.of ?? a.untouched).localeCompare(String(b.of ?? b.untouched)),
  )
  return { rows: sorted, learned }
}

/** What each touch of a path gets of its deal, in cents; without a touch, one part that belongs to nobody's touch. */
export function creditsOf(
  path: CreditedPath,
  document: Model['document'],
  effects: Effects | null,
): { of: string | null; cents: bigint; share: number }[] {
  const { touches, deal } = path
  if (touches.length === 0) return [{ of: null, cents: deal.cents ?? 0n, share: 1 }]
  const weights = weightsOf(document, path, effects)
  const cents = deal.cents === null ? null : split(deal.cents, weights)
  return touches.map(({ of }, i) => ({ of, cents: cents?.[i] ?? 0n, share: weights[i]! }))
}

/** Worth by value; a value that was too rare has that of all rare ones. */
export function effectsOf(learned: Pick<Learned, 'effects'> | undefined): Effects | null {
  return learned ? new Map(learned.effects.map(({ of, effect }) => [of, effect])) : null
}

function rowOf(rows: Map<string, Row>, of: string | null, untouched: Origin | null, models: number): Row {
  const key = untouched ?? (of === null ? '\u0000' : `=${of}`)
  let row = rows.get(key)
  if (!row) {
    const by = Array.from({ length: models }, () => ({ cents: 0n, deals: 0 }))
    rows.set(key, (row = { of, untouched, touches: 0, deals: 0, by }))
  }
  return row
}

/** Drawing an order costs the cube of the number of values: two hundred of 200 values took a core 3 s. */
const MOST_STEPS = 1e9
const FEWEST_ORDERS = 40

/** How many orders are drawn for so many values: as many as asked for, fewer where that would take minutes. */
export function ordersFor(values: number, wanted: number): number {
  return Math.min(wanted, Math.max(FEWEST_ORDERS, Math.floor(MOST_STEPS / values ** 3)))
}

/** What paths won and lost say each value is worth. Deals without a touch are no path. */
function learn(paths: readonly CreditedPath[], lost: readonly LostStep[], { id, document }: Model): Learned {
  const { steps, places, rare } = stepsOf(paths, lost)
  const chain = chainOf(steps)
  const { chance, effects } = removalEffects(chain)
  const drawn =
    document.kind === 'shapley'
      ? shapleyOfChain(chain, {
          ...document,
          samples: ordersFor(chain.values.length, document.samples),
          random: seeded(`shapley ${chain.values.length}`),
        })
      : null
  const sum = (of: Float64Array): number => of.reduce((total, count) => total + count, 0)
  const valueAt = (i: number): { effect: number; error: number | null } =>
    drawn
      ? { effect: drawn.values[i]!, error: drawn.errors?.[i] ?? null }
      : { effect: effects[i]!, error: null }
  return {
    model: id,
    paths: sum(steps.starts),
    won: sum(steps.won),
    chance,
    effects: [...places].map(([of, i]) => ({ of, ...valueAt(i) })),
    lumped: rare,
    drawn: drawn?.errors ? ordersFor(chain.values.length, 'samples' in document ? document.samples : 0) : 0,
  }
}

/** All steps, with the rarest values put together where there are too many. */
function stepsOf(
  paths: readonly CreditedPath[],
  lost: readonly LostStep[],
): { steps: Steps; places: Map<string | null, number>; rare: number } {
  const counts = new Map<string | null, number>()
  const count = (of: string | null, n: number) => counts.set(of, (counts.get(of) ?? 0) + n)
  for (const { touches } of paths) for (const { of } of touches) count(of, 1)
  for (const { of, count: n } of lost) count(of, n)
  const common = [...counts]
    .sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
    .map(([of]) => of)
  const rare = common.length > MOST_VALUES ? common.splice(MOST_VALUES - 1) : []
  const values = rare.length > 0 ? [...common, RARE] : common
  const places = new Map(common.map((of, i) => [of, i]))
  for (const of of rare) places.set(of, values.length - 1)
  const steps = noSteps(values)
  for (const { touches } of paths) addPath(steps, touches.map(({ of }) => places.get(of)!), true) // prettier-ignore
  for (const { before, of, last, count: n } of lost) {
    const place = places.get(of)!
    if (before === undefined) steps.starts[place]! += n
    else steps.between[places.get(before)!]![place]! += n
    if (last) steps.lost[place]! += n
  }
  return { steps, places, rare: rare.length }
}
