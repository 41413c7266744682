import { Link, useSearch } from '@tanstack/react-router'
import { useLayoutEffect, useRef } from 'react'
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
  const bar = useRef<HTMLElement>(null)
  // on a phone the bar is wider than the screen: where one is must be seen
  useLayoutEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (bar.current && here)
      bar.current.scrollLeft =
        here.offsetLeft - bar.current.offsetLeft - (bar.current.clientWidth - here.offsetWidth) / 2
  }, [])
  return (
    <nav ref={bar} className={styles.tabs} aria-label={words.views}>
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
