import { FIRST_YEAR, LAST_YEAR, yearTable, type OpenWeek, type YearTable } from './calendar.table.ts'
import type { BusinessCalendar } from './ruleset.ts'

const YEARS = LAST_YEAR - FIRST_YEAR + 1
const MEAN_YEAR = 365.2425 * 86_400_000

/**
 * Business time of one calendar. Tables are built a year at a time when first needed; afterwards every question is a
 * binary search. Before 1990 and after 2100 there are no tables: every hour counts there.
 */
export function businessCalendar(id: string, week: OpenWeek): BusinessCalendar {
  const yearStarts = Float64Array.from({ length: YEARS + 1 }, (_, i) => Date.UTC(FIRST_YEAR + i, 0, 1))
  const tables: (YearTable | undefined)[] = []
  const first = yearStarts[0] as number
  const last = yearStarts[YEARS] as number

  const table = (index: number): YearTable => (tables[index] ??= yearTable(FIRST_YEAR + index, week))

  function yearOf(at: number): number {
    let index = Math.floor((at - first) / MEAN_YEAR)
    if (at < (yearStarts[index] as number)) index--
    else if (at >= (yearStarts[index + 1] as number)) index++
    return index
  }

  /** open milliseconds from the start of the year of `at` to `at` */
  function passed(of: YearTable, at: number): number {
    const i = lastAtOrBefore(of.starts, at)
    return i < 0
      ? 0
      : (of.before[i] as number) + Math.min(at, of.ends[i] as number) - (of.starts[i] as number)
  }

  function between(from: number, to: number): number {
    if (!(to > from)) return 0
    let sum = Math.max(0, Math.min(to, first) - from) + Math.max(0, to - Math.max(from, last))
    const [a, b] = [Math.max(from, first), Math.min(to, last)]
    if (a >= b) return sum
    const start = yearOf(a)
    const end = b === last ? YEARS - 1 : yearOf(b)
    sum -= passed(table(start), a)
    for (let index = start; index < end; index++) sum += table(index).total
    return sum + passed(table(end), b)
  }

  function add(from: number, ms: number): number {
    if (!(ms > 0) || !Number.isFinite(from)) return from
    let left = ms
    if (from < first) {
      if (left <= first - from) return from + left
      left -= first - from
    }
    if (from < last) {
      const start = Math.max(from, first)
      let index = yearOf(start)
      left += passed(table(index), start)
      while (index < YEARS && left > table(index).total) left -= table(index++).total
      if (index < YEARS) {
        const of = table(index)
        const i = lastBefore(of.before, left)
        return (of.starts[i] as number) + left - (of.before[i] as number)
      }
    }
    return Math.max(from, last) + left
  }

  function isOpen(at: number): boolean {
    if (!(at >= first && at < last)) return true
    const of = table(yearOf(at))
    const i = lastAtOrBefore(of.starts, at)
    return i >= 0 && at < (of.ends[i] as number)
  }

  return { id, timeZone: week.timeZone, add, between, isOpen }
}

function lastAtOrBefore(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

// strictly before, so that the time is up at closing time and not at the next opening
function lastBefore(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return low - 1
}
