import { Link } from '@tanstack/react-router'
import styles from '../people/Tabs.module.css'
import { words } from './words.ts'

/** Whom we want, and whom we leave alone. */
export function Tabs() {
  return (
    <nav className={styles.tabs} aria-label={words.title}>
      <Link
        to="/accounts"
        className={styles.tab}
        activeProps={{ 'data-here': true }}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {words.tabs.accounts}
      </Link>
      <Link
        to="/companies"
        className={styles.tab}
        activeProps={{ 'data-here': true }}
        activeOptions={{ includeSearch: false }}
      >
        {words.tabs.companies}
      </Link>
      <Link
        to="/suppressions"
        className={styles.tab}
        activeProps={{ 'data-here': true }}
        activeOptions={{ includeSearch: false }}
      >
        {words.tabs.suppressions}
      </Link>
    </nav>
  )
}
