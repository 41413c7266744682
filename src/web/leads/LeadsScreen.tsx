import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { countQuery, leadsQuery } from '../data/leads.ts'
import { useMay } from '../data/session.ts'
import type { LeadsSearch } from '../search.ts'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { IconPlus } from '../ui/icons.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Opening } from '../ui/Opening.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Failed } from '../ui/States.tsx'
import { useShortcuts } from '../ui/keys.ts'
import { Arrivals } from './Arrivals.tsx'
import { Filters } from './Filters.tsx'
import { LeadTable } from './LeadTable.tsx'
import { filtersOf, listOf } from './list-query.ts'
import { NoLeads } from './NoLeads.tsx'
import { SearchBox } from './SearchBox.tsx'
import { useArrivals } from './use-arrivals.ts'
import { Views } from './Views.tsx'
import { ValueNote } from '../worth/ValueNote.tsx'
import { words } from './words.ts'

const NewLead = lazy(() => import('./NewLead.tsx').then((file) => ({ default: file.NewLead })))
const BulkBar = lazy(() => import('./BulkBar.tsx').then((file) => ({ default: file.BulkBar })))
const route = getRouteApi('/leads')

export function LeadsScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useNarrow()
  const filters = filtersOf(search)
  const list = useInfiniteQuery(leadsQuery(listOf(search)))
  const count = useQuery({ ...countQuery(filters), placeholderData: keepPreviousData })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  const { arrived, letIn } = useArrivals(listOf(search))
  const [turn, setTurn] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const change = useCallback(
    (changes: Partial<LeadsSearch>, replace = false) =>
      void navigate({ search: (before: LeadsSearch) => ({ ...before, ...changes }), replace }),
    [navigate],
  )
  const mayAdd = useMay('capture')
  useShortcuts(words.title, [{ keys: 'n', does: words.keys.add, run: () => change({ add: 'lead' }) }], mayAdd)

  return (
    <Screen
      fixed
      title={words.title}
      aside={count.data && <span role="status">{words.count(count.data.count, count.data.capped)}</span>}
      actions={
        <>
          <SearchBox value={search.q ?? ''} onChange={(q) => change({ q: q || undefined }, true)} />
          {!narrow && <Csv path="/leads" query={{ ...listOf(search) }} />}
          {mayAdd && (
            <Button look="primary" icon={<IconPlus size={15} />} onClick={() => change({ add: 'lead' })}>
              {narrow ? words.newShort : words.newLead}
            </Button>
          )}
        </>
      }
      bar={
        <>
          <Views search={search} />
          <Filters search={search} change={change} />
          {search.sort === 'value' && <ValueNote table worths={rows?.map(({ worth }) => worth) ?? []} />}
        </>
      }
    >
      {list.isError && !rows ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : rows?.length === 0 ? (
        <NoLeads filtered={Object.keys(filters).length > 0} change={change} />
      ) : (
        <>
          <Arrivals count={arrived} onShow={() => void letIn().then(() => setTurn((before) => before + 1))} />
          <LeadTable
            turn={turn}
            chosen={chosen}
            onChoose={setChosen}
            rows={rows}
            more={list.hasNextPage}
            stale={list.isPlaceholderData}
            loadMore={() => {
              if (!list.isFetchingNextPage) void list.fetchNextPage()
            }}
            search={search}
            change={change}
          />
          <Suspense fallback={null}>
            {chosen.size > 0 && <BulkBar chosen={chosen} onDone={() => setChosen(new Set())} />}
          </Suspense>
        </>
      )}
      <Suspense fallback={<Opening />}>
        {search.add === 'lead' && mayAdd && <NewLead onClose={() => change({ add: undefined })} />}
      </Suspense>
    </Screen>
  )
}
