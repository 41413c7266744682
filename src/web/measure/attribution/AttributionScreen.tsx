import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Csv } from '../../ui/Csv.tsx'
import { relative } from '../../ui/format.ts'
import { IconChartDots } from '../../ui/icons.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Notes } from '../../mornings/Notes.tsx'
import { words as mornings } from '../../mornings/words.ts'
import { Caveats } from '../Caveats.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import { words as shared } from '../words.ts'
import styles from './Attribution.module.css'
import { Compare } from './Compare.tsx'
import { Controls } from './Controls.tsx'
import { attributionQuery, fileOf } from './data.ts'
import { type AttributionSearch } from './search.ts'
import { DealsDrawer } from './DealsDrawer.tsx'
import { EveryModel } from './EveryModel.tsx'
import { Head } from './Head.tsx'
import { LearnedPart } from './LearnedPart.tsx'
import { ModelsDrawer } from './ModelsDrawer.tsx'
import { attributionPicture } from './picture.ts'
import { words } from './words.ts'

const route = getRouteApi('/measure/attribution')

/** What the touches before won deals are credited with, under every model. */
export function AttributionScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(attributionQuery(search))
  const [models, setModels] = useState(false)
  const change = (changes: Partial<AttributionSearch>) =>
    void navigate({ search: { ...search, ...changes }, replace: true })
  const open = (row: { of: string | null; untouched: string | null }) =>
    change(
      row.untouched === null
        ? { value: row.of ?? '-', untouched: undefined }
        : { untouched: row.untouched, value: undefined },
    )
  const { data: view } = query
  return (
    <Screen
      title={shared.tabs.attribution}
      aside={view && mornings.counted(relative(view.countedAt, Date.parse(view.asOf)))}
      actions={
        <>
          <Button onClick={() => setModels(true)}>{words.modelsTitle}</Button>
          <Csv path="/attribution" query={fileOf(search)} />
          {view && <Picture name="attribution" draw={() => attributionPicture(view, search)} />}
        </>
      }
      bar={
        <>
          <MeasureTabs />
          <Filters search={search} change={change} bases={false} />
          <Controls search={search} change={change} models={view?.models ?? []} />
        </>
      }
    >
      <div className={styles.page}>
        {view === undefined ? (
          query.error ? (
            <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
          ) : (
            <Bars rows={10} />
          )
        ) : view.deals.all === 0 ? (
          <Empty icon={<IconChartDots size={22} />} title={words.emptyTitle}>
            {words.empty}
          </Empty>
        ) : (
          <>
            <Head view={view} />
            <Section title={words.credits}>
              <Compare view={view} versus={search.versus} open={open} />
            </Section>
            <Section title={words.all} aside={<span className={styles.hint}>{words.allHint}</span>}>
              <EveryModel view={view} open={open} />
            </Section>
            <LearnedPart view={view} />
            <Notes of={view.notes} title={words.notes} />
          </>
        )}
        <Caveats figures={['attribution']} search={search} />
      </div>
      {view && (
        <>
          <DealsDrawer
            view={view}
            search={search}
            close={() => change({ value: undefined, untouched: undefined })}
          />
          <ModelsDrawer models={view.models} search={search} open={models} close={() => setModels(false)} />
        </>
      )}
    </Screen>
  )
}
