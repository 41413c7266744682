import { present, text, type Search } from '../../search.ts'

export interface ChangeSearch {
  /** the first day of the week whose leads are open */
  week?: string | undefined
}

export function changeSearch(search: Search): ChangeSearch {
  const week = text(search, 'week')
  return present({ week: week && /^\d{4}-\d\d-\d\d$/.test(week) ? week : undefined })
}
