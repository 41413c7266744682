import { Link, useNavigate } from '@tanstack/react-router'
import { becomePerson, useMe } from '../data/me.ts'
import { Face } from '../ui/Face.tsx'
import { IconBell, IconDots, IconMoon, IconSearch, IconSun } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { useScheme } from '../ui/Theme.tsx'
import styles from './BottomBar.module.css'
import { useUnread } from './Bell.tsx'
import { useOpenDuplicates } from './open-duplicates.ts'
import { useOpenOffers } from './open-offers.ts'
import { accountEntries, useAccount } from './account-entries.tsx'
import { languageEntries } from './LanguageSwitch.tsx'
import { useSections } from './sections.ts'
import { words } from './words.ts'

/** On a phone: the two screens of the day at the thumb, the rest one tap away. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const offers = useOpenOffers()
  const waiting = { '/inbox': offers, '/duplicates': useOpenDuplicates() } as Partial<Record<string, number>>
  const navigate = useNavigate()
  const { me, people } = useMe()
  const { own, rest } = useSections()
  const sections = [...own, ...rest]
  const account = useAccount()
  const { colorScheme, setColorScheme } = useScheme()
  const dark = colorScheme === 'dark'
  const unread = useUnread()
  const more = [
    {
      label: words.unread(unread),
      icon: <IconBell size={16} />,
      run: () => void navigate({ to: '/notifications' }),
    },
    ...sections.slice(3).map(({ to, label, icon: Icon }) => ({
      label,
      icon: <Icon size={16} />,
      run: () => void navigate({ to }),
    })),
    {
      label: dark ? words.schemes.light : words.schemes.dark,
      icon: dark ? <IconSun size={16} /> : <IconMoon size={16} />,
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    ...languageEntries(),
    ...(account
      ? accountEntries(account, navigate)
      : people.map((person) => ({
          label: person.name,
          icon: <Face id={person.id} name={person.name} />,
          chosen: person.id === me?.id,
          run: () => becomePerson(person.id),
        }))),
  ]
  return (
    <nav className={styles.bar} aria-label={words.product}>
      {sections.slice(0, 3).map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={styles.item} activeProps={{ 'data-here': true }}>
          <Icon size={20} stroke={1.6} />
          <span>{label}</span>
          {(waiting[to] ?? 0) > 0 && <span className={styles.count}>{waiting[to]}</span>}
        </Link>
      ))}
      <button type="button" className={styles.item} onClick={onSearch}>
        <IconSearch size={20} stroke={1.6} />
        <span>{words.palette.go}</span>
      </button>
      <Menu
        entries={more}
        target={
          <button type="button" className={styles.item}>
            <IconDots size={20} stroke={1.6} />
            <span>{words.more}</span>
            {unread > 0 && <span className={styles.count}>{unread > 99 ? '99+' : unread}</span>}
          </button>
        }
      />
    </nav>
  )
}
