import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { InvitationLook } from '#people/contract.ts'
import { post, ProblemError } from '../data/request.ts'

/** What a link is for. It is looked at once: each look counts as a try. */
export function useLink(token: string, used: boolean) {
  const look = useQuery({
    // once it has let somebody in, all that was known is forgotten: asked again, it would be said to be over
    enabled: !used,
    queryKey: ['link', token],
    queryFn: () => post<z.infer<typeof InvitationLook>>('/invitations/look', { token }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const over = look.error instanceof ProblemError && look.error.code === 'link_over'
  return { look, over }
}

/** An error of a form over a link, with the field that it is about apart. */
export function placed(
  error: unknown,
  fields: string[],
): { over: boolean; rest: unknown; of: Record<string, string> } {
  const problem = error instanceof ProblemError ? error : null
  const of = problem?.fields ?? {}
  return {
    over: problem?.code === 'link_over',
    rest: fields.some((field) => field in of) ? null : error,
    of,
  }
}
