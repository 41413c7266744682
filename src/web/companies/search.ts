const SORTS = ['name', 'people', 'engaged', 'activity'] as const

export interface CompaniesSearch {
  q?: string | undefined
  /** left out: by score */
  sort?: (typeof SORTS)[number] | undefined
  /** the drawer of bought data is open */
  add?: 'list' | undefined
}

export function companiesSearch(search: Record<string, unknown>): CompaniesSearch {
  const sort = SORTS.find((one) => one === search.sort)
  return {
    ...(typeof search.q === 'string' && search.q !== '' && { q: search.q }),
    ...(sort && { sort }),
    ...(search.add === 'list' && { add: 'list' as const }),
  }
}
