import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../data/me.ts'
import { unreadQuery } from '../data/notices.ts'
import { IconBell } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import { Bars } from '../ui/States.tsx'
import styles from './Bell.module.css'
import { words } from './words.ts'

const Panel = lazy(() => import('../notifications/Panel.tsx').then((file) => ({ default: file.Panel })))

/** How much the one who sits here has not read, up to a hundred. */
export function useUnread(): number {
  const { me } = useMe()
  return useQuery(unreadQuery(me?.id ?? '')).data?.unread ?? 0
}

export function Bell() {
  const [open, setOpen] = useState(false)
  const { me } = useMe()
  const unread = useUnread()
  if (!me) return null
  return (
    <Popover
      label={words.notifications}
      width={380}
      open={open}
      onChange={setOpen}
      target={
        <button
          type="button"
          className={styles.bell}
          aria-label={words.unread(unread)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconBell size={17} stroke={1.7} />
          {unread > 0 && <span className={styles.count}>{unread > 99 ? '99+' : unread}</span>}
        </button>
      }
    >
      <Suspense fallback={<Bars rows={6} />}>
        <Panel person={me.id} onClose={() => setOpen(false)} />
      </Suspense>
    </Popover>
  )
}
