import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import filters from '../leads/Filters.module.css'
import { IconMail, IconX } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tip } from '../ui/Tip.tsx'
import { logQuery } from './data.ts'
import { LogTable } from './LogTable.tsx'
import { STATES, type LogSearch } from './search.ts'
import { Tabs } from './Tabs.tsx'
import styles from './Mail.module.css'
import { words } from './words.ts'

const route = getRouteApi('/mail/log')
const NARROWED = ['template', 'programme', 'lead'] as const

/** Every mail that a programme called for, and what became of it. */
export function LogScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(logQuery(search))
  const rows = list.data?.pages.flatMap((page) => page.items)
  const show = (next: LogSearch) => void navigate({ search: next })
  const narrowed = NARROWED.filter((one) => search[one] !== undefined)
  const filtered = search.state !== undefined || narrowed.length > 0
  return (
    <Screen title={words.log.title} bar={<Tabs />}>
      <div className={filters.filters} role="group" aria-label={words.log.filters}>
        {STATES.map((state) => (
          <Tip key={state} label={words.log.means[state]}>
            <button
              type="button"
              className={filters.pill}
              data-set={search.state === state || undefined}
              aria-pressed={search.state === state}
              onClick={() => show({ ...search, state: search.state === state ? undefined : state })}
            >
              {words.log.states[state]}
            </button>
          </Tip>
        ))}
        {narrowed.map((one) => (
          <span key={one} className={filters.pill} data-set>
            {words.log.only[one]}
          </span>
        ))}
        {filtered && (
          <button type="button" className={filters.clear} onClick={() => show({})}>
            <IconX size={13} />
            {words.log.clear}
          </button>
        )}
      </div>
      {list.isError && !rows ? (
        <Failed what={words.log.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={10} height={18} gap={20} />
        </div>
      ) : rows.length === 0 ? (
        <Empty
          icon={<IconMail size={22} stroke={1.6} />}
          title={filtered ? words.log.noMatchTitle : words.log.emptyTitle}
        >
          {filtered ? words.log.noMatch : words.log.empty}
        </Empty>
      ) : (
        <LogTable rows={rows} />
      )}
      {rows && list.hasNextPage && (
        <LoadMore load={() => void list.fetchNextPage()} busy={list.isFetchingNextPage} count={rows.length} />
      )}
    </Screen>
  )
}
