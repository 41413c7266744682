import type { UseNavigateResult } from '@tanstack/react-router'
import type { SessionView } from '#people/contract.ts'
import { post } from '../data/request.ts'
import { useSession } from '../data/session.ts'
import { IconKey, IconLogout, IconUserCircle } from '../ui/icons.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { words } from './words.ts'

/** Who signed in; null on a workspace where nobody does. */
export function useAccount(): SessionView | null {
  const session = useSession()
  return session?.mode === 'claimed' ? session : null
}

export function accountEntries(session: SessionView, navigate: UseNavigateResult<string>): MenuEntry[] {
  const keys = {
    label: words.keys,
    icon: <IconKey size={16} />,
    run: () => void navigate({ to: '/keys' }),
  }
  return [
    {
      label: words.account,
      icon: <IconUserCircle size={16} />,
      run: () => void navigate({ to: '/account' }),
    },
    ...(session.permissions.includes('admin') ? [keys] : []),
    { label: words.signOut, icon: <IconLogout size={16} />, run: () => void signOut() },
  ]
}

/** The page is loaded anew, so that nothing of what somebody saw stays in its memory. */
async function signOut(): Promise<void> {
  await post('/sign-out').catch(() => undefined)
  // a browser may keep the page as it was, for its back button
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  location.assign('/sign-in')
}
