import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  PreviewInput,
  TemplateDetail,
  TemplatePreview,
  TemplateSummary,
  TemplateVariables,
} from '#journey/mailing/templates.contract.ts'
import type { LeadSummary } from '#journey/lifecycle/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get, post } from '../data/request.ts'

/** What is written in one version. */
export type Written = Pick<TemplateDetail, 'name' | 'language' | 'subject' | 'preview' | 'body'>

export function writtenOf({ name, language, subject, preview, body }: Written): Written {
  return { name, language, subject, preview, body }
}

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  meta: { topics: ['templates', 'programmes'] },
  queryFn: () => get<Page<TemplateSummary>>('/templates'),
  select: (page) => page.items,
})

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['template', id],
    meta: { topics: ['templates'] },
    queryFn: () => get<TemplateDetail>(`/templates/${id}`),
  })

export const variablesQuery = queryOptions({
  queryKey: ['template-variables'],
  queryFn: () => get<TemplateVariables>('/templates/variables'),
  staleTime: 60_000,
})

export const previewQuery = (input: PreviewInput, wanted: boolean) =>
  queryOptions({
    queryKey: ['template-preview', input],
    queryFn: () => post<TemplatePreview>('/templates/preview', input),
    placeholderData: keepPreviousData,
    enabled: wanted,
    staleTime: 30_000,
  })

/** Leads to look at a mail with: those that were active last, or whom somebody looks for. */
export const leadsToShow = (q: string) =>
  queryOptions({
    queryKey: ['template-leads', q],
    queryFn: ({ signal }) =>
      get<Page<LeadSummary>>('/leads', { q: q || undefined, sort: 'activity', limit: 20 }, signal),
    select: (page) => page.items,
    placeholderData: keepPreviousData,
  })
