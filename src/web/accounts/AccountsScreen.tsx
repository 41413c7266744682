import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useMay } from '../data/session.ts'
import { SearchBox } from '../leads/SearchBox.tsx'
import type { AccountsSearch } from '../search.ts'
import { Button } from '../ui/Button.tsx'
import { IconFileImport, IconPlus, IconTarget } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { AccountFilters } from './AccountFilters.tsx'
import styles from './AccountsScreen.module.css'
import { AccountTable } from './AccountTable.tsx'
import { BulkBar } from './BulkBar.tsx'
import { accountsQuery, outreachSettingsQuery } from './data.ts'
import { Summary } from './Summary.tsx'
import { Tabs } from './Tabs.tsx'
import { words } from './words.ts'

const AddAccount = lazy(() => import('./AddAccount.tsx').then((file) => ({ default: file.AddAccount })))
const ImportList = lazy(() =>
  import('../lists/ImportList.tsx').then((file) => ({ default: file.ImportList })),
)
const route = getRouteApi('/accounts')

export function AccountsScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useNarrow()
  const mayAdd = useMay('work')
  const mayImport = useMay('import')
  const list = useInfiniteQuery(accountsQuery(search))
  const tiers = useQuery(outreachSettingsQuery).data?.tiers ?? []
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const change = useCallback(
    (changes: Partial<AccountsSearch>, replace = false) =>
      void navigate({ search: (before: AccountsSearch) => ({ ...before, ...changes }), replace }),
    [navigate],
  )
  const { add, sort: _, ...filters } = search
  const filtered = Object.values(filters).some(Boolean)
  const actions = (
    <>
      {mayImport && (
        <Button icon={<IconFileImport size={15} />} onClick={() => change({ add: 'list' })}>
          {words.importList}
        </Button>
      )}
      {mayAdd && (
        <Button look="primary" icon={<IconPlus size={15} />} onClick={() => change({ add: 'account' })}>
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
      aside={rows && !empty && <span role="status">{words.count(rows.length, list.hasNextPage)}</span>}
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
          <Bars rows={12} />
        </div>
      ) : empty && !filtered ? (
        <Empty icon={<IconTarget size={22} />} title={words.emptyTitle} actions={actions}>
          {words.empty}
        </Empty>
      ) : (
        <>
          {narrow && <div className={styles.narrowActions}>{actions}</div>}
          <AccountFilters search={search} change={change} />
          <Summary chosen={search.tier?.split(',') ?? []} onChoose={(tier) => change({ tier })} />
          {empty ? (
            <Empty icon={<IconTarget size={22} />} title={words.noMatchTitle}>
              {words.noMatch}
            </Empty>
          ) : (
            <AccountTable rows={rows} tiers={tiers} picked={picked} onPick={setPicked} />
          )}
          {list.hasNextPage && (
            <LoadMore
              load={() => void list.fetchNextPage()}
              busy={list.isFetchingNextPage}
              count={rows.length}
            />
          )}
          <BulkBar picked={picked} tiers={tiers} onDone={() => setPicked(new Set())} />
        </>
      )}
      <Suspense fallback={null}>
        {add === 'account' && <AddAccount tiers={tiers} onClose={close} />}
        {add === 'list' && <ImportList of="accounts" onClose={close} />}
      </Suspense>
    </Screen>
  )
}
