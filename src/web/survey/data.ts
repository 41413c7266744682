import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Choices, RatingsView, Sheet, SurveyResult, SurveyView } from '#journey/survey/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { becomePerson, useMe } from '../data/me.ts'
import { get, PERSON_KEY, post, ProblemError } from '../data/request.ts'
import { toast } from '../ui/toast.ts'
import { words } from './words.ts'

export const surveysQuery = queryOptions({
  queryKey: ['surveys'],
  queryFn: () => get<Page<SurveyView>>('/surveys'),
  select: (page) => page.items,
})

export const choicesQuery = queryOptions({
  queryKey: ['survey-choices'],
  queryFn: () => get<Choices>('/surveys/choices'),
})

export const ratingsQuery = queryOptions({
  queryKey: ['ratings'],
  queryFn: () => get<RatingsView>('/ratings'),
})

export const surveyQuery = (id: string) =>
  queryOptions({ queryKey: ['survey', id], queryFn: () => get<SurveyView>(`/surveys/${id}`) })

export const sheetQuery = (id: string) =>
  queryOptions({
    queryKey: ['survey-sheet', id],
    queryFn: () => get<Sheet>(`/surveys/${id}/sheet`),
    // one's own answers change here alone; fetching again under the thumb would only jump
    refetchOnWindowFocus: false,
    staleTime: 300_000,
  })

export const resultQuery = (id: string) =>
  queryOptions({
    queryKey: ['survey-result', id],
    queryFn: () => get<SurveyResult>(`/surveys/${id}/result`),
    staleTime: 300_000,
  })

/** What is asked of a survey is asked as a person: the one shown in the sidebar says so with every request. */
export function useAsMe() {
  const client = useQueryClient()
  const { me } = useMe()
  const id = me?.id
  const asked = useRef(localStorage.getItem(PERSON_KEY))
  useEffect(() => {
    if (!id || asked.current === id) return
    asked.current = id
    if (!localStorage.getItem(PERSON_KEY)) becomePerson(id)
    for (const key of ['surveys', 'survey', 'survey-sheet', 'survey-result'])
      void client.invalidateQueries({ queryKey: [key] })
  }, [client, id])
  return me
}

/** Any step on a survey: the answer is the survey as it stands after it. */
export function useSurveyAct(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ what, body }: { what: string; body: object }) =>
      post<SurveyView>(`/surveys/${id}/${what}`, body),
    onSuccess: (view) => {
      client.setQueryData(surveyQuery(id).queryKey, view)
      void client.invalidateQueries({ queryKey: ['surveys'] })
    },
    onError: (error) => {
      toast({ text: error instanceof ProblemError ? error.message : words.unreachable, tone: 'bad' })
      if (error instanceof ProblemError && error.code === 'survey_closed')
        void client.invalidateQueries({ queryKey: ['survey', id] })
    },
  })
}
