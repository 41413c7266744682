import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TrainingInput, Trainings, TrainingView } from '#journey/learning/workspace/contract.ts'
import { get, post, ProblemError } from '../data/request.ts'
import { toast } from '../ui/toast.ts'
import { words } from './words.ts'

export type Result = NonNullable<TrainingView['result']>

export const isOver = (status: TrainingView['status']): boolean =>
  status !== 'waiting' && status !== 'running'

/** While one is being learned it is asked for every second. */
export const trainingsQuery = queryOptions({
  queryKey: ['scorecards'],
  queryFn: () => get<Trainings>('/scorecards'),
  refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => !isOver(status)) ? 1_000 : false),
})

export const trainingQuery = (id: string) =>
  queryOptions({
    queryKey: ['scorecards', id],
    queryFn: () => get<TrainingView>(`/scorecards/${id}`),
    staleTime: Infinity,
  })

const said = (error: Error): string => (error instanceof ProblemError ? error.message : words.failed)

export function useLearn() {
  const client = useQueryClient()
  const settle = () => client.invalidateQueries({ queryKey: ['scorecards'] })
  const onError = (error: Error) => void toast({ text: said(error), tone: 'bad' })
  const start = useMutation({
    mutationFn: (input: TrainingInput) => post<TrainingView>('/scorecards', input),
    onSuccess: settle,
    onError,
  })
  const cancel = useMutation({
    mutationFn: (id: string) => post<TrainingView>(`/scorecards/${id}/cancel`),
    onSettled: settle,
    onError,
  })
  return { start, cancel }
}

/** Makes the draft and opens it, with what it would have done beside it. */
export function useProposal(id: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => post<{ id: string }>(`/scorecards/${id}/draft`),
    onSuccess: async (draft) => {
      await client.invalidateQueries({ queryKey: ['agreement-drafts'] })
      await navigate({ to: '/agreement/drafts/$id', params: { id: draft.id }, search: { beside: 'what-if' } })
    },
    onError: (error) => toast({ text: said(error), tone: 'bad' }),
  })
}
