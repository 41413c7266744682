import type { PersonView } from '#people/people.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { queryClient } from '../data/query-client.ts'
import { PERSON_KEY } from '../data/request.ts'
import { sessionQuery } from '../data/session.ts'

export type Role = NonNullable<PersonView['role']>

/** The page that answers the morning's question of each. */
const HOMES = {
  rep: '/inbox',
  sdr: '/queue',
  marketing: '/marketing',
  sales_manager: '/team',
  leadgen_manager: '/team',
  sponsor: '/sponsor',
  admin: '/workspace',
} as const satisfies Record<Role, string>

/** Where `/` leads whoever comes; nobody in particular begins at the leads. */
export async function homeOf(): Promise<(typeof HOMES)[Role] | '/leads'> {
  const chosen = await whoIsHere()
  if (!chosen) return '/leads'
  const people = await queryClient.ensureQueryData(peopleQuery).catch(() => null)
  const role = people?.items.find(({ id }) => id === chosen)?.role ?? null
  return role === null ? '/leads' : HOMES[role]
}

/** Who signed in or, on an open workspace, says so; null: nobody in particular. */
export async function whoIsHere(): Promise<string | null> {
  const session = await queryClient.ensureQueryData(sessionQuery).catch(() => null)
  return (session?.mode === 'claimed' ? session.person?.id : localStorage.getItem(PERSON_KEY)) ?? null
}
