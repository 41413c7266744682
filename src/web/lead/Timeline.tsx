import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { LeadDetail, TimelineItem } from '#journey/lifecycle/contract.ts'
import { timelineQuery } from '../data/leads.ts'
import type { TimelineShows } from '../search.ts'
import { useFresh } from '../live/use-fresh.ts'
import { longDay } from '../ui/format.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import styles from './Timeline.module.css'
import { TimelineEntry } from './TimelineEntry.tsx'
import { useRuleInWords } from './rule-in-words.ts'
import { words } from './words.ts'

interface TimelineProps {
  lead: LeadDetail
  search: { show?: TimelineShows | undefined; open?: number | undefined }
  change: (changes: { show?: TimelineShows | undefined; open?: number | undefined }) => void
}

export function Timeline({ lead, search, change }: TimelineProps) {
  const timeline = useInfiniteQuery(timelineQuery(lead.id))
  const loaded = timeline.data?.pages.flatMap((page) => page.items) ?? []
  const { fresh, latest } = useFresh(loaded)
  const shown = loaded.filter((item) => !search.show || item.fact === (search.show === 'facts'))
  const ruleInWords = useRuleInWords(lead)
  const { fetchNextPage } = timeline
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage])
  return (
    <section>
      <div className={styles.head}>
        <h2>{words.timeline.title}</h2>
        <Segments
          label={words.timeline.show}
          value={search.show ?? 'all'}
          options={[
            { value: 'all', label: words.timeline.all },
            { value: 'facts', label: words.timeline.facts },
            { value: 'rulings', label: words.timeline.rulings },
          ]}
          onChange={(show) => change({ show: show === 'all' ? undefined : show })}
        />
      </div>
      <p className={styles.heard} role="status">
        {latest}
      </p>
      {timeline.isError && (
        <Failed what={words.timeline.failed} error={timeline.error} retry={() => void timeline.refetch()} />
      )}
      {timeline.isPending && <Bars rows={10} />}
      {byDay(shown).map(([title, items]) => (
        <div key={title}>
          <h3 className={styles.day}>{title}</h3>
          <ol className={styles.entries}>
            {items.map((item) => (
              <TimelineEntry
                key={item.seq}
                item={item}
                open={item.seq === search.open}
                fresh={fresh.has(item.seq)}
                ruleInWords={ruleInWords}
                onToggle={() => change({ open: item.seq === search.open ? undefined : item.seq })}
              />
            ))}
          </ol>
        </div>
      ))}
      {timeline.isSuccess && shown.length === 0 && !timeline.hasNextPage && (
        <p className={styles.nothing}>{words.timeline.nothing}</p>
      )}
      {timeline.hasNextPage && (
        <LoadMore load={load} busy={timeline.isFetchingNextPage} count={loaded.length} />
      )}
    </section>
  )
}

function byDay(items: TimelineItem[]): [string, TimelineItem[]][] {
  const days = new Map<string, TimelineItem[]>()
  for (const item of items) {
    const title = longDay(item.at)
    days.set(title, [...(days.get(title) ?? []), item])
  }
  return [...days]
}
