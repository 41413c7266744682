import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { WatchRow } from '#journey/watch/contract.ts'
import { ValueNote } from '../worth/ValueNote.tsx'
import { Why } from '../worth/Why.tsx'
import { worthWords } from '../worth/words.ts'
import { IconEye } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { type List, watchCountQuery, watchQuery } from './data.ts'
import { WatchLine } from './WatchLine.tsx'
import styles from './Watch.module.css'
import { words } from './words.ts'

const route = getRouteApi('/watch')
const LISTS: List[] = ['due', 'waiting', 'learned']

/** Leads that are not for us now: who is to be looked at today, who waits for their day, what was learned. */
export function WatchScreen() {
  const { list = 'due', order = 'clock' } = route.useSearch()
  const navigate = route.useNavigate()
  const [asked, setAsked] = useState<WatchRow | null>(null)
  const { data: counts } = useQuery(watchCountQuery)
  const rows = useInfiniteQuery(watchQuery(list, order))
  const items = rows.data?.pages.flatMap((page) => page.items)
  return (
    <Screen
      title={words.title}
      bar={
        <div className={styles.bar}>
          <Segments
            label={words.title}
            value={list}
            options={LISTS.map((value) => ({ value, label: words.lists[value](counts?.[value]) }))}
            onChange={(value) =>
              void navigate({ search: (before) => ({ ...before, list: value }), replace: true })
            }
          />
          {list !== 'learned' && (
            <Segments
              label={worthWords.order}
              value={order}
              options={[
                { value: 'clock', label: worthWords.days },
                { value: 'value', label: worthWords.orders.value },
              ]}
              onChange={(to) =>
                void navigate({
                  search: { list, order: to === 'value' ? to : undefined },
                  replace: true,
                })
              }
            />
          )}
        </div>
      }
    >
      <div className={styles.page}>
        <p className={styles.intro}>
          {words.intro} {counts && words.unplanned(counts.unplanned)}
        </p>
        {order === 'value' && <ValueNote worths={items?.map(({ worth }) => worth) ?? []} />}
        {rows.error && !items ? (
          <Failed what={words.failed} error={rows.error} retry={() => void rows.refetch()} />
        ) : !items ? (
          <Bars rows={6} height={18} gap={18} />
        ) : items.length === 0 ? (
          <Empty icon={<IconEye size={22} />} title={words.emptyTitle[list]}>
            {words.empty[list]}
          </Empty>
        ) : (
          <ul className={styles.list}>
            {items.map((row) => (
              <WatchLine
                key={`${row.leadId} ${row.at ?? ''}`}
                row={row}
                list={list}
                onWhy={() => setAsked(row)}
              />
            ))}
          </ul>
        )}
        <Why
          lead={asked && { id: asked.leadId, name: asked.name ?? asked.company ?? words.noBody }}
          onClose={() => setAsked(null)}
        />
        {rows.hasNextPage && (
          <LoadMore
            load={() => void rows.fetchNextPage()}
            busy={rows.isFetchingNextPage}
            count={items?.length ?? 0}
          />
        )}
      </div>
    </Screen>
  )
}
