import type { AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import { number } from '../../ui/format.ts'
import { whole } from '../money/sums.ts'
import { underOf } from '../under.ts'
import { words as shared } from '../words.ts'
import type { AttributionSearch } from './search.ts'
import { words } from './words.ts'

/** Credits under every model: how far apart the dots are is how much the model matters. */
export function attributionPicture(view: AttributionView, search: AttributionSearch): string {
  const currency = view.currency ?? ''
  return svgOf({
    title: `${shared.tabs.attribution} · ${words.bys[search.by ?? 'channel']}`,
    under: [
      `${words.won}: ${whole(Number(view.deals.amount), currency)}, ${words.deals(view.deals.all, number(view.deals.all))}`,
      underOf({ search, asOf: view.asOf }),
    ],
    chart: {
      kind: 'dots',
      number: (value) => whole(value, currency),
      series: view.models.map(({ name }) => name),
      rows: view.rows.map(({ label, credits, deals }) => ({
        name: label,
        parts: credits.map(({ amount }) => Number(amount)),
        more: words.deals(deals, number(deals)),
      })),
    },
    notes: view.notes,
  })
}
