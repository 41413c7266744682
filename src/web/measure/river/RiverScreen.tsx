import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { RiverView } from '#journey/measure/funnel/contract.ts'
import { money, number, relative } from '../../ui/format.ts'
import { IconChartFunnel } from '../../ui/icons.ts'
import { useNarrow } from '../../ui/narrow.ts'
import { Screen } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Segments } from '../../ui/Toggle.tsx'
import { riverQuery } from '../data.ts'
import { Caveats } from '../Caveats.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureNotes } from '../MeasureNotes.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import type { RiverSearch } from '../search.ts'
import { words as shared } from '../words.ts'
import { drawn } from './drawn.ts'
import styles from './River.module.css'
import { RiverDrawing } from './RiverDrawing.tsx'
import { RiverTable } from './RiverTable.tsx'
import { Time } from './Time.tsx'
import { words } from './words.ts'

const route = getRouteApi('/measure/river')

/** Every lead from its source to what became of it, at any moment. */
export function RiverScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(riverQuery(search))
  const svg = useRef<SVGSVGElement>(null)
  const change = (changes: Partial<RiverSearch>) =>
    void navigate({ search: { ...search, ...changes }, replace: true })
  const { data } = query
  return (
    <Screen
      title={shared.tabs.river}
      aside={data && words.counted(relative(data.countedAt, Date.now()))}
      actions={
        <>
          <Segments
            label={words.width}
            value={search.width ?? 'leads'}
            options={(['leads', 'money'] as const).map((value) => ({ value, label: words.widths[value] }))}
            onChange={(value) => change({ width: value === 'money' ? value : undefined })}
          />
          <Picture name="river" draw={() => (svg.current ? drawn(svg.current) : null)} />
        </>
      }
      bar={
        <>
          <MeasureTabs />
          <Filters search={search} change={change} bases={false} />
        </>
      }
    >
      <div className={styles.page}>
        {query.error && !data ? (
          <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
        ) : !data ? (
          <Bars rows={9} height={26} />
        ) : data.flows.length === 0 ? (
          <Empty
            icon={<IconChartFunnel size={22} />}
            title={words.empty}
            actions={<Link to="/imports">{words.toImports}</Link>}
          >
            {words.emptyHint}
          </Empty>
        ) : (
          <Flowing view={data} search={search} svg={svg} />
        )}
        {data && <MeasureNotes of={data.notes} />}
        <Caveats figures={['river']} search={search} />
      </div>
    </Screen>
  )
}

interface FlowingProps {
  view: RiverView
  search: RiverSearch
  svg: React.RefObject<SVGSVGElement | null>
}

function Flowing({ view, search, svg }: FlowingProps) {
  const turned = useNarrow()
  const [moment, setMoment] = useState<number | null>(null)
  const at = moment ?? view.moments.length - 1
  const inMoney = search.width === 'money' && view.money !== null
  const base = view.money?.base ?? null
  const say = (value: number) => (inMoney ? money(String(Math.round(value)), base) : number(value))
  return (
    <>
      {search.width === 'money' && <MoneyNote of={view.money} />}
      <Time moments={view.moments} at={at} onChange={setMoment} />
      <RiverDrawing
        ref={svg}
        view={view}
        at={at}
        of={inMoney ? 'value' : 'n'}
        turned={turned}
        search={search}
        say={say}
      />
      <RiverTable view={view} at={at} />
    </>
  )
}

function MoneyNote({ of }: { of: RiverView['money'] }) {
  if (of === null) return <p className={styles.faint}>{words.noMoney}</p>
  return (
    <p className={styles.faint}>
      {words.money(money(of.won, of.base), number(of.wonN), of.mean === null ? '–' : money(of.mean, of.base))}{' '}
      {words.young}{' '}
      {of.without
        .map(({ amount, currency, n }) => words.without(money(amount, currency), number(n)))
        .join(' ')}
    </p>
  )
}
