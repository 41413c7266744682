import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Choice } from '../../ui/Field.tsx'
import { number, relative } from '../../ui/format.ts'
import { IconChartFunnel } from '../../ui/icons.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Csv } from '../../ui/Csv.tsx'
import { funnelQuery } from '../data.ts'
import { Caveats } from '../Caveats.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureNotes } from '../MeasureNotes.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import { askOf, daysOf, SPLITS, type FunnelSearch } from '../search.ts'
import { today } from '../today.ts'
import { words as shared } from '../words.ts'
import styles from './Funnel.module.css'
import { funnelPicture } from './picture.ts'
import { SplitTable } from './SplitTable.tsx'
import { Steps } from './Steps.tsx'
import { words } from './words.ts'

const route = getRouteApi('/measure/funnel')

/** How far leads come, where they leave, and how long it takes. */
export function FunnelScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(funnelQuery(search))
  const change = (changes: Partial<FunnelSearch>) =>
    void navigate({ search: { ...search, ...changes }, replace: true })
  const { data } = query
  return (
    <Screen
      title={shared.tabs.funnel}
      aside={data && words.counted(relative(data.countedAt, Date.now()))}
      actions={
        data && (
          <>
            <Csv path="/measure/funnel" query={askOf(search, today())} />
            <Picture name="funnel" draw={() => funnelPicture(data, search)} />
          </>
        )
      }
      bar={
        <>
          <MeasureTabs />
          <Filters search={search} change={change} />
        </>
      }
    >
      <div className={styles.page}>
        {query.error && !data ? (
          <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
        ) : !data ? (
          <Bars rows={9} height={26} />
        ) : data.overall.entered === 0 && data.steps.every(({ entered }) => entered === 0) ? (
          <>
            <Empty
              icon={<IconChartFunnel size={22} />}
              title={words.empty}
              actions={<Link to="/imports">{words.toImports}</Link>}
            >
              {words.emptyHint}
            </Empty>
            <MeasureNotes of={data.notes} />
          </>
        ) : (
          <>
            <div className={styles.lead} aria-busy={query.isPlaceholderData}>
              <b>{words.overall(number(data.overall.entered))}</b>
              <ShareBar of={data.overall.won} beside="interval" />
              <span>{words.became(data.steps.at(-1)!.name)}</span>
            </div>
            <Section title={words.steps} aside={<Against search={search} change={change} />}>
              <Steps view={data} search={search} onOpen={(open) => change({ open })} />
            </Section>
            <Section title={words.split} aside={<SplitChoice search={search} change={change} />}>
              <SplitTable view={data} search={search} />
            </Section>
            <MeasureNotes of={data.notes} oneIn={data.notes.oneIn} />
          </>
        )}
        <Caveats figures={['funnel']} search={search} />
      </div>
    </Screen>
  )
}

interface ControlProps {
  search: FunnelSearch
  change: (changes: Partial<FunnelSearch>) => void
}

function Against({ search, change }: ControlProps) {
  const none = daysOf(search, today()).from === null
  return (
    <div className={styles.control} title={none ? words.needsPeriod : undefined}>
      <Choice
        label={words.against}
        value={search.against ?? 'none'}
        disabled={none}
        options={(['none', 'before', 'year'] as const).map((value) => ({
          value,
          label: words.againsts[value],
        }))}
        onChange={(value) => change({ against: value === 'none' ? undefined : (value as 'before' | 'year') })}
      />
    </div>
  )
}

function SplitChoice({ search, change }: ControlProps) {
  const names: Record<string, string> = { ...shared.dimensions, ...words.splits }
  return (
    <div className={styles.control}>
      <Choice
        label={words.splitBy}
        value={search.by ?? ''}
        options={[
          { value: '', label: words.noSplit },
          ...SPLITS.map((value) => ({ value, label: names[value]! })),
        ]}
        onChange={(value) => change({ by: SPLITS.find((one) => one === value) })}
      />
    </div>
  )
}
