import type { QualityView } from '#journey/measure/quality/contract.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import { number, percent } from '../../ui/format.ts'
import type { MeasureSearch } from '../search.ts'
import { underOf } from '../under.ts'
import { words } from './words.ts'

/** Rep by rep, the share of answered leads that were fully qualified. */
export function seenPicture({ reps, met, needed, fewest, asOf }: QualityView, search: MeasureSearch): string {
  return svgOf({
    title: `${words.full}: ${words.seen}`,
    under: [words.of(met.hits, met.n), underOf({ search, asOf })],
    chart: {
      kind: 'bars',
      number: percent,
      max: 1,
      rows: reps.map(({ name, n, share, low, high, came }) => ({
        name,
        value: share,
        low,
        high,
        more: `${number(n)} · ${words.came[came] ?? came}`,
      })),
    },
    notes: [words.what(percent(needed), number(fewest))],
  })
}

/** Accepted leads month by month, a line for each who brings them. */
export function modelsPicture({ models, months, asOf }: QualityView, search: MeasureSearch): string {
  return svgOf({
    title: `${words.models}: ${words.steady}`,
    under: [words.steadyHint(months.length), underOf({ search, asOf, usual: null })],
    chart: {
      kind: 'lines',
      number,
      along: months,
      series: models.map(({ name, months: values }) => ({ name, values })),
    },
    notes: [],
  })
}
