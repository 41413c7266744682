import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Csv } from '../../ui/Csv.tsx'
import { relative } from '../../ui/format.ts'
import { IconChartDots } from '../../ui/icons.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Segments } from '../../ui/Toggle.tsx'
import { Notes } from '../../mornings/Notes.tsx'
import { words as mornings } from '../../mornings/words.ts'
import { Caveats } from '../Caveats.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import { words as shared } from '../words.ts'
import { Columns } from './Columns.tsx'
import styles from './Contribution.module.css'
import { contributionQuery, fileOf } from './data.ts'
import { EACH, type ContributionSearch } from './search.ts'
import { DealsDrawer } from './DealsDrawer.tsx'
import { ForecastPart } from './ForecastPart.tsx'
import { Parts } from './Parts.tsx'
import { contributionPicture } from './picture.ts'
import { Targets } from './Targets.tsx'
import { words } from './words.ts'

const route = getRouteApi('/measure/contribution')

/** What each function brought and took part in, against what was signed. */
export function ContributionScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(contributionQuery(search))
  const change = (changes: Partial<ContributionSearch>) =>
    void navigate({ search: { ...search, ...changes }, replace: true })
  const { data: view } = query
  const period = view?.periods[Number(search.back ?? 0)] ?? view?.periods[0]
  return (
    <Screen
      title={shared.tabs.contribution}
      aside={view && mornings.counted(relative(view.countedAt, Date.parse(view.asOf)))}
      actions={
        <>
          <Csv
            path="/reports/contribution"
            query={{
              ...fileOf(search),
              of: undefined,
              each: undefined,
              by: `${search.of ?? 'pipeline'}:${search.each ?? 'quarter'}`,
            }}
          />
          {view && period && (
            <Picture name="contribution" draw={() => contributionPicture(view, period, search)} />
          )}
        </>
      }
      bar={
        <>
          <MeasureTabs />
          <Filters search={search} change={change} bases={false} periods={false} />
          <div className={styles.controls}>
            <Segments
              label={words.of}
              value={search.of ?? 'pipeline'}
              options={(['pipeline', 'revenue'] as const).map((value) => ({
                value,
                label: words.ofs[value],
              }))}
              onChange={(of) => change({ of: of === 'revenue' ? of : undefined })}
            />
            <Segments
              label={words.each}
              value={search.each ?? 'quarter'}
              options={EACH.map((value) => ({ value, label: words.eachs[value] }))}
              onChange={(each) => change({ each: each === 'quarter' ? undefined : each, back: undefined })}
            />
          </div>
        </>
      }
    >
      <div className={styles.page}>
        {view === undefined || period === undefined ? (
          query.error ? (
            <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
          ) : (
            <Bars rows={10} />
          )
        ) : view.periods.every(({ deals }) => deals === 0) ? (
          <Empty icon={<IconChartDots size={22} />} title={words.emptyTitle}>
            {words.empty}
          </Empty>
        ) : (
          <>
            <Parts
              view={view}
              period={period}
              open={(who, credit) => change({ who, credit: credit === 'sourced' ? undefined : credit })}
            />
            <div className={styles.pair}>
              <Section title={words.overTime}>
                <Columns
                  view={view}
                  back={period.back}
                  choose={(back) => change({ back: back === 0 ? undefined : String(back) })}
                />
              </Section>
              <Section title={words.forecast}>
                <ForecastPart view={view} />
              </Section>
            </div>
            <Section
              title={words.signed}
              aside={<span className={styles.hint}>{words.signedHint(view.agreement)}</span>}
            >
              <Targets view={view} />
            </Section>
            <Notes of={view.notes} title={words.notes} />
          </>
        )}
        <Caveats figures={['contribution']} search={search} />
      </div>
      {view && period && (
        <DealsDrawer
          view={view}
          period={period}
          search={search}
          close={() => change({ who: undefined, credit: undefined })}
        />
      )}
    </Screen>
  )
}
