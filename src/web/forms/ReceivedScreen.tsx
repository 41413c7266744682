import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { BECAME } from './search.ts'
import filters from '../leads/Filters.module.css'
import { Csv } from '../ui/Csv.tsx'
import { IconForms } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { formQuery, receivedQuery } from './data.ts'
import { FormState } from './FormState.tsx'
import styles from './Forms.module.css'
import { receivedWords as words } from './received-words.ts'
import { ReceivedTable } from './ReceivedTable.tsx'
import type { ReceivedSearch } from './search.ts'
import { Tabs } from './Tabs.tsx'
import { Trail } from './Trail.tsx'

const route = getRouteApi('/forms/$id/submissions')

/** Everything that came by a form, and what became of each. */
export function ReceivedScreen() {
  const { id } = route.useParams()
  const { became, open } = route.useSearch()
  const navigate = route.useNavigate()
  const form = useQuery(formQuery(id))
  const list = useInfiniteQuery(receivedQuery(id, became))
  const rows = list.data?.pages.flatMap((page) => page.items)
  const show = (search: ReceivedSearch) => void navigate({ search, replace: true })
  return (
    <Screen
      title={<Trail name={form.data?.name ?? id} />}
      aside={form.data && <FormState form={form.data} />}
      actions={
        rows && rows.length > 0 && <Csv path={`/forms/${id}/submissions`} query={became ? { became } : {}} />
      }
      bar={<Tabs id={id} />}
    >
      <div className={filters.filters} role="group" aria-label={words.filters}>
        {BECAME.map((one) => (
          <button
            key={one}
            type="button"
            className={filters.pill}
            data-set={became === one || undefined}
            aria-pressed={became === one}
            onClick={() => show(became === one ? {} : { became: one })}
          >
            {words.became[one]}
          </button>
        ))}
      </div>
      {list.isError && !rows ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={10} height={18} gap={20} />
        </div>
      ) : rows.length === 0 ? (
        <Empty
          icon={<IconForms size={22} stroke={1.6} />}
          title={became ? words.noMatchTitle : words.emptyTitle}
        >
          {became ? words.noMatch : words.empty}
        </Empty>
      ) : (
        <ReceivedTable
          rows={rows}
          fields={form.data?.document.fields ?? []}
          open={open}
          onToggle={(one) => show({ became, open: one === open ? undefined : one })}
        />
      )}
      {rows && list.hasNextPage && (
        <LoadMore load={() => void list.fetchNextPage()} busy={list.isFetchingNextPage} count={rows.length} />
      )}
    </Screen>
  )
}
