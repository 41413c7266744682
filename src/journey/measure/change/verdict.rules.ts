import type { Effect } from '#journey/measure/change/effect.rules.ts'
import type { Signal } from '#journey/measure/change/chart.rules.ts'

/**
 * better, worse: the interval and the chart agree that it is more than noise · noise: neither sees anything · unclear: one of them
 * does · too_early: too few weeks · unmeasurable: the baseline does not vary, or there is nothing to measure
 */
export const VERDICTS = ['better', 'worse', 'noise', 'unclear', 'too_early', 'unmeasurable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Fewer weeks than a run of eight cannot break every rule, so their silence says nothing. */
export const LEAST_WEEKS = 8
/** Half a year: of later weeks nobody could say that it was this change. They are drawn, and not judged. */
export const MOST_WEEKS = 26

/**
 * What may be said. Both have to speak: an interval alone calls one in twenty changes that did nothing an effect, and a chart
 * alone calls a single odd week one.
 */
export function verdictOf(
  effect: Effect | null,
  signals: readonly Signal[],
  weeks: number,
  { better, charted }: { better: 'up' | 'down'; charted: boolean },
): Verdict {
  if (weeks < LEAST_WEEKS) return 'too_early'
  if (effect === null || !charted || effect.low === null || effect.high === null) return 'unmeasurable'
  const apart = effect.low > 0 ? 'above' : effect.high < 0 ? 'below' : null
  const seen = apart !== null && signals.some(({ side }) => side === apart)
  if (seen) return (apart === 'above') === (better === 'up') ? 'better' : 'worse'
  return apart === null && signals.length === 0 ? 'noise' : 'unclear'
}
