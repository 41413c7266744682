import { type InfiniteData, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { LeadAnswer } from '#journey/capture/contract.ts'
import type { LeadDetail, LeadSummary } from '#journey/lifecycle/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { toast } from '../ui/toast.ts'
import { post, ProblemError } from './request.ts'

export interface LeadAction {
  id: string
  /** the last part of the route: accept, return, contacted … */
  act: string
  body?: unknown
  /** told to the person when it is done */
  done: string
}

/** One lead, one act: the answer is mostly the lead as it then stands, put wherever the lead is shown. */
export function useLeadAction() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, act, body }: LeadAction) => post<LeadDetail | LeadAnswer>(`/leads/${id}/${act}`, body),
    onSuccess: (lead, { id, done }) => {
      spread(client, id, lead)
      toast({ text: done, tone: 'good' })
    },
    onError: (error, { id }) => {
      if (!(error instanceof ProblemError) || Object.keys(error.fields).length === 0) {
        toast({ text: raceInWords(error), tone: 'bad' })
      }
      void client.invalidateQueries({ queryKey: ['lead', id] })
      void client.invalidateQueries({ queryKey: ['inbox'] })
    },
  })
}

function spread(client: QueryClient, id: string, lead: LeadDetail | LeadAnswer): void {
  if ('path' in lead) {
    client.setQueryData(['lead', id], lead)
    client.setQueriesData<InfiniteData<Page<LeadSummary>>>({ queryKey: ['leads'] }, (list) =>
      patchRow(list, lead),
    )
  } else {
    // a touch is answered as its capture is: in short
    void client.invalidateQueries({ queryKey: ['lead', id] })
  }
  for (const key of ['timeline', 'brief', 'score']) void client.invalidateQueries({ queryKey: [key, id] })
  void client.invalidateQueries({ queryKey: ['inbox'] })
}

// The row changes in place and keeps its position: fetching every loaded page again to move one row would make the
// list jump under the reader's eye.
function patchRow(list: InfiniteData<Page<LeadSummary>> | undefined, lead: LeadDetail) {
  if (!list?.pages.some((page) => page.items.some((row) => row.id === lead.id))) return list
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.map((row) => (row.id === lead.id ? lead : row)),
  }))
  return { ...list, pages }
}

function raceInWords(error: unknown): string {
  if (!(error instanceof ProblemError)) return 'The server could not be reached. Nothing was changed.'
  if (error.status !== 409) return error.message
  return `${error.message} Somebody, or a time limit, was faster; what you see now is how it stands.`
}
