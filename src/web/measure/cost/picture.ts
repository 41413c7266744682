import type { CostView, Vintages } from '#journey/measure/cost/contract.ts'
import { QUIET, RED, SOFT } from '#journey/measure/picture.ink.contract.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import { number } from '../../ui/format.ts'
import { whole } from '../money/sums.ts'
import type { MeasureSearch } from '../search.ts'
import { underOf } from '../under.ts'
import { words as shared } from '../words.ts'
import type { By } from './by.ts'
import { monthText } from './month.ts'
import { words } from './words.ts'

/** What one of the last step costs that anybody has come to: a customer, if there is one. */
export function costPicture(view: CostView, by: By, search: MeasureSearch): string {
  const last = Math.max(
    0,
    view.all.costs.findLastIndex(({ each }) => each !== null),
  )
  const { step } = view.all.costs[last]!
  return svgOf({
    title: `${words.steps[step]} · ${shared.dimensions[by]}`,
    under: [`${number(view.all.leads)} ${words.leads}`, underOf({ search, asOf: view.asOf })],
    chart: {
      kind: 'bars',
      number: (value) => whole(value, view.currency),
      rows: view.rows.map(({ of, costs }) => {
        const { each, low, high, reached, leads } = costs[last]!
        const amount = (text: string | null): number | null => (text === null ? null : Number(text))
        return {
          name: of ?? words.unsaid,
          value: amount(each),
          low: amount(low),
          high: amount(high),
          more: words.of(reached, leads),
        }
      }),
    },
    notes: [words.borne, words.maturity, words.interval],
  })
}

/** What was spent on the leads of each month, by where it is now. */
export function vintagesPicture({ months, currency, asOf, all }: Vintages, search: MeasureSearch): string {
  return svgOf({
    title: words.vintages,
    under: [`${number(all.leads)} ${words.leads} · ${words.vintagesHint}`, underOf({ search, asOf })],
    chart: {
      kind: 'stacked',
      number: (value) => whole(value, currency),
      series: [words.won, words.working, words.off],
      hues: [SOFT, QUIET, RED],
      rows: months.map(({ month, onWon, onWorking, onOff, returned }) => ({
        name: monthText(month),
        parts: [onWon, onWorking, onOff].map(Number),
        more: `${words.returned} ${whole(Number(returned), currency)}`,
      })),
    },
    notes: [],
  })
}
