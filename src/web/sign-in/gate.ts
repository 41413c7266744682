import { redirect } from '@tanstack/react-router'
import { queryClient } from '../data/query-client.ts'
import { sessionQuery } from '../data/session.ts'

const DOORS = /^\/(sign-in|claim\/|invite\/)/
const LATER = 'baton.sign-in.to'

/** A screen that is seen without having signed in, and without the sidebar. */
export function isDoor(address: string): boolean {
  return DOORS.test(address)
}

/** Whoever has not signed in on a claimed workspace goes to the sign-in, and from there to where they were going. */
export async function letIn(address: string): Promise<void> {
  if (isDoor(address)) return
  // a server that is away is told of by each screen, which can try again
  const session = await queryClient.ensureQueryData(sessionQuery).catch(() => null)
  if (session === null) return
  if (session.mode === 'unclaimed' || (session.mode === 'claimed' && session.via === 'nobody')) {
    throw redirect({ to: '/sign-in', search: address === '/' ? {} : { to: address }, replace: true })
  }
  const later = takeLater()
  if (later !== null && address === '/') throw redirect({ href: later, replace: true })
}

/** Only a path of our own: an address that begins with two slashes would lead to somebody else's site. */
export function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) && !isDoor(to) ? to : '/'
}

/** The identity provider brings the browser back to `/`; where it was going waits here. */
export function goLater(to: string): void {
  sessionStorage.setItem(LATER, to)
}

function takeLater(): string | null {
  const to = sessionStorage.getItem(LATER)
  sessionStorage.removeItem(LATER)
  return to === null ? null : ownPath(to)
}
