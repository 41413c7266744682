import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { usePending } from '../data/later.ts'
import { IconArrowBackUp } from '../ui/icons.ts'
import { Csv } from '../ui/Csv.tsx'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { Panes, PanesLoading } from '../ui/Panes.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { returnCountsQuery, returnsQuery, type State } from './data.ts'
import { ReturnList } from './ReturnList.tsx'
import styles from './Returns.module.css'
import { ReturnShown } from './ReturnShown.tsx'
import { words } from './words.ts'

const route = getRouteApi('/returns')
const STATES: State[] = ['open', 'appealed', 'decided']

/** What sales gave back: to answer in the order of its clock, appeals to decide, appeals decided. */
export function ReturnsScreen() {
  const { state = 'open', lead } = route.useSearch()
  const navigate = route.useNavigate()
  const returns = useInfiniteQuery(returnsQuery(state))
  const counts = useQuery(returnCountsQuery).data
  const pending = usePending()
  const narrow = useNarrow()
  const { fetchNextPage } = returns
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const items = (returns.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (one) => !pending.has(one.lead.id),
  )
  const focused = items.find((one) => one.lead.id === lead) ?? items[0]
  const focus = (id: string | undefined) =>
    void navigate({ search: { ...(state === 'open' ? {} : { state }), lead: id }, replace: true })
  const label = (one: State) =>
    one === 'decided' || !counts ? words.states[one] : `${words.states[one]} ${counts[one]}`

  return (
    <Screen
      fixed
      title={words.title}
      aside={
        counts !== undefined &&
        counts.late > 0 && (
          <span className={styles.late}>
            <Tag tone="bad">{words.late(counts.late)}</Tag>
          </span>
        )
      }
      actions={
        <>
          <Segments
            label={words.tabs}
            value={state}
            options={STATES.map((value) => ({ value, label: label(value) }))}
            onChange={(next) => void navigate({ search: next === 'open' ? {} : { state: next } })}
          />
          {!narrow && <Csv path="/returns" query={{ state }} />}
        </>
      }
    >
      {returns.isError && items.length === 0 ? (
        <Failed what={words.failed} error={returns.error} retry={() => void returns.refetch()} />
      ) : returns.isPending ? (
        <PanesLoading />
      ) : !focused ? (
        <Empty icon={<IconArrowBackUp size={22} />} title={words.emptyTitle[state]}>
          {words.empty[state]}
        </Empty>
      ) : (
        <Panes
          label={words.list}
          list={
            <>
              <ReturnList items={items} focused={focused} onFocus={focus} />
              {returns.hasNextPage && (
                <LoadMore load={load} busy={returns.isFetchingNextPage} count={items.length} />
              )}
            </>
          }
        >
          <ReturnShown key={focused.lead.id} one={focused} items={items} onFocus={focus} />
        </Panes>
      )}
    </Screen>
  )
}
