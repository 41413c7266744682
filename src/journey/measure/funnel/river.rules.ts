import { inBase, sumOf, totalOf, type Rates } from '#journey/measure/grain/money.rules.ts'
import type { AmountRow, FlowRow } from '#journey/measure/funnel/river.store.ts'
import type { Course } from '#journey/measure/funnel/sql.rules.ts'
import type { RiverFlow, RiverView } from '#journey/measure/funnel/contract.ts'

/** A river has so many springs; the small ones are one. */
export const SPRINGS = 7

export const REST = 'source:*'

/**
 * Of those that got as far as a stage and whose fate is known, the share that reached the end: by number of the stage, from 1. Who
 * is still on the way is not counted, else a young selection would look hopeless. Null: nobody's fate is known.
 */
export function chancesOf(course: Course, flows: FlowRow[]): (number | null)[] {
  const end = course.path.length
  const count = (of: (row: FlowRow) => boolean): number =>
    flows.reduce((sum, row) => (of(row) ? sum + row.n : sum), 0)
  return course.path.map((_, k) => {
    const won = count(({ i, f }) => i === k + 1 && f === end)
    const left = count(({ i, f }) => i < 0 && f > k && f < end)
    return won + left === 0 ? null : won / (won + left)
  })
}

/** What was won in all, exactly, and its mean; null: there is no amount anywhere. */
export function moneyOf(
  course: Course,
  flows: FlowRow[],
  amounts: AmountRow[],
  rates: Rates | null,
): RiverView['money'] {
  if (rates === null) return null
  const end = course.path.length
  const won = amounts.filter(({ i, f }) => i === end && f === end)
  const inOthers = totalOf(
    won.flatMap(({ n, amount, currency, day }) =>
      day === null ? [] : Array.from({ length: n }, () => ({ amount, currency, day })),
    ),
    rates,
  )
  const own = won.filter(({ day }) => day === null)
  const sum = sumOf([inOthers.amount, ...own.map(({ amount }) => amount)])
  const n = own.reduce((all, one) => all + one.n, inOthers.n)
  const chances = chancesOf(course, flows)
  return {
    base: rates.base,
    won: sum,
    wonN: n,
    mean: n === 0 ? null : (Number(sum) / n).toFixed(2),
    chances: Object.fromEntries(course.path.map(({ id }, k) => [id, chances[k] ?? 0])),
    without: inOthers.without,
  }
}

/**
 * The flows with what they are worth: won passes with their amount; all others with the chance of the stage that they came
 * to, times their own amount, or the mean of what was won where they have none.
 */
export function flowsOf(
  course: Course,
  flows: FlowRow[],
  amounts: AmountRow[],
  money: RiverView['money'],
  rates: Rates | null,
): { flows: RiverFlow[]; sources: RiverView['sources'] } {
  const end = course.path.length
  const mean = Number(money?.mean ?? 0)
  const chance = (f: number): number => money?.chances[course.path[f - 1]!.id] ?? 0
  const sources = springsOf(flows)
  const shown = new Set(sources.map(({ id }) => id))
  const found = new Map<string, RiverFlow>()
  const add = (row: FlowRow, n: number, value: number): void => {
    const spring = `source:${row.source ?? ''}`
    const from = row.prev > 0 ? course.path[row.prev - 1]!.id : shown.has(spring) ? spring : REST
    const to = row.i > 0 ? course.path[row.i - 1]!.id : course.exits[-row.i - 1]!.id
    const key = JSON.stringify([from, to, row.span])
    const flow = found.get(key) ?? { from, to, at: row.span, n: 0, value: 0 }
    found.set(key, { ...flow, n: flow.n + n, value: flow.value + value })
  }
  for (const row of flows) add(row, row.n, row.f === end ? 0 : row.n * chance(row.f) * mean)
  for (const row of amounts) {
    const sum = rates && sumInBase(row, rates)
    if (sum === null) continue
    add(row, 0, row.f === end ? sum : chance(row.f) * (sum - row.n * mean))
  }
  const inOrder = [...found.values()].sort((a, b) => a.at - b.at)
  return { flows: inOrder.map((flow) => ({ ...flow, value: Math.round(flow.value) })), sources }
}

/** Null: there is no rate. */
function sumInBase({ n, amount, currency, day }: AmountRow, rates: Rates): number | null {
  if (day === null) return Number(amount)
  const each = currency === null ? null : inBase(amount, currency, day, rates)
  return each && n * Number(each.amount)
}

/** The largest sources, and the rest as one. */
function springsOf(flows: FlowRow[]): RiverView['sources'] {
  const counts = new Map<string | null, number>()
  for (const { prev, source, n } of flows) {
    if (prev === 0) counts.set(source, (counts.get(source) ?? 0) + n)
  }
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a ?? '').localeCompare(b ?? ''))
  const most = order.length > SPRINGS + 1 ? SPRINGS : order.length
  const rest = order.slice(most).reduce((sum, [, n]) => sum + n, 0)
  const large = order.slice(0, most).map(([of, n]) => ({ id: `source:${of ?? ''}`, name: of ?? '', n }))
  return rest === 0 ? large : [...large, { id: REST, name: '', n: rest }]
}
