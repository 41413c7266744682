import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useMay } from '../data/session.ts'
import { ListScreen } from '../lists/ListScreen.tsx'
import type { AccountsSearch } from '../search.ts'
import { IconButton } from '../ui/Button.tsx'
import { IconAdjustmentsHorizontal, IconTarget } from '../ui/icons.ts'
import { AccountFilters } from './AccountFilters.tsx'
import { AccountTable } from './AccountTable.tsx'
import { BulkBar } from './BulkBar.tsx'
import { accountsQuery, outreachSettingsQuery } from './data.ts'
import { Summary } from './Summary.tsx'
import { words } from './words.ts'

const AddAccount = lazy(() => import('./AddAccount.tsx').then((file) => ({ default: file.AddAccount })))
const TiersAndRoles = lazy(() =>
  import('./TiersAndRoles.tsx').then((file) => ({ default: file.TiersAndRoles })),
)
const ImportList = lazy(() =>
  import('../lists/ImportList.tsx').then((file) => ({ default: file.ImportList })),
)
const route = getRouteApi('/accounts')

export function AccountsScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(accountsQuery(search))
  const settings = useQuery(outreachSettingsQuery).data
  const tiers = settings?.tiers ?? []
  const manages = useMay('manage')
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const change = useCallback(
    (changes: Partial<AccountsSearch>, replace = false) =>
      void navigate({ search: (before: AccountsSearch) => ({ ...before, ...changes }), replace }),
    [navigate],
  )
  const { add, ...listed } = search
  const { sort: _, ...filters } = listed
  const close = () => change({ add: undefined })
  return (
    <ListScreen
      words={words}
      icon={<IconTarget size={22} />}
      aside={rows && <span role="status">{words.count(rows.length, list.hasNextPage)}</span>}
      list={list}
      rows={rows}
      search={search}
      filtered={Object.values(filters).some(Boolean)}
      onSearch={(q) => change({ q }, true)}
      onAdd={(what) => change({ add: what === 'list' ? 'list' : 'account' })}
      more={
        manages && (
          <IconButton label={words.settings} onClick={() => change({ add: 'settings' })}>
            <IconAdjustmentsHorizontal size={16} />
          </IconButton>
        )
      }
      csv={{ path: '/accounts', query: listed }}
      above={{
        filters: (
          <>
            <AccountFilters search={search} change={change} />
            <Summary chosen={search.tier?.split(',') ?? []} onChoose={(tier) => change({ tier })} />
          </>
        ),
      }}
      open={
        <>
          <BulkBar picked={picked} tiers={tiers} onDone={() => setPicked(new Set())} />
          <Suspense fallback={null}>
            {add === 'account' && <AddAccount tiers={tiers} onClose={close} />}
            {add === 'settings' && settings && manages && (
              <TiersAndRoles settings={settings} onClose={close} />
            )}
            {add === 'list' && <ImportList of="accounts" onClose={close} />}
          </Suspense>
        </>
      }
    >
      <AccountTable rows={rows ?? []} tiers={tiers} picked={picked} onPick={setPicked} />
    </ListScreen>
  )
}
