import type { LeadFilters } from '#journey/lifecycle/contract.ts'
import type { ListQuery } from '../data/leads.ts'
import type { LeadsSearch } from '../search.ts'

/** What of the URL is asked of the server; the rest (saved view, open form) is the screen's own. */
export function listOf({ view: _, add: __, ...list }: LeadsSearch): ListQuery {
  return list
}

export function filtersOf(search: LeadsSearch): LeadFilters {
  const { sort: _, order: __, ...filters } = listOf(search)
  return filters
}

/** The text that a saved view keeps: the URL's query without what belongs to the moment. */
export function viewQueryOf(search: LeadsSearch): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(listOf(search)).sort()) {
    if (value !== undefined) params.set(name, String(value))
  }
  return params.toString().replaceAll('%2C', ',')
}
