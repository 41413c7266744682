import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { AgreementLife, AgreementShown, DraftView } from '#journey/agreement/life/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { becomePerson, useMe } from '../data/me.ts'
import { get, patch, PERSON_KEY, post, ProblemError, remove } from '../data/request.ts'
import { toast } from '../ui/toast.ts'
import { inForce, inWordsQuery, versionQuery, versionsQuery } from './versions-query.ts'
import { words } from './words.ts'

export { inForce, inWordsQuery, versionQuery, versionsQuery }

export type DraftLine = Omit<DraftView, 'text'>

export const draftsQuery = queryOptions({
  queryKey: ['agreement-drafts'],
  queryFn: () => get<Page<DraftLine>>('/agreements/drafts', { limit: 100 }),
  select: (page) => page.items,
})

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreement-draft', id],
    queryFn: () => get<DraftView>(`/agreements/drafts/${id}`),
    // the editor holds the text: a newer one must not slip in under the hand
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

/** The text behind `version:N` or `draft:ID`, with how it is called. */
export const sideQuery = (side: string) => {
  const [kind, id = ''] = side.split(':')
  return queryOptions({
    queryKey: ['agreement-text', side, 'named'],
    queryFn: async () => {
      if (kind === 'draft') {
        const { text, title } = await get<DraftView>(`/agreements/drafts/${id}`)
        return { text, name: words.draftNamed(title) }
      }
      const { text, version } = await get<AgreementShown>(`/agreements/${id}`)
      return { text, name: words.versionNamed(version) }
    },
    enabled: side !== '',
  })
}

export function openProposal(versions: readonly AgreementLife[] | undefined): AgreementLife | undefined {
  return versions?.find(({ status }) => status === 'proposed' || status === 'declined')
}

/** Everything of agreements anew: one act changes several versions. */
export function refresh(client: QueryClient): Promise<unknown> {
  const keys = ['agreement', 'agreement-versions', 'agreement-version', 'agreement-drafts', 'agreement-text']
  return Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })))
}

export interface Act {
  version: number
  act: 'sign' | 'decline' | 'withdraw' | 'decide'
  body: Record<string, unknown>
  done: string
}

/** What binds somebody. A refusal stands in the dialog that asked for it. */
export function useAct(onDone: () => void) {
  const client = useQueryClient()
  const speak = useSpeaker()
  return useMutation({
    mutationFn: ({ version, act, body }: Act) => {
      speak()
      return post<AgreementLife>(`/agreements/${version}/${act}`, body)
    },
    onSuccess: async (_, { done }) => {
      onDone()
      toast({ text: done, tone: 'good' })
      await refresh(client)
    },
    onError: () => void refresh(client),
  })
}

export function useDraftStart(onStarted: (draft: DraftView) => void) {
  const client = useQueryClient()
  const speak = useSpeaker()
  return useMutation({
    mutationFn: (input: { title: string; basedOn?: number; text?: string }) => {
      speak()
      return post<DraftView>('/agreements/drafts', input)
    },
    onSuccess: async (draft) => {
      await client.invalidateQueries({ queryKey: ['agreement-drafts'] })
      onStarted(draft)
    },
    onError: (error) => toast({ text: refusal(error), tone: 'bad' }),
  })
}

export function useDraftRemoval() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => remove(`/agreements/drafts/${id}`),
    onSuccess: () => {
      toast({ text: words.draftRemoved, tone: 'plain' })
      return client.invalidateQueries({ queryKey: ['agreement-drafts'] })
    },
    onError: (error) => toast({ text: refusal(error), tone: 'bad' }),
  })
}

export const saveDraft = (id: string, change: { from: string; text?: string; title?: string }) =>
  patch<DraftView>(`/agreements/drafts/${id}`, change)

/**
 * On an open workspace the first visitor is shown as somebody before they chose anyone; who acts has to be said to the
 * server as it is shown.
 */
export function useSpeaker(): () => void {
  const { me } = useMe()
  return () => {
    if (me && !localStorage.getItem(PERSON_KEY)) becomePerson(me.id)
  }
}

/** What the server refused, in plain words. */
export function refusal(error: unknown): string {
  if (!(error instanceof ProblemError)) return words.unreachable
  const fields = Object.entries(error.fields).map(([field, message]) => `${field} ${message}`)
  const detail = fields.length > 0 && error.code === 'invalid' ? words.notValid(fields) : error.message
  return words.refusals[error.code]?.(detail) ?? detail
}
