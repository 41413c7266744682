import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { usePending } from '../data/later.ts'
import { useMay } from '../data/session.ts'
import { useMe } from '../data/me.ts'
import { IconButton } from '../ui/Button.tsx'
import { IconArrowMerge, IconDots } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Panes, PanesLoading } from '../ui/Panes.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty, Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { BulkMerge } from './BulkMerge.tsx'
import { countsQuery, nameOfPair, pairsQuery, type Sort, type State } from './data.ts'
import styles from './Duplicates.module.css'
import { PairList } from './PairList.tsx'
import { PairShown } from './PairShown.tsx'
import { RunDialog } from './RunDialog.tsx'
import { RunLine } from './RunLine.tsx'
import { ThresholdsDialog } from './ThresholdsDialog.tsx'
import { thresholdWords } from './thresholds-words.ts'
import { words } from './words.ts'

const route = getRouteApi('/duplicates')
const STATES: State[] = ['open', 'later', 'decided']
const SORTS: Sort[] = ['certain', 'company', 'owner']

/** Leads that may be one person, two by two: decided by key, the next pair comes at once. */
export function DuplicatesScreen() {
  const search = route.useSearch()
  const { state = 'open', sort = 'certain', pair } = search
  const navigate = route.useNavigate()
  const { me } = useMe()
  const owner = search.mine && me ? me.id : undefined
  const pairs = useInfiniteQuery(pairsQuery({ state, sort, owner }))
  const counts = useQuery(countsQuery).data
  const pending = usePending()
  const mayDraft = useMay('draft')
  const [opened, setOpened] = useState<'bulk' | 'run' | 'thresholds' | null>(null)
  const { fetchNextPage } = pairs
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const items = (pairs.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (one) => !pending.has(nameOfPair(one)),
  )
  const focused = items.find((one) => nameOfPair(one) === pair) ?? items[0]
  const change = (changes: Partial<typeof search>) =>
    void navigate({ search: (before: typeof search) => ({ ...before, ...changes }), replace: true })
  const label = (one: State) =>
    one === 'decided' || !counts?.[one] ? words.states[one] : `${words.states[one]} ${counts[one]}`

  return (
    <Screen
      fixed
      title={words.title}
      actions={
        <>
          <Segments
            label={words.tabs}
            value={state}
            options={STATES.map((value) => ({ value, label: label(value) }))}
            onChange={(next) => change({ state: next === 'open' ? undefined : next, pair: undefined })}
          />
          <Menu
            target={
              <IconButton label={words.more} tip={false}>
                <IconDots size={16} />
              </IconButton>
            }
            entries={[
              ...SORTS.map((one) => ({
                label: words.sorts[one],
                chosen: one === sort,
                run: () => change({ sort: one === 'certain' ? undefined : one, pair: undefined }),
              })),
              ...(me
                ? [
                    {
                      label: words.mine,
                      chosen: search.mine === true,
                      run: () => change({ mine: search.mine ? undefined : true, pair: undefined }),
                    },
                  ]
                : []),
              ...(mayDraft
                ? [
                    { label: words.bulk.action, run: () => setOpened('bulk') },
                    { label: words.run.action, run: () => setOpened('run') },
                    { label: thresholdWords.action, run: () => setOpened('thresholds') },
                  ]
                : []),
            ]}
          />
        </>
      }
      bar={<RunLine onOpen={() => setOpened('run')} />}
    >
      {pairs.isError && items.length === 0 ? (
        <Failed what={words.failed} error={pairs.error} retry={() => void pairs.refetch()} />
      ) : pairs.isPending ? (
        <PanesLoading />
      ) : !focused ? (
        <div className={styles.nothing}>
          <Empty icon={<IconArrowMerge size={22} />} title={words.emptyTitle[state]}>
            {words.empty[state]}
          </Empty>
        </div>
      ) : (
        <Panes
          label={words.list}
          list={
            <>
              <PairList items={items} focused={focused} onFocus={(next) => change({ pair: next })} />
              {pairs.hasNextPage && (
                <LoadMore load={load} busy={pairs.isFetchingNextPage} count={items.length} />
              )}
            </>
          }
        >
          <PairShown
            key={nameOfPair(focused)}
            one={focused}
            items={items}
            onFocus={(next) => change({ pair: next })}
          />
        </Panes>
      )}
      {opened === 'bulk' && <BulkMerge onClose={() => setOpened(null)} />}
      {opened === 'run' && <RunDialog onClose={() => setOpened(null)} />}
      {opened === 'thresholds' && <ThresholdsDialog onClose={() => setOpened(null)} />}
    </Screen>
  )
}
