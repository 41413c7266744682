import type { ContributionView, PeriodView } from '#journey/measure/contribution/contribution.contract.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import { number, percent } from '../../ui/format.ts'
import { whole } from '../money/sums.ts'
import type { MeasureSearch } from '../search.ts'
import { shareText } from '../share.ts'
import { underOf } from '../under.ts'
import { words } from './words.ts'

/** Who brought the money of one period, each beside its agreed band. */
export function contributionPicture(
  view: ContributionView,
  period: PeriodView,
  search: MeasureSearch,
): string {
  const name = period.complete ? period.name : words.soFar(period.name)
  return svgOf({
    title: `${words.sourced} · ${words.ofs[view.of]} · ${name}`,
    under: [
      `${whole(Number(period.amount), view.currency)} · ${words.deals(period.deals, number(period.deals))}`,
      underOf({ search, asOf: view.asOf, usual: null }),
    ],
    chart: {
      kind: 'bars',
      number: percent,
      rows: period.sourced.map(({ of, share, low, high, deals }) => {
        const band = view.bands.sourced.find((one) => one.of === of)
        const agreed = band
          ? words.agreed(words.bandSaid(number(band.from), number(band.to)))
          : words.deals(deals, number(deals))
        return {
          name: words.functions[of],
          value: share,
          low,
          high,
          more: share === null ? '' : agreed,
          band: band && [band.from / 100, band.to / 100],
        }
      }),
    },
    notes: [
      words.sourcedHint,
      ...period.sourced.flatMap(({ of, share, low, high }) =>
        share === null || low === null || high === null
          ? []
          : [`${words.functions[of]}: ${shareText(share)} (${words.interval(percent(low), percent(high))})`],
      ),
    ],
  })
}
