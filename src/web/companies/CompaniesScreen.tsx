import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { Tabs } from '../accounts/Tabs.tsx'
import { useMay } from '../data/session.ts'
import { SearchBox } from '../leads/SearchBox.tsx'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { Choice } from '../ui/Field.tsx'
import { IconFileImport, IconUsersGroup } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import narrowly from '../lists/ListScreen.module.css'
import styles from './Companies.module.css'
import { CompanyTable } from './CompanyTable.tsx'
import { companiesQuery } from './data.ts'
import type { CompaniesSearch } from './search.ts'
import { words } from './words.ts'

const ImportList = lazy(() =>
  import('../lists/ImportList.tsx').then((file) => ({ default: file.ImportList })),
)
const route = getRouteApi('/companies')

export function CompaniesScreen() {
  const { add, ...query } = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useNarrow()
  const mayEnrich = useMay('import')
  const list = useInfiniteQuery(companiesQuery(query))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  const change = (changes: Partial<CompaniesSearch>, replace = false) =>
    void navigate({ search: (before: CompaniesSearch) => ({ ...before, ...changes }), replace })
  const actions = (
    <>
      <Csv path="/companies" query={query} />
      {mayEnrich && (
        <Button icon={<IconFileImport size={15} />} onClick={() => change({ add: 'list' })}>
          {words.enrich}
        </Button>
      )}
    </>
  )
  return (
    <Screen
      title={words.title}
      aside={rows && <span role="status">{words.count(rows.length, list.hasNextPage)}</span>}
      actions={
        <>
          <SearchBox
            value={query.q ?? ''}
            label={words.search}
            group={words.title}
            onChange={(q) => change({ q: q || undefined }, true)}
          />
          {!narrow && actions}
        </>
      }
      bar={<Tabs />}
    >
      {list.isError && !rows ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows ? (
        <div className={narrowly.loading}>
          <Bars rows={12} />
        </div>
      ) : (
        <>
          {narrow && <div className={narrowly.narrowActions}>{actions}</div>}
          {rows.length === 0 ? (
            <Empty
              icon={<IconUsersGroup size={22} />}
              title={query.q ? words.noMatchTitle : words.emptyTitle}
            >
              {query.q ? words.noMatch : words.empty}
            </Empty>
          ) : (
            <>
              <div className={styles.sort}>
                <Choice
                  label={words.sort}
                  value={query.sort ?? 'score'}
                  onChange={(sort) => change({ sort: sort === 'score' ? undefined : (sort as 'name') }, true)}
                  options={Object.entries(words.sorts).map(([value, label]) => ({ value, label }))}
                />
              </div>
              <CompanyTable rows={rows} />
            </>
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
        {add === 'list' && <ImportList of="enrichment" onClose={() => change({ add: undefined })} />}
      </Suspense>
    </Screen>
  )
}
