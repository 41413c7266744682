import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FormChoices, FormDocument, FormSummary, FormView } from '#journey/capture/forms/contract.ts'
import type { Became, ReceivedForm } from '#journey/capture/forms/received.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'
import { words } from './start-words.ts'
import { language } from '../language.ts'

export const formsQuery = queryOptions({
  queryKey: ['forms'],
  meta: { live: 'any', topics: ['forms'] },
  queryFn: () => get<Page<FormSummary>>('/forms'),
  select: (page) => page.items,
})

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: ['form', id],
    queryFn: () => get<FormView>(`/forms/${id}`),
    // the builder holds it: a newer one must not slip in under the hand
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })

export const receivedQuery = (id: string, became: Became | undefined) =>
  infiniteQueryOptions({
    queryKey: ['form', id, 'submissions', became ?? ''],
    meta: { live: 'any', topics: ['forms'] },
    queryFn: ({ pageParam, signal }) =>
      get<Page<ReceivedForm>>(`/forms/${id}/submissions`, { became, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const choicesQuery = queryOptions({
  queryKey: ['forms', 'choices'],
  queryFn: () => get<FormChoices>('/forms/choices'),
})

/** The id that a name suggests: it stands in the form's address. */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

/** What a new form begins with: who it is, and thanks. */
export function startOf(name: string): FormDocument {
  return {
    name,
    language,
    title: name,
    intro: '',
    submit: words.submit,
    fields: [
      { id: 'email', label: words.email, input: 'email', required: true, asked: 'always' },
      { id: 'firstName', label: words.firstName, input: 'text', required: false, asked: 'unknown' },
      { id: 'lastName', label: words.lastName, input: 'text', required: true, asked: 'unknown' },
      { id: 'company', label: words.company, input: 'text', required: false, asked: 'unknown' },
    ],
    after: { do: 'thank', text: words.thanks },
    touch: 'form_submitted',
    origins: [],
    accent: '#0b6b60',
  }
}
