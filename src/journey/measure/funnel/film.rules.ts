import type { Course } from '#journey/measure/funnel/sql.rules.ts'
import type { FlowRow, PatternRow } from '#journey/measure/funnel/river.store.ts'

/** The ways that passes of a pattern went, all at one span. */
export function waysOf(course: Course, patterns: PatternRow[], span: number): FlowRow[] {
  return patterns.flatMap(({ source, stages, x, n }) => {
    const entered = course.path
      .map((_, k) => k + 1)
      .filter((i) => Math.floor(stages / 2 ** (i - 1)) % 2 === 1)
    const f = entered.at(-1) ?? 0
    const inside = entered.map((i, at): FlowRow => {
      const prev = entered[at - 1] ?? 0
      return { prev, i, source: prev === 0 ? source : null, span, f, n }
    })
    return x === 0 ? inside : [...inside, { prev: f, i: -x, source: null, span, f, n }]
  })
}

/**
 * Counts of all, spread over time as a sample went: up to each span as many as the sample's share says, at the end all of them. What
 * the sample has nobody of went at the end.
 */
export function filmOf(course: Course, patterns: PatternRow[], sample: FlowRow[], last: number): FlowRow[] {
  const key = ({ prev, i, source, f }: FlowRow): string => JSON.stringify([prev, i, source, f])
  const seen = new Map<string, FlowRow[]>()
  for (const row of sample) seen.set(key(row), [...(seen.get(key(row)) ?? []), row])
  const whole = new Map<string, FlowRow>()
  for (const row of waysOf(course, patterns, last)) {
    const known = whole.get(key(row))
    whole.set(key(row), known ? { ...known, n: known.n + row.n } : row)
  }
  return [...whole].flatMap(([of, all]) => {
    const own = (seen.get(of) ?? []).sort((a, b) => a.span - b.span)
    const drawn = own.reduce((sum, { n }) => sum + n, 0)
    if (drawn === 0) return [all]
    let [until, told] = [0, 0]
    return own.flatMap((row) => {
      until += row.n
      const n = Math.round((until / drawn) * all.n) - told
      told += n
      return n === 0 ? [] : [{ ...row, n }]
    })
  })
}
