import type { LeakLedger } from '#journey/measure/cost/contract.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import { number } from '../../ui/format.ts'
import { whole } from '../money/sums.ts'
import type { MeasureSearch } from '../search.ts'
import { underOf } from '../under.ts'
import { words as shared } from '../words.ts'
import { USUAL } from './data.ts'
import { words } from './words.ts'

/** Where leads lie: what they are expected to bring, or how many they are while no money is told. */
export function leaksPicture({ classes, all, currency, asOf }: LeakLedger, search: MeasureSearch): string {
  const inMoney = all.expected !== null
  const leads = (n: number): string => `${number(n)} ${words.columns.leads}`
  return svgOf({
    title: shared.tabs.leaks,
    under: [
      `${leads(all.leads)}${inMoney ? ` · ${words.columns.expected} (95 %)` : ''}`,
      underOf({ search, asOf, usual: USUAL }),
    ],
    chart: {
      kind: 'bars',
      number: (value) => (inMoney ? whole(value, currency) : number(value)),
      rows: classes.map(({ what, leads: n, expected }) => ({
        name: words.classes[what][0],
        value: inMoney ? (expected?.mean ?? null) : n,
        low: expected?.low ?? null,
        high: expected?.high ?? null,
        more: inMoney ? leads(n) : '',
      })),
    },
    notes: [words.order],
  })
}
