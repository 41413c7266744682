import { useQuery } from '@tanstack/react-query'
import { countsQuery } from '../duplicates/data.ts'
import { useSections } from './sections.ts'

/** How many pairs of leads wait for a decision; 0 for those whose day it is not. */
export function useOpenDuplicates(): number {
  const { own } = useSections()
  const concerns = own.some(({ to }) => to === '/duplicates')
  return useQuery({ ...countsQuery, enabled: concerns }).data?.open ?? 0
}
