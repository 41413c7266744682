import { Link } from '@tanstack/react-router'
import styles from '../people/Tabs.module.css'
import { receivedWords } from './received-words.ts'

/** A form, and what came by it. */
export function Tabs({ id }: { id: string }) {
  const { tabs } = receivedWords
  const here = {
    className: styles.tab,
    activeProps: { 'data-here': true },
    activeOptions: { exact: true, includeSearch: false },
  }
  return (
    <nav className={styles.tabs} aria-label={tabs.label}>
      <Link to="/forms/$id" params={{ id }} {...here}>
        {tabs.form}
      </Link>
      <Link to="/forms/$id/submissions" params={{ id }} {...here}>
        {tabs.received}
      </Link>
    </nav>
  )
}
