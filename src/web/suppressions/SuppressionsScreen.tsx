import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { ListScreen } from '../lists/ListScreen.tsx'
import type { SuppressionsSearch } from '../search.ts'
import { IconHandStop } from '../ui/icons.ts'
import { suppressionsQuery } from './data.ts'
import { Derived } from './Derived.tsx'
import { SuppressionFilters } from './SuppressionFilters.tsx'
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
  const list = useInfiniteQuery(suppressionsQuery(search))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  const change = useCallback(
    (changes: Partial<SuppressionsSearch>, replace = false) =>
      void navigate({ search: (before: SuppressionsSearch) => ({ ...before, ...changes }), replace }),
    [navigate],
  )
  const { add, ...listed } = search
  const close = () => change({ add: undefined })
  return (
    <ListScreen
      words={words}
      icon={<IconHandStop size={22} />}
      list={list}
      rows={rows}
      search={search}
      filtered={Object.values(listed).some(Boolean)}
      onSearch={(q) => change({ q }, true)}
      onAdd={(what) => change({ add: what === 'list' ? 'list' : 'entry' })}
      csv={{ path: '/suppressions', query: listed }}
      above={{ all: <Derived />, filters: <SuppressionFilters search={search} change={change} /> }}
      open={
        <Suspense fallback={null}>
          {add === 'entry' && <AddSuppression onClose={close} />}
          {add === 'list' && <ImportList of="suppressions" onClose={close} />}
        </Suspense>
      }
    >
      <SuppressionTable rows={rows ?? []} />
    </ListScreen>
  )
}
