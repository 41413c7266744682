import { rootOf } from '#work/in-turn.ts'
import { stretchesOfWeeks, WEEK_MS } from '#journey/measure/grain/weeks.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** A question about passes whose answer is the sum of its answers for each week in which they began. */
export interface Question {
  /** with all that the answer depends on but the filters */
  name: string
  filters: Filters
  /** about now, which goes on: nobody has looked back */
  current: boolean
}

interface Kept<Row> {
  version: number
  /** epoch ms that it was asked about */
  asOf: number
  rows: Row[]
}
type Slot = Map<number, Kept<object>>

/**
 * What is said to happen in the future happens without anybody writing it, and ages grow: a week that nothing was written in is
 * counted again after so long, each at another time.
 */
const LASTS_MS = 10 * 60_000
const APART_MS = 30_000
/** Rows that are kept in all, about 100 MB, and of so many questions. */
const MOST_ROWS = 400_000
const MOST_KEPT = 500

const kept = new WeakMap<object, Map<string, Slot>>()

/**
 * The rows of a question, week by week, of which only those are asked for in which something was written since they were
 * counted last (`grain_weeks`): what a question costs grows with what has changed, not with all that ever was. Weeks that
 * lie whole in the period are the same for every period.
 * @param ask makes the rows of the filters' weeks; `week` is the number of the week of a pass in SQL, of a row in `week`
 */
export async function byWeek<Row extends object>(
  db: Queryable,
  question: Question,
  ask: (filters: Filters) => Promise<(Row & { week: number })[]>,
): Promise<Row[]> {
  const versions = await readWeeks(db)
  const { filters } = question
  const { from, to, asOf, period } = filters
  const isEntry = period === 'entry'
  const all = [...versions.keys()].filter(
    (week) =>
      week * WEEK_MS <= asOf &&
      (!isEntry || ((from === null || (week + 1) * WEEK_MS > from) && (to === null || week * WEEK_MS <= to))),
  )
  const isWhole = (week: number): boolean =>
    isEntry && (from === null || week * WEEK_MS >= from) && (to === null || (week + 1) * WEEK_MS - 1 <= to)
  const whole = isEntry ? { ...filters, from: null, to: null } : filters
  const parts = [
    await weeksOf(db, { ...question, filters: whole }, all.filter(isWhole), versions, ask),
    await weeksOf(
      db,
      question,
      all.filter((week) => !isWhole(week)),
      versions,
      ask,
    ),
  ]
  return parts.flat(2) as Row[]
}

async function weeksOf<Row extends object>(
  db: Queryable,
  { name, filters, current }: Question,
  weeks: number[],
  versions: ReadonlyMap<number, number>,
  ask: (filters: Filters) => Promise<(Row & { week: number })[]>,
): Promise<object[][]> {
  if (weeks.length === 0) return []
  const { asOf, asOfText: _, ...narrowed } = filters
  const slot = slotOf(db, JSON.stringify([name, current ? 'now' : asOf, narrowed]))
  const stale = weeks.filter((week) => !isFresh(slot.get(week), week, versions.get(week)!, asOf, current))
  if (stale.length > 0) {
    const asked = new Map(stale.map((week): [number, Row[]] => [week, []]))
    for (const row of await ask({ ...filters, weeks: stretchesOfWeeks(stale) }))
      asked.get(row.week)?.push(row)
    for (const [week, rows] of asked) slot.set(week, { version: versions.get(week)!, asOf, rows })
    forget(db)
  }
  return weeks.map((week) => slot.get(week)!.rows)
}

function isFresh(
  found: Kept<object> | undefined,
  week: number,
  version: number,
  asOf: number,
  current: boolean,
): boolean {
  if (!found || found.version !== version) return false
  const age = asOf - found.asOf
  return current ? age >= 0 && age < LASTS_MS + (week % 20) * APART_MS : age === 0
}

function slotOf(db: Queryable, key: string): Slot {
  const root = rootOf(db)
  const mine = kept.get(root) ?? new Map<string, Slot>()
  kept.set(root, mine)
  const slot: Slot = mine.get(key) ?? new Map()
  // what was asked for last stands last
  mine.delete(key)
  mine.set(key, slot)
  return slot
}

/** Lets the rows go that nobody asked for the longest. */
function forget(db: Queryable): void {
  const mine = kept.get(rootOf(db))!
  const sizes = [...mine].map(([key, slot]): [string, number] => [key, sizeOf(slot)])
  let sum = sizes.reduce((all, [, size]) => all + size, 0)
  for (const [key, size] of sizes.slice(0, -1)) {
    if (sum <= MOST_ROWS && mine.size <= MOST_KEPT) break
    mine.delete(key)
    sum -= size
  }
}

function sizeOf(slot: Slot): number {
  let sum = 0
  for (const { rows } of slot.values()) sum += rows.length
  return sum
}

/** The weeks in which passes began, and how often rows of theirs were written. */
async function readWeeks(db: Queryable): Promise<Map<number, number>> {
  const { rows } = await db.query<{ week: number; version: number }>(
    'select week, version::float8 as version from grain_weeks where workspace_no = 1 order by week',
    [],
    { name: 'grain_weeks' },
  )
  return new Map(rows.map(({ week, version }) => [week, version]))
}
