import type { FunnelView } from '#journey/measure/funnel/contract.ts'
import { QUIET, RED, SOFT } from '#journey/measure/picture.ink.contract.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import { number, percentTenth } from '../../ui/format.ts'
import type { MeasureSearch } from '../search.ts'
import { underOf } from '../under.ts'
import { words as shared } from '../words.ts'
import { span } from './span.ts'
import { words } from './words.ts'

/** The funnel as a drawing of its own, for a slide. */
export function funnelPicture({ steps, overall, asOf }: FunnelView, search: MeasureSearch): string {
  return svgOf({
    title: shared.tabs.funnel,
    under: [words.overall(number(overall.entered)), underOf({ search, asOf })],
    chart: {
      kind: 'stacked',
      number,
      series: [words.moved, words.open, words.left],
      hues: [SOFT, QUIET, RED],
      rows: steps.map(({ name, entered, moved, open, left, median }) => ({
        name,
        parts: moved === null ? [entered, null, null] : [moved.hits, open, left.hits],
        more: [
          moved?.share === null || moved?.share === undefined ? null : percentTenth(moved.share),
          median?.days === null || median?.days === undefined ? null : `${words.median} ${span(median.days)}`,
        ]
          .filter((one) => one !== null)
          .join(' · '),
      })),
    },
    notes: [],
  })
}
