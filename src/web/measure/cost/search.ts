import { present, text, type Search } from '../../search.ts'
import { measureSearch, type MeasureSearch } from '../search.ts'
import { BY, type By } from './by.ts'

export const STANDINGS = ['won', 'off', 'working', 'recovered'] as const
export const STEPS = ['lead', 'qualified', 'accepted', 'opportunity', 'customer'] as const

/** Which leads: those behind one figure of cost or of vintages. */
export interface CostLeadsSearch extends MeasureSearch {
  by?: By | undefined
  /** with `by`; - for none */
  of?: string | undefined
  step?: (typeof STEPS)[number] | undefined
  month?: string | undefined
  standing?: (typeof STANDINGS)[number] | undefined
}

export function costLeadsSearch(search: Search): CostLeadsSearch {
  const month = text(search, 'month')
  return present({
    ...measureSearch(search),
    by: BY.find((one) => one === search.by),
    of: text(search, 'of'),
    step: STEPS.find((one) => one === search.step),
    month: month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    standing: STANDINGS.find((one) => one === search.standing),
  })
}
