import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { MeetingsSummary, MeetingView } from '#journey/outreach/meetings.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get, post } from '../data/request.ts'
import { localMoments } from '../ui/format.ts'
import { toast } from '../ui/toast.ts'

export type Meeting = MeetingView
export type State = 'coming' | 'waiting' | 'past'

export interface Whose {
  rep?: string | undefined
  booker?: string | undefined
}

export const meetingsQuery = (state: State, whose: Whose) =>
  infiniteQueryOptions({
    queryKey: ['meetings', state, whose],
    meta: { live: 'any' },
    queryFn: ({ pageParam }) =>
      get<Page<Meeting>>('/meetings', { state, ...whose, limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const summaryQuery = queryOptions({
  queryKey: ['meetings-summary'],
  meta: { live: 'any' },
  queryFn: () => get<MeetingsSummary>('/meetings/summary'),
})

/** Says of a meeting what came of it. */
export function useTell(done: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ meeting, act, body }: { meeting: Meeting; act: string; body: object }) =>
      post(`/leads/${meeting.lead.id}/meetings/${meeting.id}/${act}`, body),
    onSuccess: (_, { meeting }) => {
      toast({ text: done, tone: 'good' })
      for (const key of ['meetings', 'meetings-summary', 'queue', 'slots'])
        void client.invalidateQueries({ queryKey: [key] })
      for (const key of ['lead', 'timeline', 'call'])
        void client.invalidateQueries({ queryKey: [key, meeting.lead.id] })
    },
    onError: (error: Error) => {
      toast({ text: localMoments(error.message), tone: 'bad' })
      for (const key of ['meetings', 'slots']) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}
