import { type InfiniteData, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LeadAnswer } from '#journey/capture/contract.ts'
import type { LeadDetail, LeadSummary, ListedLead } from '#journey/lifecycle/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { toast } from '../ui/toast.ts'
import { flushLater, later } from './later.ts'
import { forgetRace, lost } from './race.ts'
import { post, ProblemError } from './request.ts'
import { words } from './words.ts'

export interface LeadAction {
  id: string
  /** the last part of the route: accept, return, contacted … */
  act: string
  body?: unknown
  /** told to the person when it is done */
  done: string
  /** what it is about, where the lead stays in its list while it can be undone; by default the lead itself */
  of?: string
  /** the lead's `entries` when the person decided; by default of the page as it was loaded last */
  seen?: number | undefined
}

/** One lead, one act: the answer is mostly the lead as it then stands, put wherever the lead is shown. */
export function useLeadAction() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (action: LeadAction) => {
      // what was done before and could still be undone comes before what is done now
      await flushLater(action.id)
      return ask(client, action)
    },
    onSuccess: (lead, { id, done }) => {
      taken(client, id, lead)
      toast({ text: done, tone: 'good' })
    },
    onError: (error, action) => {
      const field = error instanceof ProblemError && Object.keys(error.fields).length > 0
      if (!field) refusal(client, action, error)
      renew(client, action.id)
    },
  })
}

/**
 * The same with five seconds to undo it: shown as done at once, sent then. `shown` takes it off the screen now, if leaving it
 * out by `usePending` is not enough; `undo` puts it back.
 */
export function useLaterLeadAction() {
  const client = useQueryClient()
  return (action: LeadAction, { shown, undo }: { shown?: () => void; undo?: () => void } = {}): void => {
    const decided = { ...action, seen: action.seen ?? seenOf(client, action.id) }
    shown?.()
    later({
      of: action.of ?? action.id,
      text: action.done,
      ...(undo ? { undo } : {}),
      run: async ({ leaving }) => {
        try {
          taken(client, action.id, await ask(client, decided, leaving))
        } catch (error) {
          refusal(client, decided, error as Error)
          undo?.()
          renew(client, action.id)
        }
      },
    })
  }
}

function ask(client: QueryClient, action: LeadAction, leaving = false): Promise<LeadDetail | LeadAnswer> {
  const seen = action.seen ?? seenOf(client, action.id)
  return post<LeadDetail | LeadAnswer>(`/leads/${action.id}/${action.act}`, action.body, { seen, leaving })
}

/** Where somebody is still deciding, in a dialog, what they saw is how it was when they began. */
const deciding = new Map<string, number>()

/** The page behind may go on changing while the calling component is there; what is decided in it was decided at `entries`. */
export function useDeciding(id: string, entries: number): void {
  const [began] = useState(entries)
  useEffect(() => {
    deciding.set(id, began)
    return () => void deciding.delete(id)
  }, [id, began])
}

function seenOf(client: QueryClient, id: string): number | undefined {
  const began = deciding.get(id)
  if (began !== undefined) return began
  return client.getQueryData<LeadDetail>(['lead', id])?.entries
}

function taken(client: QueryClient, id: string, lead: LeadDetail | LeadAnswer): void {
  forgetRace(id)
  spread(client, id, lead)
}

/** A lost race is explained where the lead is shown; where it is not, one sentence has to do. */
function refusal(client: QueryClient, action: LeadAction, error: Error): void {
  const race = error instanceof ProblemError && (error.status === 409 || error.status === 412)
  const seen = action.seen ?? seenOf(client, action.id)
  if (race && seen !== undefined) {
    const { note } = (action.body ?? {}) as { note?: string }
    lost(action.id, { seen, wanted: action.done, because: error.message, typed: note ?? null })
  }
  toast({ text: inWords(error, race), tone: 'bad' })
}

function inWords(error: Error, race: boolean): string {
  if (!(error instanceof ProblemError)) return words.unreachable
  return race ? `${error.message} ${words.faster}` : error.message
}

function spread(client: QueryClient, id: string, lead: LeadDetail | LeadAnswer): void {
  if ('path' in lead) {
    client.setQueryData(['lead', id], lead)
    client.setQueriesData<InfiniteData<Page<ListedLead>>>({ queryKey: ['leads'] }, (list) =>
      patchRow(list, lead),
    )
  } else {
    // a touch is answered as its capture is: in short
    void client.invalidateQueries({ queryKey: ['lead', id] })
  }
  for (const key of ['timeline', 'brief', 'score']) void client.invalidateQueries({ queryKey: [key, id] })
  void client.invalidateQueries({ queryKey: ['inbox'] })
}

function renew(client: QueryClient, id: string): void {
  for (const key of ['lead', 'timeline']) void client.invalidateQueries({ queryKey: [key, id] })
  void client.invalidateQueries({ queryKey: ['inbox'] })
}

// The row changes in place and keeps its position: fetching every loaded page again to move one row would make the
// list jump under the reader's eye.
/** What a lead is worth is not known on its own page: the row keeps it until the list comes anew. */
export function patchRow(list: InfiniteData<Page<ListedLead>> | undefined, lead: LeadDetail | LeadSummary) {
  if (!list?.pages.some((page) => page.items.some((row) => row.id === lead.id))) return list
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.map((row) => (row.id === lead.id ? { ...row, ...lead } : row)),
  }))
  return { ...list, pages }
}
