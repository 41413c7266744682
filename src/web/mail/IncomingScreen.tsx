import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import filters from '../leads/Filters.module.css'
import { SearchBox } from '../leads/SearchBox.tsx'
import { Csv } from '../ui/Csv.tsx'
import { IconMail, IconX } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tip } from '../ui/Tip.tsx'
import { askedOf, incomingQuery } from './data.ts'
import { IncomingMail } from './IncomingMail.tsx'
import { IncomingTable } from './IncomingTable.tsx'
import { KINDS, type IncomingSearch } from './search.ts'
import { Tabs } from './Tabs.tsx'
import styles from './Mail.module.css'
import { words } from './incoming-words.ts'

const route = getRouteApi('/mail/incoming')

/** Every mail that came in, and what was made of it. */
export function IncomingScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(incomingQuery(search))
  const rows = list.data?.pages.flatMap((page) => page.items)
  const show = (next: IncomingSearch) => void navigate({ search: next, replace: true })
  const filtered = Object.keys(askedOf(search)).length > 0
  return (
    <Screen
      title={words.title}
      actions={
        (filtered || (rows && rows.length > 0)) && (
          <>
            <SearchBox
              value={search.q ?? ''}
              label={words.search}
              group={words.title}
              onChange={(q) => show({ ...search, q: q || undefined })}
            />
            <Csv path="/mail/incoming" query={askedOf(search)} />
          </>
        )
      }
      bar={<Tabs />}
    >
      <Filters search={search} show={show} filtered={filtered} />
      {list.isError && !rows ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={10} height={18} gap={20} />
        </div>
      ) : rows.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : (
        <IncomingTable rows={rows} open={(mail) => void navigate({ search: { ...search, mail } })} />
      )}
      {rows && list.hasNextPage && (
        <LoadMore load={() => void list.fetchNextPage()} busy={list.isFetchingNextPage} count={rows.length} />
      )}
      {search.mail !== undefined && (
        <IncomingMail
          key={search.mail}
          id={search.mail}
          onClose={() => void navigate({ search: askedOf(search) })}
        />
      )}
    </Screen>
  )
}

interface FiltersProps {
  search: IncomingSearch
  show: (next: IncomingSearch) => void
  filtered: boolean
}

function Filters({ search, show, filtered }: FiltersProps) {
  return (
    <div className={filters.filters} role="group" aria-label={words.filters}>
      {KINDS.map((kind) => (
        <Tip key={kind} label={words.means[kind]}>
          <button
            type="button"
            className={filters.pill}
            data-set={search.kind === kind || undefined}
            aria-pressed={search.kind === kind}
            onClick={() => show({ ...search, kind: search.kind === kind ? undefined : kind })}
          >
            {words.kinds[kind]}
          </button>
        </Tip>
      ))}
      <Tip label={words.stuckMeans}>
        <button
          type="button"
          className={filters.pill}
          data-set={search.state === 'stuck' || undefined}
          aria-pressed={search.state === 'stuck'}
          onClick={() => show({ ...search, state: search.state === 'stuck' ? undefined : 'stuck' })}
        >
          {words.stuck}
        </button>
      </Tip>
      {search.lead !== undefined && (
        <span className={filters.pill} data-set>
          {words.oneLead}
        </span>
      )}
      {filtered && (
        <button type="button" className={filters.clear} onClick={() => show({})}>
          <IconX size={13} />
          {words.clear}
        </button>
      )}
    </div>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const icon = <IconMail size={22} stroke={1.6} />
  if (filtered)
    return (
      <Empty icon={icon} title={words.noMatchTitle}>
        {words.noMatch}
      </Empty>
    )
  return (
    <Empty icon={icon} title={words.emptyTitle}>
      {words.empty}{' '}
      <Link to="/mail" className={styles.link}>
        {words.toSettings}
      </Link>
    </Empty>
  )
}
