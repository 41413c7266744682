import { present, text, type Search } from '../../search.ts'
import { measureSearch, type MeasureSearch } from '../search.ts'

export const BYS = ['channel', 'source', 'campaign', 'content', 'kind', 'segment', 'message'] as const
export type By = (typeof BYS)[number]

export interface AttributionSearch extends MeasureSearch {
  by?: By | undefined
  model?: string | undefined
  /** the model beside it; - for none */
  versus?: string | undefined
  until?: 'closed' | undefined
  months?: string | undefined
  /** whose deals are open: a value of the dimension, - for touches that do not say */
  value?: string | undefined
  /** or deals without a touch, by who brought them */
  untouched?: string | undefined
}

export function attributionSearch(search: Search): AttributionSearch {
  const months = text(search, 'months')
  return present({
    ...measureSearch(search),
    by: BYS.find((one) => one === search.by),
    model: text(search, 'model'),
    versus: text(search, 'versus'),
    until: search.until === 'closed' ? ('closed' as const) : undefined,
    months: months && /^(6|12|24|36|60)$/.test(months) ? months : undefined,
    value: text(search, 'value'),
    untouched: text(search, 'untouched'),
  })
}
