import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../data/me.ts'
import { useSession } from '../data/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { IconDots, IconKeyboard, IconLayoutSidebar, IconSearch } from '../ui/icons.ts'
import { Keys } from '../ui/Tag.tsx'
import { Tip } from '../ui/Tip.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Bell } from './Bell.tsx'
import { Mark } from './Mark.tsx'
import { useOpenDuplicates } from './open-duplicates.ts'
import { useOpenOffers } from './open-offers.ts'
import { OpenLine } from './OpenLine.tsx'
import { PersonSwitch } from './PersonSwitch.tsx'
import { SchemeSwitch } from './SchemeSwitch.tsx'
import { useSections } from './sections.ts'
import styles from './Sidebar.module.css'
import { words } from './words.ts'

/** whether the pages that are not of one's own day stand in the sidebar too */
const ALL = 'baton.pages'

interface SidebarProps {
  folded: boolean
  onFold: () => void
  onSearch: () => void
  onKeys: () => void
}

export function Sidebar({ folded, onFold, onSearch, onKeys }: SidebarProps) {
  const offers = useOpenOffers()
  const waiting = { '/inbox': offers, '/duplicates': useOpenDuplicates() } as Partial<Record<string, number>>
  const { own, rest } = useSections()
  const [all, showAll] = useState(() => localStorage.getItem(ALL) === 'all')
  const turn = () => {
    localStorage.setItem(ALL, all ? 'own' : 'all')
    showAll(!all)
  }
  const sections = all ? [...own, ...rest] : own
  // keys are the second tab of people, other systems that of programmes, and one’s own figures a page of the team
  const at = useRouterState({ select: ({ location }) => location.pathname })
  const { me } = useMe()
  const here = (to: string) =>
    (to === '/people' && at === '/keys') ||
    (to === '/programmes' && /^\/hooks(\/|$)/.test(at)) ||
    (to === '/my-figures' && at === `/team/${me?.id}`)
  const claimed = useSession()?.mode === 'claimed'
  return (
    <aside className={styles.sidebar} data-folded={folded || undefined} aria-label={words.product}>
      <div className={styles.top}>
        <Link to="/" className={styles.brand} aria-label={words.product}>
          <Mark />
          {!folded && <span>{words.product}</span>}
        </Link>
        {!folded && <Bell />}
        {!folded && (
          <IconButton label={words.collapse} onClick={onFold}>
            <IconLayoutSidebar size={16} stroke={1.7} />
          </IconButton>
        )}
      </div>
      <button
        type="button"
        className={styles.search}
        onClick={onSearch}
        aria-label={folded ? words.palette.label : undefined}
      >
        <IconSearch size={15} stroke={1.8} />
        {!folded && (
          <>
            <span>{words.search}</span>
            <Keys keys="mod+k" />
          </>
        )}
      </button>
      <nav className={styles.nav}>
        {sections.map(({ to, icon: Icon, label }) => (
          <Tip key={to} label={label}>
            <Link
              to={to}
              className={styles.item}
              activeProps={{ 'data-here': true }}
              {...(here(to) ? { 'data-here': true } : {})}
              aria-label={folded ? label : undefined}
            >
              <Icon size={17} stroke={1.7} />
              {!folded && <span>{label}</span>}
              {(waiting[to] ?? 0) > 0 && <span className={styles.count}>{waiting[to]}</span>}
            </Link>
          </Tip>
        ))}
        {rest.length > 0 && (
          <button
            type="button"
            className={styles.item}
            data-quiet
            aria-expanded={all}
            aria-label={folded ? words.others : undefined}
            onClick={turn}
          >
            <IconDots size={17} stroke={1.7} />
            {!folded && <span>{all ? words.fewer : words.others}</span>}
          </button>
        )}
      </nav>
      <div className={styles.foot}>
        {claimed ? (
          <AccountMenu folded={folded} />
        ) : (
          <>
            <OpenLine folded={folded} />
            <PersonSwitch folded={folded} />
          </>
        )}
        <div className={styles.tools}>
          {folded && <Bell />}
          <SchemeSwitch />
          <LanguageSwitch />
          <IconButton label={words.keyboard} onClick={onKeys}>
            <IconKeyboard size={16} stroke={1.7} />
          </IconButton>
          {folded && (
            <IconButton label={words.expand} onClick={onFold}>
              <IconLayoutSidebar size={16} stroke={1.7} />
            </IconButton>
          )}
        </div>
      </div>
    </aside>
  )
}
