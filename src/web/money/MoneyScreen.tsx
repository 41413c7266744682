import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { MONEY_LISTS } from './lists.ts'
import { useMay } from '../data/session.ts'
import tabs from '../people/Tabs.module.css'
import { MeasureTabs } from '../measure/MeasureTabs.tsx'
import { Button } from '../ui/Button.tsx'
import { IconCoins, IconFileImport, IconPlus } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Base } from './Base.tsx'
import { listQuery, moneyQuery } from './data.ts'
import styles from './Money.module.css'
import { MoneyTable } from './MoneyTable.tsx'
import type { MoneySearch } from './search.ts'
import { words } from './words.ts'

const AddRow = lazy(() => import('./AddRow.tsx').then((file) => ({ default: file.AddRow })))
const ImportList = lazy(() =>
  import('../lists/ImportList.tsx').then((file) => ({ default: file.ImportList })),
)
const route = getRouteApi('/measure/money')

export function MoneyScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const of = search.of ?? 'spend'
  const mayAdd = useMay('import')
  const narrow = useNarrow()
  const settings = useQuery(moneyQuery).data
  const list = useInfiniteQuery(listQuery(of))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  const show = (add: MoneySearch['add']) =>
    void navigate({ search: (before: MoneySearch) => ({ ...before, add }) })
  const actions = mayAdd && (
    <>
      <Button icon={<IconFileImport size={15} />} onClick={() => show('list')}>
        {words.importList}
      </Button>
      <Button look="primary" icon={<IconPlus size={15} />} onClick={() => show('row')}>
        {narrow ? words.addShort : words.add[of]}
      </Button>
    </>
  )
  return (
    <Screen
      title={words.title}
      actions={rows && rows.length > 0 && actions}
      bar={
        <>
          <MeasureTabs />
          <Lists />
        </>
      }
    >
      {settings && <Base settings={settings} />}
      {list.isError && !rows ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows || !settings ? (
        <div className={styles.loading}>
          <Bars rows={10} />
        </div>
      ) : rows.length === 0 ? (
        <Empty icon={<IconCoins size={22} />} title={words.empty[of]} actions={actions}>
          {words.emptyHint[of]}
        </Empty>
      ) : (
        <>
          <MoneyTable of={of} rows={rows} base={settings.base} />
          {list.hasNextPage && (
            <LoadMore
              load={() => void list.fetchNextPage()}
              busy={list.isFetchingNextPage}
              count={rows.length}
            />
          )}
        </>
      )}
      <Suspense fallback={null}>
        {search.add === 'row' && (
          <AddRow of={of} base={settings?.base ?? ''} onClose={() => show(undefined)} />
        )}
        {search.add === 'list' && <ImportList of={of} onClose={() => show(undefined)} />}
      </Suspense>
    </Screen>
  )
}

function Lists() {
  return (
    <nav className={tabs.tabs} aria-label={words.which}>
      {MONEY_LISTS.map((of) => (
        <Link
          key={of}
          to="/measure/money"
          search={of === 'spend' ? {} : { of }}
          className={tabs.tab}
          activeProps={{ 'data-here': true }}
          activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
        >
          {words.lists[of]}
        </Link>
      ))}
    </nav>
  )
}
