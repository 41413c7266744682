import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ProgrammeDetail, RunView } from '#journey/nurture/contract.ts'
import { post, remove } from '../data/request.ts'
import { toast } from '../ui/toast.ts'
import { refusal } from './refusal.ts'

/** Everything that is shown of one programme, anew. */
export function useRefresh(id: string): () => Promise<unknown> {
  const client = useQueryClient()
  const keys = [['programmes'], ['programme', id], ['programme-people', id], ['programme-waiting', id]]
  return () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}

/** A press that starts, pauses or ends. */
export function useTurn(id: string) {
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: ({ act, body }: { act: 'start' | 'pause' | 'end'; body?: unknown; done: string }) =>
      post<ProgrammeDetail>(`/programmes/${id}/${act}`, body ?? {}),
    onSuccess: (_, { done }) => {
      toast({ text: done, tone: 'good' })
      return refresh()
    },
    onError: (error) => toast({ text: refusal(error), tone: 'bad' }),
  })
}

export function useTakeIn(id: string, done: string, onDone: () => void) {
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: () => post<RunView>(`/programmes/${id}/take-in`),
    onSuccess: () => {
      toast({ text: done, tone: 'good' })
      onDone()
      return refresh()
    },
  })
}

export function useCancelRun(id: string) {
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: (run: string) => post<RunView>(`/programmes/${id}/runs/${run}/cancel`),
    onSettled: refresh,
  })
}

export function useDiscard(id: string, done: string, onDone: () => void) {
  const client = useQueryClient()
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: () => remove(`/programmes/${id}/draft`),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['programme-draft', id] })
      toast({ text: done, tone: 'plain' })
      onDone()
      return refresh()
    },
    onError: (error) => toast({ text: refusal(error), tone: 'bad' }),
  })
}
