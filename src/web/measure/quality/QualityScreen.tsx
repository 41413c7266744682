import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { QualityView } from '#journey/measure/quality/contract.ts'
import { get } from '../../data/request.ts'
import { Csv } from '../../ui/Csv.tsx'
import { IconChartDots } from '../../ui/icons.ts'
import { Screen } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Caveats } from '../Caveats.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import { askOf } from '../search.ts'
import { today } from '../today.ts'
import { words as shared } from '../words.ts'
import { Afterlife } from './Afterlife.tsx'
import { Models } from './Models.tsx'
import styles from './Quality.module.css'
import { modelsPicture, seenPicture } from './picture.ts'
import { Seen } from './Seen.tsx'
import { words } from './words.ts'

const route = getRouteApi('/measure/quality')

/** Quality as sales sees it, and who brings leads how well and how steadily. */
export function QualityScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const asked = askOf(search, today())
  const { data, error, refetch } = useQuery({
    queryKey: ['measure', 'quality', asked],
    queryFn: () => get<QualityView>('/measure/quality', asked),
    placeholderData: keepPreviousData,
  })
  return (
    <Screen
      title={shared.tabs.quality}
      actions={
        <>
          <Csv path="/measure/quality" query={asked} />
          {data && <Picture name="quality" draw={() => seenPicture(data, search)} />}
        </>
      }
      bar={
        <>
          <MeasureTabs />
          <Filters
            bases={false}
            search={search}
            change={(changes) => void navigate({ search: { ...search, ...changes }, replace: true })}
          />
        </>
      }
    >
      <div className={styles.page}>
        {data ? (
          data.models.length === 0 && data.reps.length === 0 ? (
            <Empty icon={<IconChartDots size={22} />} title={words.empty}>
              {shared.widen}
            </Empty>
          ) : (
            <>
              <Seen of={data} />
              <Models
                of={data}
                asked={asked}
                aside={<Picture name="ownership" draw={() => modelsPicture(data, search)} />}
              />
              <Afterlife asked={asked} />
            </>
          )
        ) : error ? (
          <Failed what={words.failed} error={error} retry={() => void refetch()} />
        ) : (
          <Bars rows={12} />
        )}
        <Caveats figures={['quality', 'ownership']} search={search} />
      </div>
    </Screen>
  )
}
