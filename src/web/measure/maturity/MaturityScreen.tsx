import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import { Button } from '../../ui/Button.tsx'
import { Csv } from '../../ui/Csv.tsx'
import { IconChartLine } from '../../ui/icons.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Segments } from '../../ui/Toggle.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import money from '../money/Money.module.css'
import { Picture } from '../Picture.tsx'
import { drawn } from '../river/drawn.ts'
import { words as shared } from '../words.ts'
import { Ahead } from './Ahead.tsx'
import { BackTest } from './BackTest.tsx'
import { curvesOf, pickedOf } from './curves.ts'
import { CurvesChart } from './CurvesChart.tsx'
import { maturityAsk, maturityQuery, USUAL } from './data.ts'
import { Headline } from './Headline.tsx'
import styles from './Maturity.module.css'
import { Notes } from './Notes.tsx'
import { periodText } from './said.ts'
import { OF, type MaturitySearch } from './search.ts'
import { Triangle } from './Triangle.tsx'
import { words } from './words.ts'

const route = getRouteApi('/measure/maturity')
type Go = (changes: Partial<MaturitySearch>) => void

/** Short term apart from long: what came of cohorts of leads at each age, and what is still to come of them. */
export function MaturityScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(maturityQuery(search))
  const drawing = useRef<SVGSVGElement>(null)
  const go: Go = (changes) => void navigate({ search: { ...search, ...changes }, replace: true })
  return (
    <Screen
      title={shared.tabs.maturity}
      actions={
        <>
          <Picture name="maturity" draw={() => drawing.current && drawn(drawing.current)} />
          <Csv path="/measure/maturity" query={maturityAsk(search)} />
        </>
      }
      bar={
        <>
          <MeasureTabs />
          <Filters bases={false} usual={USUAL} search={search} change={go} />
        </>
      }
    >
      <div className={money.page} data-stale={query.isPlaceholderData || undefined}>
        <Controls search={search} go={go} />
        {query.data ? (
          <Found of={query.data} search={search} go={go} drawing={drawing} />
        ) : query.error ? (
          <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bars rows={12} />
        )}
      </div>
    </Screen>
  )
}

function Controls({ search, go }: { search: MaturitySearch; go: Go }) {
  return (
    <div className={styles.controls}>
      <Segments
        label={words.what}
        value={search.of ?? 'revenue'}
        options={OF.map((value) => ({ value, label: words.of[value] }))}
        onChange={(value) => go({ of: value === 'revenue' ? undefined : value })}
      />
      <Segments
        label={words.each}
        value={search.each ?? 'quarter'}
        options={(['quarter', 'month'] as const).map((value) => ({ value, label: words.eaches[value] }))}
        onChange={(value) => go({ each: value === 'month' ? value : undefined, pick: undefined })}
      />
      <Segments
        label={words.scale}
        value={search.scale ?? 'units'}
        options={(['units', 'share'] as const).map((value) => ({ value, label: words.scales[value] }))}
        onChange={(value) => go({ scale: value === 'share' ? value : undefined })}
      />
    </div>
  )
}

interface FoundProps {
  of: MaturityView
  search: MaturitySearch
  go: Go
  drawing: React.RefObject<SVGSVGElement | null>
}

function Found({ of, search, go, drawing }: FoundProps) {
  if (of.cohorts.length === 0)
    return (
      <>
        {Number(of.running.came.sum) > 0 && <Headline of={of} search={search} />}
        <Empty
          icon={<IconChartLine size={22} />}
          title={of.missing && (search.period ?? USUAL) !== USUAL ? missingSaid(of.missing) : words.empty}
          actions={<Ways search={search} go={go} />}
        >
          {words.emptyHint}
        </Empty>
      </>
    )
  const share = search.scale === 'share'
  const picked = pickedOf(curvesOf(of, share), search.pick)?.cohort
  const pick = (cohort: string) => go({ pick: cohort })
  return (
    <>
      <Headline of={of} search={search} />
      {of.missing && (
        <div className={styles.missing} role="note">
          <b>{missingSaid(of.missing)}</b>
          <p>{words.missingHint}</p>
          <Ways search={search} go={go} />
        </div>
      )}
      {picked !== undefined && (
        <Section title={words.curves}>
          <p className={money.said}>{words.curvesHint(periodText(picked))}</p>
          <div className={money.scroller} tabIndex={0} role="region" aria-label={words.curves}>
            <CurvesChart of={of} share={share} pick={picked} onPick={pick} drawing={drawing} />
          </div>
        </Section>
      )}
      {of.byPeriod.length > 0 && (
        <Section title={words.ahead}>
          <p className={money.said}>{words.aheadHint}</p>
          <Ahead of={of} search={search} />
        </Section>
      )}
      <Section title={words.triangle}>
        <p className={money.said}>{words.triangleHint}</p>
        <Triangle of={of} search={search} picked={picked} onPick={pick} />
      </Section>
      {of.missing === null && (
        <Section title={words.backTest}>
          <BackTest of={of} />
        </Section>
      )}
      <Notes of={of} />
    </>
  )
}

function missingSaid({ reason, cohorts, cohort, age }: NonNullable<MaturityView['missing']>): string {
  if (reason === 'cohorts') return words.missing.cohorts(cohorts)
  if (reason === 'negative') return words.missing.negative(periodText(cohort ?? ''), age ?? 0)
  return words.missing.nothing
}

/** What may help where there is too little. */
function Ways({ search, go }: { search: MaturitySearch; go: Go }) {
  return (
    <span className={styles.ways}>
      {search.each !== 'month' && <Button onClick={() => go({ each: 'month' })}>{words.months}</Button>}
      {(search.from !== undefined || search.to !== undefined || (search.period ?? 'all') !== 'all') && (
        <Button onClick={() => go({ period: 'all', from: undefined, to: undefined })}>{words.allTime}</Button>
      )}
    </span>
  )
}
