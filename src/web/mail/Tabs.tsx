import { Link } from '@tanstack/react-router'
import styles from '../people/Tabs.module.css'
import { useMay } from '../data/session.ts'
import { words } from './words.ts'

/** What mails say, how they leave, what became of them. */
export function Tabs() {
  const mayDraft = useMay('draft')
  const here = {
    className: styles.tab,
    activeProps: { 'data-here': true },
    activeOptions: { exact: true, includeSearch: false },
  }
  return (
    <nav className={styles.tabs} aria-label={words.title}>
      <Link to="/templates" {...here}>
        {words.tabs.templates}
      </Link>
      <Link to="/mail" {...here}>
        {words.tabs.settings}
      </Link>
      <Link to="/mail/log" {...here}>
        {words.tabs.log}
      </Link>
      <Link to="/mail/incoming" {...here}>
        {words.tabs.incoming}
      </Link>
      {mayDraft && (
        <Link to="/mail/caught" {...here}>
          {words.tabs.caught}
        </Link>
      )}
    </nav>
  )
}
