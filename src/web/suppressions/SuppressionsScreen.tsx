import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { Tabs } from '../accounts/Tabs.tsx'
import { useMay } from '../data/session.ts'
import { SearchBox } from '../leads/SearchBox.tsx'
import type { SuppressionsSearch } from '../search.ts'
import { Button } from '../ui/Button.tsx'
import { IconFileImport, IconHandStop, IconPlus } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { suppressionsQuery } from './data.ts'
import { Derived } from './Derived.tsx'
import { SuppressionFilters } from './SuppressionFilters.tsx'
import styles from './SuppressionsScreen.module.css'
import { SuppressionTable } from './SuppressionTable.tsx'
import { words } from './words.ts'

const AddSuppression = lazy(() =>
  import('./AddSuppression.tsx').then((file) => ({ default: file.AddSuppression })),
)
const ImportList = lazy(() =>
  import('../lists/ImportList.tsx').then((file) => ({ default: file.ImportList })),
)
const route = getRouteApi('/suppressions')

export function SuppressionsScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useNarrow()
  const mayAdd = useMay('work')
  const mayImport = useMay('import')
  const list = useInfiniteQuery(suppressionsQuery(search))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  const change = useCallback(
    (changes: Partial<SuppressionsSearch>, replace = false) =>
      void navigate({ search: (before: SuppressionsSearch) => ({ ...before, ...changes }), replace }),
    [navigate],
  )
  const filtered = Boolean(search.q ?? search.kind ?? search.reason)
  const actions = (
    <>
      {mayImport && (
        <Button icon={<IconFileImport size={15} />} onClick={() => change({ add: 'list' })}>
          {words.importList}
        </Button>
      )}
      {mayAdd && (
        <Button look="primary" icon={<IconPlus size={15} />} onClick={() => change({ add: 'entry' })}>
          {narrow ? words.addShort : words.add}
        </Button>
      )}
    </>
  )
  const close = () => change({ add: undefined })
  const empty = rows?.length === 0
  return (
    <Screen
      title={words.title}
      actions={
        <>
          {!(empty && !filtered) && (
            <SearchBox
              value={search.q ?? ''}
              label={words.search}
              group={words.title}
              onChange={(q) => change({ q: q || undefined }, true)}
            />
          )}
          {!narrow && !(empty && !filtered) && actions}
        </>
      }
      bar={<Tabs />}
    >
      {list.isError && !rows ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={10} />
        </div>
      ) : empty && !filtered ? (
        <>
          <Derived />
          <Empty icon={<IconHandStop size={22} />} title={words.emptyTitle} actions={actions}>
            {words.empty}
          </Empty>
        </>
      ) : (
        <>
          {narrow && <div className={styles.narrowActions}>{actions}</div>}
          <Derived />
          <SuppressionFilters search={search} change={change} />
          {empty ? (
            <Empty icon={<IconHandStop size={22} />} title={words.noMatchTitle}>
              {words.noMatch}
            </Empty>
          ) : (
            <SuppressionTable rows={rows} />
          )}
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
        {search.add === 'entry' && <AddSuppression onClose={close} />}
        {search.add === 'list' && <ImportList of="suppressions" onClose={close} />}
      </Suspense>
    </Screen>
  )
}
