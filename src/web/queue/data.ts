import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CallInput, CallSheet, Queue, QueueItem } from '#journey/outreach/queue.contract.ts'
import type { Order } from '#journey/measure/value/worth.contract.ts'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import type { Slots } from '#journey/outreach/meetings.contract.ts'
import type { z } from 'zod'
import { useLaterLeadAction } from '../data/lead-actions.ts'
import { whenNotLive } from '../data/live.ts'
import { get, post } from '../data/request.ts'
import { toast } from '../ui/toast.ts'

export type Item = QueueItem
export type Call = z.input<typeof CallInput>
export type Then = Call['then']
export type Outcome = Call['outcome']
export type { CallSheet, Queue }

/** Time passes although nobody saves anything: promises come up by the minute. */
export const queueQuery = (person: string, order: Order = 'clock') =>
  queryOptions({
    queryKey: ['queue', person, order],
    placeholderData: keepPreviousData,
    enabled: person !== '',
    meta: { live: 'shown' },
    queryFn: () => get<Queue>('/queue', { person, order }),
    refetchInterval: 60_000,
  })

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    meta: { live: 'lead' },
    queryFn: () => get<CallSheet>(`/leads/${id}/call`),
    refetchInterval: whenNotLive(60_000),
  })

export const slotsQuery = (rep: string, minutes: number) =>
  queryOptions({
    queryKey: ['slots', rep, minutes],
    enabled: rep !== '',
    queryFn: () => get<Slots>('/meetings/slots', { rep, minutes }),
  })

/** An answer of the card is kept at once; the card and the score say what follows from it. */
export function useAnswerCard(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: {
      answers?: Record<string, string | number | boolean | null>
      consentPhone?: boolean
    }) => post<LeadDetail>(`/leads/${id}/answers`, body),
    onSuccess: (lead) => {
      client.setQueryData(['lead', id], lead)
      for (const key of ['call', 'brief', 'timeline']) void client.invalidateQueries({ queryKey: [key, id] })
    },
    onError: (error: Error) => toast({ text: error.message, tone: 'bad' }),
  })
}

/** Saved with five seconds to undo; the queue goes on at once. */
export function useSaveCall(person: string) {
  const act = useLaterLeadAction()
  const client = useQueryClient()
  return (id: string, call: Call, done: string, show: { shown: () => void; undo: () => void }) =>
    act(
      { id, act: 'calls', body: call, done },
      {
        shown: () => {
          show.shown()
          void client.invalidateQueries({ queryKey: ['queue', person] })
        },
        undo: show.undo,
      },
    )
}
