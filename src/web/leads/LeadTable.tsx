import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { ListedLead } from '#journey/lifecycle/contract.ts'
import type { LeadsSearch } from '../search.ts'
import { useMay } from '../data/session.ts'
import { useShortcuts } from '../ui/keys.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Columns } from './Columns.tsx'
import { LeadRow, RowShade } from './LeadRow.tsx'
import styles from './LeadTable.module.css'
import { viewQueryOf } from './list-query.ts'
import { words as bulk } from './bulk-words.ts'
import { Why } from '../worth/Why.tsx'
import { worthWords } from '../worth/words.ts'
import { nameOf } from '../ui/format.ts'
import { words } from './words.ts'

interface LeadTableProps {
  /** counts up when the list begins anew from its top */
  turn: number
  /** ids of leads to do something with at once */
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  /** undefined while the first page is on its way */
  rows: ListedLead[] | undefined
  more: boolean
  /** rows of the list before this one, shown until the new ones come */
  stale: boolean
  loadMore: () => void
  search: LeadsSearch
  change: (changes: Partial<LeadsSearch>) => void
}

const AHEAD = 60
const SHADES = 25
/** where each list was left, so that Back from a lead returns to its row */
const leftAt = new Map<string, { offset: number; at: number }>()

export function LeadTable({
  turn,
  chosen,
  onChoose,
  rows,
  more,
  stale,
  loadMore,
  search,
  change,
}: LeadTableProps) {
  const narrow = useNarrow()
  const key = viewQueryOf(search)
  const before = leftAt.get(key)
  const [at, setAt] = useState(before?.at ?? -1)
  const scroller = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const loaded = rows?.length ?? 0
  const count = rows ? loaded + (more ? SHADES : 0) : SHADES
  const size = narrow ? 68 : 44
  const table = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 12,
    initialOffset: before?.offset ?? 0,
    getItemKey: (index) => rows?.[index]?.id ?? index,
  })
  const shown = table.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

  useEffect(() => table.measure(), [size, table])
  useEffect(() => {
    if (more && last > loaded - AHEAD) loadMore()
  })
  const begun = `${turn} ${key}`
  const first = useRef(begun)
  useEffect(() => {
    if (first.current === begun) return
    first.current = begun
    scroller.current?.scrollTo({ top: 0 })
    setAt(-1)
  }, [begun])

  const move = (step: number) => {
    const next = Math.min(loaded - 1, Math.max(0, at + step))
    setAt(next)
    table.scrollToIndex(next, { align: 'auto' })
  }
  const open = (lead: ListedLead | undefined) => {
    if (lead) void navigate({ to: '/leads/$id', params: { id: lead.id } })
  }
  const [asked, setAsked] = useState<ListedLead | null>(null)
  const mayChoose = useMay('manage')
  const choose = (id: string) => {
    if (!mayChoose) return
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  useShortcuts(words.title, [
    { keys: 'x', does: bulk.chooseKey, run: () => rows?.[at] && choose(rows[at].id) },
    { keys: 'j', does: words.keys.next, run: () => move(1) },
    { keys: 'k', does: words.keys.previous, run: () => move(-1) },
    { keys: 'w', does: worthWords.whyKey, run: () => setAsked(rows?.[Math.max(0, at)] ?? null) },
    { keys: 'Enter', does: words.keys.open, run: () => open(rows?.[at]) },
  ])
  useEffect(
    () => () => void leftAt.set(key, { offset: scroller.current?.scrollTop ?? table.scrollOffset ?? 0, at }),
    [key, at, table],
  )

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label={words.title}
      aria-rowcount={more ? -1 : loaded + 1}
      aria-busy={!rows || stale}
      data-plain={!mayChoose || undefined}
      tabIndex={0}
    >
      {!narrow && <Columns search={search} change={change} />}
      <div
        role="rowgroup"
        className={styles.body}
        data-stale={stale || undefined}
        style={{ height: table.getTotalSize() }}
      >
        {shown.map((item) => {
          const lead = rows?.[item.index]
          const place = { height: size, transform: `translateY(${item.start}px)` }
          return lead ? (
            <LeadRow
              key={item.key}
              lead={lead}
              index={item.index}
              here={item.index === at}
              chosen={chosen.has(lead.id)}
              onChoose={choose}
              narrow={narrow}
              place={place}
              byValue={search.sort === 'value'}
              onWhy={() => setAsked(lead)}
              onOpen={() => {
                setAt(item.index)
                open(lead)
              }}
            />
          ) : (
            <RowShade key={item.key} place={place} narrow={narrow} />
          )
        })}
      </div>
      <Why lead={asked && { id: asked.id, name: nameOf(asked) }} onClose={() => setAsked(null)} />
    </div>
  )
}
