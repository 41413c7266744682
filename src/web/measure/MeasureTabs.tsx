import { Link, useSearch } from '@tanstack/react-router'
import styles from '../agreement/Tabs.module.css'
import { sharedOf, type MeasureSearch } from './search.ts'
import { words } from './words.ts'

const TABS = [
  'funnel',
  'river',
  'leaks',
  'cost',
  'contribution',
  'maturity',
  'attribution',
  'quality',
  'changes',
  'money',
] as const

/** The views of the measurement, the same bar on each of them; the filters go along. */
export function MeasureTabs() {
  const shared = sharedOf(useSearch({ strict: false }) as MeasureSearch)
  return (
    <nav className={styles.tabs} aria-label={words.views}>
      {TABS.map((tab) => (
        <Link
          key={tab}
          to={`/measure/${tab}` as '/measure/funnel'}
          search={shared}
          activeOptions={{ exact: tab !== 'changes', includeSearch: false }}
          className={styles.tab}
        >
          {words.tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}
