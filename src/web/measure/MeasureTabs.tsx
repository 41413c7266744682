import { Link, useSearch } from '@tanstack/react-router'
import styles from './MeasureTabs.module.css'
import { DIMENSIONS, type MeasureSearch } from './search.ts'
import { words } from './words.ts'

const TABS = ['funnel', 'river', 'leaks', 'cost', 'contribution', 'attribution'] as const

/** What goes along from tab to tab: the same leads, of the same time. */
const SHARED = ['period', 'from', 'to', 'basis', 'asOf', ...DIMENSIONS] as const

/** The views of the measurement, the same bar on each of them; the filters go along. */
export function MeasureTabs() {
  const search = useSearch({ strict: false }) as MeasureSearch
  const shared = Object.fromEntries(SHARED.map((name) => [name, search[name]])) as MeasureSearch
  return (
    <nav className={styles.tabs} aria-label={words.views}>
      {TABS.map((tab) => (
        <Link
          key={tab}
          to={`/measure/${tab}` as '/measure/funnel'}
          search={shared}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
        >
          {words.tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}
