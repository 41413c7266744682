import { carriedOver, slopeOf } from '#journey/measure/change/effect.rules.ts'
import { meanOf, sigmaOf, valueOf, type Chart, type Point } from '#journey/measure/change/chart.rules.ts'
import { DAY_MS, WEEK_MS } from '#journey/measure/change/weeks.rules.ts'

/** What a comparison before and after cannot rule out, or what is not in its figures. Closed list; words in words.rules.ts. */
export type Limit =
  | { what: 'declared_late'; days: number }
  | { what: 'corrected'; weeks: number; leads: number }
  | { what: 'few_weeks'; weeks: number }
  | { what: 'unsteady'; points: number }
  | { what: 'trend'; slope: number }
  | { what: 'bad_spell'; weeks: number }
  | { what: 'carried_over'; correlation: number }
  | { what: 'season' }
  | { what: 'spill'; days: number }
  | { what: 'cut'; days: number }
  | { what: 'not_judged'; weeks: number }
  | { what: 'unripe'; weeks: number; days: number }
  | { what: 'without'; deals: number }
  | { what: 'one'; n: number }
  | { what: 'others' }

export interface LimitsAsked {
  chart: Chart | null
  baseline: readonly Point[]
  after: readonly Point[]
  /** points of the baseline that break a rule */
  broken: number
  better: 'up' | 'down'
  starts: number
  proposedAt: number
  baselineTo: number
  ripeDays: number
  asOf: number
  cutDays: number
  judged: number
  without: number
  corrected: { weeks: number; leads: number } | null
}

/** Limits hardly move any more from about twenty points on (Wheeler 1993). */
const FIRM = 20
/** Weeks before the first day at which people look when they decide that something has to change. */
const LAST = 4
const YEAR_WEEKS = 52

export function limitsOfChange(asked: LimitsAsked): Limit[] {
  const { chart, baseline, after, better, starts, proposedAt, baselineTo, ripeDays, asOf } = asked
  const late = Math.floor((proposedAt - starts) / DAY_MS)
  const spill = Math.round((baselineTo + 1 + ripeDays * DAY_MS - starts) / DAY_MS)
  const over = Math.max(0, Math.floor((asOf + 1 - starts) / WEEK_MS))
  const cases = after.reduce((sum, { n }) => sum + n, 0)
  return [
    asked.corrected && { what: 'corrected' as const, ...asked.corrected },
    late > 0 && { what: 'declared_late' as const, days: late },
    baseline.length < FIRM && { what: 'few_weeks' as const, weeks: baseline.length },
    asked.broken > 0 && { what: 'unsteady' as const, points: asked.broken },
    ...(chart === null ? [] : ofRow(chart, baseline, better)),
    baseline.length < YEAR_WEEKS && { what: 'season' as const },
    ripeDays > 0 && spill > 0 && { what: 'spill' as const, days: spill },
    asked.cutDays > 0 && { what: 'cut' as const, days: asked.cutDays },
    after.length > asked.judged && { what: 'not_judged' as const, weeks: after.length - asked.judged },
    over > after.length && { what: 'unripe' as const, weeks: over - after.length, days: ripeDays },
    asked.without > 0 && { what: 'without' as const, deals: asked.without },
    after.length > 0 && cases <= 1 && { what: 'one' as const, n: cases },
    { what: 'others' as const },
  ].filter((one) => one !== null && one !== false)
}

/** What the baseline's own course says against taking it for what would have come. */
function ofRow(chart: Chart, baseline: readonly Point[], better: 'up' | 'down'): Limit[] {
  const known = baseline.filter((point) => valueOf(chart, point) !== null)
  const values = known.map((point) => valueOf(chart, point)!)
  const slope = slopeOf(values)
  const carried = carriedOver(values)
  const last = known.slice(-LAST)
  const sigma = last.length === 0 ? 0 : meanOf(last.map((point) => sigmaOf(chart, point)))
  const away = last.length < LAST ? 0 : meanOf(values.slice(-LAST)) - chart.centre
  return [
    slope !== null && slope.low * slope.high > 0 ? { what: 'trend' as const, slope: slope.slope } : null,
    // the mean of four scatters half as far as one: this is two of its standard deviations
    (better === 'up' ? -away : away) > sigma ? { what: 'bad_spell' as const, weeks: LAST } : null,
    carried !== null && carried > 2 / Math.sqrt(values.length)
      ? { what: 'carried_over' as const, correlation: carried }
      : null,
  ].filter((one) => one !== null)
}
