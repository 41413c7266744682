import { useQuery } from '@tanstack/react-query'
import { inboxQuery } from '../data/leads.ts'
import { useMe } from '../data/me.ts'

/** How many offers wait for the person who sits here. */
export function useOpenOffers(): number {
  const { me } = useMe()
  return useQuery(inboxQuery(me?.id ?? '')).data?.offers.length ?? 0
}
