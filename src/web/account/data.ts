import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { OwnSession, PasskeyView } from '#people/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export type Passkey = z.infer<typeof PasskeyView>
export type Session = z.infer<typeof OwnSession>

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: () => get<Page<Passkey>>('/session/passkeys'),
  select: (page) => page.items,
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => get<Page<Session>>('/sessions'),
  select: (page) => page.items,
})
