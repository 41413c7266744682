import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { InvitationView, InviteAnswer } from '#people/contract.ts'
import type { PersonChange, PersonView } from '#people/people.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get, patch, post } from '../data/request.ts'

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: () => get<Page<z.infer<typeof InvitationView>>>('/invitations'),
  select: (page) => page.items.filter((one) => one.state === 'open'),
})

/** Changes somebody and shows it everywhere. */
export function useChange(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: PersonChange) => patch<PersonView>(`/people/${id}`, change),
    onSuccess: () => {
      for (const key of ['people', 'session', 'facets']) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}

export type Link = z.infer<typeof InviteAnswer>

export function useInvite() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, resetSecondFactor = false }: { id: string; resetSecondFactor?: boolean }) =>
      post<Link>(`/people/${id}/invite`, { resetSecondFactor }),
    onSuccess: () => {
      for (const key of ['invitations', 'people']) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}

/** The absence of today or, if there is none, the next one. */
export function absenceOf(person: PersonView, today: string): PersonView['absences'][number] | null {
  return (
    person.absences.filter(({ to }) => to >= today).toSorted((a, b) => a.from.localeCompare(b.from))[0] ??
    null
  )
}

/** Today where somebody is, as a date. */
export function todayOf(person: PersonView, now: number): string {
  return new Intl.DateTimeFormat('sv-SE', person.timeZone ? { timeZone: person.timeZone } : {}).format(now)
}
