import { Link } from '@tanstack/react-router'
import styles from '../people/Tabs.module.css'
import { words } from './words.ts'

/** Programmes, and the systems that their steps tell. */
export function Tabs() {
  const here = {
    className: styles.tab,
    activeProps: { 'data-here': true },
    activeOptions: { includeSearch: false },
  }
  return (
    <nav className={styles.tabs} aria-label={words.rooms}>
      <Link to="/programmes" {...here}>
        {words.programmes}
      </Link>
      <Link to="/hooks" {...here}>
        {words.title}
      </Link>
    </nav>
  )
}
