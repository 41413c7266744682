import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Tabs } from '../agreement/Tabs.tsx'
import { useMay } from '../data/session.ts'
import { IconChartDots } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { isOver, trainingQuery, trainingsQuery } from './data.ts'
import { Found } from './Found.tsx'
import { LearnBar } from './LearnBar.tsx'
import styles from './Score.module.css'
import { TrainingLines } from './TrainingLines.tsx'
import { words } from './words.ts'

const route = getRouteApi('/agreement/score')

/** What the outcomes say about the score: a card of points, whether it holds, and the way to have it signed. */
export function ScoreScreen() {
  const { card } = route.useSearch()
  const { data, error, refetch } = useQuery(trainingsQuery)
  const mayLearn = useMay('draft')
  const under = data?.items.find(({ status }) => !isOver(status)) ?? null
  const shown =
    card ?? data?.items.find(({ status }) => status === 'done' || status === 'refused')?.id ?? null
  return (
    <Screen title={words.title} bar={<Tabs />}>
      <div className={styles.page}>
        {data ? (
          <>
            {mayLearn && <LearnBar under={under} />}
            {shown ? (
              <Shown id={shown} />
            ) : (
              under === null && (
                <Empty icon={<IconChartDots size={22} stroke={1.6} />} title={words.empty}>
                  {words.emptyHint}
                </Empty>
              )
            )}
            <TrainingLines of={data.items} shown={shown} />
          </>
        ) : error ? (
          <Failed what={words.failed} error={error} retry={() => void refetch()} />
        ) : (
          <Bars rows={12} />
        )}
      </div>
    </Screen>
  )
}

function Shown({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(trainingQuery(id))
  if (data) return <Found of={data} />
  return error ? (
    <Failed what={words.failed} error={error} retry={() => void refetch()} />
  ) : (
    <Bars rows={10} />
  )
}
