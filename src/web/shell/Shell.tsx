import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { isDoor } from '../sign-in/gate.ts'
import { undoLast } from '../data/later.ts'
import { useEnded } from '../data/session.ts'
import { listenForShortcuts, useShortcuts } from '../ui/keys.ts'
import { Opening } from '../ui/Opening.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { BottomBar } from './BottomBar.tsx'
import { Lost } from './Lost.tsx'
import { useSections } from './sections.ts'
import styles from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'
import { useLiveScreens } from './use-live.ts'
import { words } from './words.ts'

const Palette = lazy(() => import('./Palette.tsx').then((file) => ({ default: file.Palette })))
const SignInAgain = lazy(() =>
  import('../sign-in/SignInAgain.tsx').then((file) => ({ default: file.SignInAgain })),
)
const KeyMap = lazy(() => import('./KeyMap.tsx').then((file) => ({ default: file.KeyMap })))

const FOLDED = 'baton.sidebar'

/** Before the door there is no sidebar: nothing of the workspace is known there. */
export function Shell() {
  const door = useRouterState({ select: ({ location }) => isDoor(location.pathname) })
  return door ? <Outlet /> : <Inside />
}

function Inside() {
  const navigate = useNavigate()
  const { all: sections } = useSections()
  const ended = useEnded()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === 'folded')
  const fold = () => {
    localStorage.setItem(FOLDED, folded ? 'open' : 'folded')
    setFolded(!folded)
  }

  useEffect(listenForShortcuts, [])
  useLiveScreens()
  useShortcuts(words.everywhere, [
    { keys: 'mod+k', does: words.palette.label, run: () => setOpen('palette') },
    { keys: 'z', does: words.undo, run: () => void undoLast() },
    {
      keys: 'g n',
      does: words.opens(words.notifications),
      run: () => void navigate({ to: '/notifications' }),
    },
    { keys: '?', does: words.keyboard, run: () => setOpen('keys') },
    { keys: '[', does: folded ? words.expand : words.collapse, run: fold },
    ...sections.map(({ key, label, to }) => ({
      keys: key,
      does: words.opens(label),
      run: () => void navigate({ to }),
    })),
  ])

  return (
    <div className={styles.shell} data-folded={folded || undefined}>
      <a href="#main" className={styles.skip}>
        {words.skip}
      </a>
      <Sidebar
        folded={folded}
        onFold={fold}
        onSearch={() => setOpen('palette')}
        onKeys={() => setOpen('keys')}
      />
      <div className={styles.main}>
        <Lost />
        <Outlet />
      </div>
      <BottomBar onSearch={() => setOpen('palette')} />
      <Toasts />
      <Suspense fallback={null}>{ended !== false && <SignInAgain />}</Suspense>
      <Suspense fallback={open && <Opening />}>
        {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
        {open === 'keys' && <KeyMap onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  )
}
