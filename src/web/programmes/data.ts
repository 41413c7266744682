import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CheckView,
  DraftView,
  MailingView,
  PersonInside,
  ProgrammeChoices,
  ProgrammeDetail,
  ProgrammeSummary,
  Waiting,
} from '#journey/nurture/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get, post } from '../data/request.ts'
import type { Programme } from './document.ts'

/** What counts follow: people move through programmes all day. */
const live = { live: 'any', topics: ['programmes'] } as const

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  meta: live,
  queryFn: () => get<Page<ProgrammeSummary>>('/programmes', { limit: 200 }),
  select: (page) => page.items,
})

export const programmeQuery = (id: string, version: number | undefined) =>
  queryOptions({
    queryKey: ['programme', id, version ?? null],
    meta: live,
    queryFn: ({ signal }) => get<ProgrammeDetail>(`/programmes/${id}`, { version }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 2_000 : false),
  })

/** A turn that was just made lies a few seconds ahead; people are taken in or out one by one. Neither is told of by a lead. */
function isMoving({ turns, runs }: ProgrammeDetail): boolean {
  const now = Date.now()
  return (
    turns.some(({ from }) => Date.parse(from) > now - 2_000) || runs.some(({ endedAt }) => endedAt === null)
  )
}

export const draftQuery = (id: string, exists: boolean) =>
  queryOptions({
    queryKey: ['programme-draft', id],
    queryFn: () => get<DraftView>(`/programmes/${id}/draft`),
    enabled: exists,
    // the drawing holds it: a newer one must not slip in under the hand
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

export const choicesQuery = queryOptions({
  queryKey: ['programme-choices'],
  meta: { topics: ['programmes', 'agreements', 'templates', 'purposes', 'hooks'] },
  queryFn: () => get<ProgrammeChoices>('/programmes/choices'),
  staleTime: 60_000,
})

export const checkQuery = (id: string, programme: Programme | null) =>
  queryOptions({
    queryKey: ['programme-check', id, programme],
    queryFn: () => post<CheckView>('/programmes/check', { document: programme, programme: id }),
    enabled: programme !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export const waitingQuery = (id: string) =>
  queryOptions({
    queryKey: ['programme-waiting', id],
    queryFn: () => get<Waiting>(`/programmes/${id}/waiting`),
  })

/** Which of its people: those of one step, of one way, who left, who are kept out. */
export interface Who {
  show: 'here' | 'took' | 'held_out' | 'left'
  step?: string | undefined
  way?: string | undefined
  version?: number | undefined
  days?: number | undefined
  because?: PersonInside['because'] | undefined
}

export const peopleQuery = (id: string, who: Who) =>
  infiniteQueryOptions({
    queryKey: ['programme-people', id, who],
    meta: { live: 'shown' },
    queryFn: ({ pageParam, signal }) =>
      get<Page<PersonInside>>(
        `/programmes/${id}/people`,
        { ...who, because: who.because ?? undefined, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const mailingQuery = queryOptions({
  queryKey: ['mailing-rules'],
  meta: { topics: ['mailing'] },
  queryFn: () => get<MailingView>('/mailing'),
})
