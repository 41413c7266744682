import { present, text, type Search } from '../../search.ts'
import { measureSearch, type MeasureSearch } from '../search.ts'

export const EACH = ['month', 'quarter', 'year'] as const
export const FUNCTIONS = ['marketing', 'leadgen', 'sales', 'partner', 'agency'] as const
export type Function = (typeof FUNCTIONS)[number]

export interface ContributionSearch extends MeasureSearch {
  of?: 'revenue' | undefined
  each?: 'month' | 'year' | undefined
  /** how many periods back; left out: the running one */
  back?: string | undefined
  /** whose deals are open, and by which count */
  who?: Function | undefined
  credit?: 'influenced' | undefined
}

export function contributionSearch(search: Search): ContributionSearch {
  const back = text(search, 'back')
  return present({
    ...measureSearch(search),
    of: search.of === 'revenue' ? ('revenue' as const) : undefined,
    each: (['month', 'year'] as const).find((one) => one === search.each),
    back: back && /^[1-8]$/.test(back) ? back : undefined,
    who: FUNCTIONS.find((one) => one === search.who),
    credit: search.credit === 'influenced' ? ('influenced' as const) : undefined,
  })
}
