import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { useShortcuts } from '../ui/keys.ts'
import { useNarrow } from '../ui/narrow.ts'
import { choicesQuery, type Who } from './data.ts'
import type { Programme } from './document.ts'
import { DrawnContext, type Drawn, type Edit } from './drawn.ts'
import { Flow } from './Flow.tsx'
import { FlowList } from './FlowList.tsx'
import { layout } from './layout.ts'
import { Panel } from './Panel.tsx'
import { PeopleDrawer } from './PeopleDrawer.tsx'
import styles from './Programme.module.css'
import { words } from './words.ts'

const route = getRouteApi('/programmes/$id')

interface BoardProps {
  detail: ProgrammeDetail
  programme: Programme
  problems: ReadonlyMap<string, string[]>
  edit: Edit | null
  chosen: string | null
  choose: (step: string | null) => void
}

const NONE = new Map<string, never>()

/** The drawing or the list, with the panel beside it and the people behind its numbers. */
export function Board({ detail, programme, problems, edit, chosen, choose }: BoardProps) {
  const { as } = route.useSearch()
  const narrow = useNarrow()
  const choices = useQuery(choicesQuery).data
  const [who, showPeople] = useState<Who | null>(null)
  const counts = useMemo(
    () => (detail.version === null ? NONE : new Map(detail.steps.map((one) => [one.step, one]))),
    [detail],
  )
  const drawn = useMemo<Drawn>(() => {
    const heldOut = detail.counts.heldOut
    return { programme, choices, counts, heldOut, problems, chosen, choose, showPeople, edit }
  }, [programme, choices, counts, detail.counts.heldOut, problems, chosen, choose, edit])
  const order = useMemo(() => [...layout(programme).cards.keys()], [programme])
  const go = (by: number) => {
    const at = chosen === null ? -1 : order.indexOf(chosen)
    const next = order[Math.min(Math.max(at + by, 0), order.length - 1)]
    if (next === undefined) return
    choose(next)
    document.querySelector(`[data-step="${next}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  useShortcuts(words.keys.section, [
    { keys: 'j', does: words.keys.next, run: () => go(1) },
    { keys: 'k', does: words.keys.previous, run: () => go(-1) },
    { keys: 'Escape', does: words.keys.close, run: () => choose(null) },
  ])
  const asList = as === undefined ? narrow : as === 'list'
  return (
    <DrawnContext value={drawn}>
      <div className={styles.board}>
        {asList ? <FlowList /> : <Flow />}
        <Panel />
      </div>
      {who && (
        <PeopleDrawer id={detail.id} programme={programme} who={who} onClose={() => showPeople(null)} />
      )}
    </DrawnContext>
  )
}
