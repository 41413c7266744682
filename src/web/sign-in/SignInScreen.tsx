import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useRouter } from '@tanstack/react-router'
import { begin, sessionQuery } from '../data/session.ts'
import { Note } from '../ui/Note.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Frame } from './Frame.tsx'
import { ownPath } from './gate.ts'
import styles from './SignIn.module.css'
import { SignInForm } from './SignInForm.tsx'
import { words } from './words.ts'

const route = getRouteApi('/sign-in')

export function SignInScreen() {
  const { to: wanted, error } = route.useSearch()
  const router = useRouter()
  const session = useQuery(sessionQuery)
  const to = ownPath(wanted)
  if (session.isError && !session.data)
    return (
      <Frame title={words.welcome}>
        <Failed what={words.unreachable} error={session.error} retry={() => void session.refetch()} />
      </Frame>
    )
  if (!session.data)
    return (
      <Frame title={words.welcome}>
        <Bars rows={4} height={20} />
      </Frame>
    )
  if (session.data.mode !== 'claimed') {
    const open = session.data.mode === 'open'
    return (
      <Frame title={open ? words.openTitle : words.unclaimedTitle}>
        <Note>
          {open ? words.open : words.unclaimed} <code>{words.adminLink}</code>.
        </Note>
        {open && (
          <Link to="/leads" className={styles.link}>
            {words.toBaton}
          </Link>
        )}
      </Frame>
    )
  }
  if (session.data.via === 'session') return <Navigate to={to} replace />
  return (
    <Frame title={words.welcome}>
      {error !== undefined && <Note tone="bad">{words.oidcFailed}</Note>}
      <SignInForm to={to} onDone={() => void begin().then(() => router.history.replace(to))} />
    </Frame>
  )
}
