import { present, text, type Search } from '../search.ts'

export interface QueueSearch {
  /** whom the screen is about now */
  lead?: string | undefined
  order?: 'value' | undefined
}

export function queueSearch(search: Search): QueueSearch {
  return present({ lead: text(search, 'lead'), order: orderOf(search) })
}

/** By clocks unless the URL says otherwise. */
export function orderOf(search: Search): 'value' | undefined {
  return search.order === 'value' ? 'value' : undefined
}
