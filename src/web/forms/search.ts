import type { Became } from '#journey/capture/forms/received.contract.ts'
import type { Search } from '../search.ts'

// by itself: the contract's schemas would come along into the first script of every screen
export const BECAME: readonly Became[] = ['lead', 'known', 'waiting', 'faded', 'refused']

export interface ReceivedSearch {
  became?: Became | undefined
  /** the one whose answers are read */
  open?: string | undefined
}

export function receivedSearch(search: Search): ReceivedSearch {
  const became = BECAME.find((one) => one === search.became)
  return {
    ...(became && { became }),
    ...(typeof search.open === 'string' && search.open !== '' && { open: search.open }),
  }
}
