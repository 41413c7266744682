import { useQuery } from '@tanstack/react-query'
import { openOffersQuery } from '../data/leads.ts'
import { useMe } from '../data/me.ts'

/** How many offers wait for the person who sits here. */
export function useOpenOffers(): number {
  const { me } = useMe()
  return useQuery(openOffersQuery(me?.id ?? '')).data?.offers ?? 0
}
