import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { MergeAnswer, MergeHistory } from '#journey/merging/contract.ts'
import { get, post } from '../data/request.ts'
import { toast } from '../ui/toast.ts'

/** `entries`: the lead's number of entries, so that it is asked again when something happened. */
export const mergesQuery = (id: string, entries: number) =>
  queryOptions({
    queryKey: ['merges', id, entries],
    queryFn: () => get<MergeHistory>(`/leads/${id}/merges`),
  })

export interface Pair {
  act: 'merge' | 'unmerge'
  /** the lead that goes on */
  survivor: string
  lead: string
}

/** What would happen; nothing is kept of it, since the leads may change at any moment. */
export const previewQuery = ({ act, survivor, lead }: Pair) =>
  queryOptions({
    queryKey: ['merge-preview', act, survivor, lead],
    queryFn: () => post<MergeAnswer>(`/leads/${survivor}/${act}`, { lead, preview: true }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

export function useMerge(done: string, onDone: (answer: MergeAnswer) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act, survivor, lead }: Pair) => post<MergeAnswer>(`/leads/${survivor}/${act}`, { lead }),
    onSuccess: async (answer) => {
      toast({ text: done, tone: 'good' })
      onDone(answer)
      // what would have come of it is no question any more
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'merge-preview' })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
}
