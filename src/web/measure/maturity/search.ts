import { present, text, type Search } from '../../search.ts'
import { measureSearch, type MeasureSearch } from '../search.ts'

export const OF = ['revenue', 'pipeline', 'wins', 'opportunities'] as const
export type Of = (typeof OF)[number]

export interface MaturitySearch extends MeasureSearch {
  /** left out: revenue */
  of?: Exclude<Of, 'revenue'> | undefined
  /** left out: quarters */
  each?: 'month' | undefined
  /** left out: what came · share: of all that is expected */
  scale?: 'share' | undefined
  /** the cohort that stands out; left out: the youngest */
  pick?: string | undefined
}

const shownOf = (search: Search) => ({
  of: OF.filter((one) => one !== 'revenue').find((one) => one === search.of) as MaturitySearch['of'],
  each: search.each === 'month' ? ('month' as const) : undefined,
})

export function maturitySearch(search: Search): MaturitySearch {
  return present({
    ...measureSearch(search),
    ...shownOf(search),
    scale: search.scale === 'share' ? ('share' as const) : undefined,
    pick: text(search, 'pick'),
  })
}

/** Which leads: those behind one number. */
export interface MaturedSearch extends MeasureSearch {
  of?: Exclude<Of, 'revenue'> | 'leads' | 'open' | undefined
  each?: 'month' | undefined
  /** the first day of the period in which they began */
  cohort?: string | undefined
  age?: string | undefined
  /** the first day of the period in which it came */
  in?: string | undefined
  term?: 'short' | 'long' | undefined
}

export function maturedSearch(search: Search): MaturedSearch {
  const day = (name: string) => {
    const given = text(search, name)
    return given && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined
  }
  const age = text(search, 'age') ?? (typeof search.age === 'number' ? String(search.age) : undefined)
  return present({
    ...measureSearch(search),
    ...shownOf(search),
    ...(search.of === 'leads' || search.of === 'open' ? { of: search.of as 'leads' | 'open' } : {}),
    cohort: day('cohort'),
    age: age && /^([0-9]|1[0-9]|2[0-4])$/.test(age) ? age : undefined,
    in: day('in'),
    term: (['short', 'long'] as const).find((one) => one === search.term),
  })
}
