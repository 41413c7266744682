import { Link } from '@tanstack/react-router'
import { useMay } from '../data/session.ts'
import styles from './Tabs.module.css'
import { words } from './words.ts'

/** People and machines: both are let in by an admin. Whoever is none sees one of the two, and needs no tabs. */
export function Tabs() {
  if (!useMay('admin')) return null
  return (
    <nav className={styles.tabs} aria-label={words.title}>
      <Link to="/people" className={styles.tab} activeProps={{ 'data-here': true }}>
        {words.title}
      </Link>
      <Link to="/keys" className={styles.tab} activeProps={{ 'data-here': true }}>
        {words.keysTab}
      </Link>
    </nav>
  )
}
