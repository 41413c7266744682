import { DAY_MS } from '#journey/measure/day.rules.ts'
import { curveOf, runningAt, within, type Within } from '#journey/measure/survival.curve.rules.ts'
import { incidenceAt, incidenceOf } from '#journey/measure/incidence.rules.ts'
import { shareOf } from '#journey/measure/behaviour.rules.ts'
import type { CountRow, TimesRow } from '#journey/measure/funnel/funnel.store.ts'
import type { Course } from '#journey/measure/funnel/sql.rules.ts'
import type { FunnelRow, FunnelStep } from '#journey/measure/funnel/contract.ts'
import type { Lasted } from '#journey/measure/survival.rules.ts'

/** A curve is drawn through so many points. */
const POINTS = 40

/** The stages of the path with all that is known of them. `live`: whether `back` was asked for. */
export function stepsOf(course: Course, counts: CountRow[], times: TimesRow[], live: boolean): FunnelStep[] {
  return course.path.map((stage, k) => {
    const i = k + 1
    const entered = sum(counts, ({ entered }) => entered[k]!)
    const beyond = counts.filter(({ f }) => f > i)
    const here = counts.filter(({ f }) => f === i)
    const inside = ({ entered }: CountRow): number => entered[k]!
    const gone = here.filter(({ x }) => x > 0)
    const isLast = i === course.path.length
    const to = course.exits.map((exit, e) => ({
      stage: exit.id,
      name: exit.name,
      kind: exit.kind,
      n: sum(
        gone.filter(({ x }) => x === e + 1),
        inside,
      ),
    }))
    return {
      stage: stage.id,
      name: stage.name,
      kind: stage.kind,
      entered,
      moved: isLast ? null : shareOf(sum(beyond, inside), entered),
      open: sum(
        here.filter(({ x }) => x === 0),
        inside,
      ),
      back: live
        ? sum(
            here.filter(({ back }) => back),
            inside,
          )
        : null,
      left: shareOf(sum(gone, inside), entered),
      to: to.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n),
      ...timesOf(times.filter((row) => row.i === i)),
    }
  })
}

/** Medians by Kaplan and Meier: who left the path counts as one who was lost from sight; and beside it what that leaves out. */
function timesOf(rows: TimesRow[]): Pick<FunnelStep, 'median' | 'p90' | 'curve' | 'backwards'> {
  const bins = rows.flatMap(({ kind, ms, n }) => ms.map((at, j) => ({ kind, ms: at, n: n[j]! })))
  const forward = bins.filter(({ ms }) => ms >= 0)
  const backwards = sum(
    bins.filter(({ ms }) => ms < 0),
    ({ n }) => n,
  )
  const lasted = forward.map(({ kind, ms, n }): Lasted => ({
    ms,
    met: kind === 0 ? n : 0,
    censored: kind === 0 ? 0 : n,
  }))
  const steps = curveOf(lasted)
  if (steps.length === 0) return { median: null, p90: null, curve: [], backwards }
  const incidence = incidenceOf(
    forward.map(({ kind, ms, n }) => ({
      ms,
      ends: [kind === 0 ? n : 0, kind === 1 ? n : 0],
      censored: kind === 2 ? n : 0,
    })),
  )
  const most = Math.max(...forward.map(({ ms }) => ms))
  const curve = Array.from({ length: POINTS + 1 }, (_, j) => {
    // as the square: what happens, happens early
    const ms = most * (j / POINTS) ** 2
    const [moved, left] = incidenceAt(incidence, ms, 2)
    return { days: ms / DAY_MS, moved: moved!, left: left!, alone: 1 - runningAt(steps, ms) }
  })
  return { median: inDays(within(steps, 0.5)), p90: inDays(within(steps, 0.9)), curve, backwards }
}

function inDays({ ms, low, high }: Within): { days: number | null; low: number | null; high: number | null } {
  const days = (of: number | null): number | null => (of === null ? null : of / DAY_MS)
  return { days: days(ms), low: days(low), high: days(high) }
}

/** Of all that came in, how many reached the end of the path; of a period of events: of those that entered its first stage in it. */
export function overallOf(counts: CountRow[], period: 'entry' | 'event'): FunnelRow['overall'] {
  const came = counts.filter(({ f }) => f > 0)
  const entered = period === 'entry' ? sum(came, ({ n }) => n) : sum(came, ({ entered: [first] }) => first!)
  return {
    entered,
    won: shareOf(
      sum(came, ({ won }) => won),
      entered,
    ),
  }
}

/** A row for each value of a dimension, the largest first. */
export function rowsOf(
  course: Course,
  counts: CountRow[],
  period: 'entry' | 'event',
  nameOf: (of: string) => string,
): FunnelRow[] {
  const values = new Map<string | null, CountRow[]>()
  for (const row of counts) {
    const own = values.get(row.of) ?? []
    if (own.length === 0) values.set(row.of, own)
    own.push(row)
  }
  const rows = [...values].map(([of, own]) => {
    const steps = stepsOf(course, own, [], false)
    return {
      of,
      name: of === null ? '' : nameOf(of),
      entered: steps.map(({ entered }) => entered),
      moved: steps.map(({ moved }) => moved),
      overall: overallOf(own, period),
    }
  })
  return rows.sort((a, b) => b.overall.entered - a.overall.entered || a.name.localeCompare(b.name))
}

const sum = <Item>(items: Item[], of: (item: Item) => number): number =>
  items.reduce((all, item) => all + of(item), 0)
