import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { peopleQuery } from '../data/company.ts'
import { useMe } from '../data/me.ts'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { IconPhone } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { meetingsQuery, type State, type Whose } from './data.ts'
import { MeetingRow } from './MeetingRow.tsx'
import styles from './MeetingsScreen.module.css'
import { Numbers } from './Numbers.tsx'
import { words } from './words.ts'

const route = getRouteApi('/meetings')

export function MeetingsScreen() {
  const { me } = useMe()
  const { state = 'coming', of = 'all' } = route.useSearch()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const whose: Whose =
    of === 'all' || !me ? {} : me.function === 'leadgen' ? { booker: me.id } : { rep: me.id }
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(meetingsQuery(state, whose))
  const meetings = data?.pages.flatMap((page) => page.items)
  // the verdict is of whoever sat in it; of those who have left, of those who lead sales
  const gone = useQuery(peopleQuery).data?.filter(({ leftAt }) => leftAt !== null) ?? []
  const leads = me?.role === 'sales_manager' || me?.role === 'admin'
  const judges = (rep: string) => rep === me?.id || (leads && gone.some(({ id }) => id === rep))
  const go = (next: { state?: State; of?: 'mine' | 'all' }) =>
    void navigate({ to: '/meetings', search: { state, of, ...next }, replace: true })

  return (
    <Screen
      title={words.title}
      actions={
        <>
          {!narrow && meetings && meetings.length > 0 && <Csv path="/meetings" query={{ state, ...whose }} />}
          <Segments
            label={words.whose}
            value={of}
            options={(['mine', 'all'] as const).map((value) => ({ value, label: words[value] }))}
            onChange={(value) => go({ of: value })}
          />
        </>
      }
      bar={
        <div className={styles.bar}>
          <Segments
            label={words.title}
            value={state}
            options={(['coming', 'waiting', 'past'] as const).map((value) => ({
              value,
              label: words.states[value],
            }))}
            onChange={(value) => go({ state: value })}
          />
        </div>
      }
    >
      <div className={styles.page}>
        {error && !meetings ? (
          <Failed what={words.failed} error={error} retry={() => void refetch()} />
        ) : !meetings ? (
          <Bars rows={6} height={20} gap={20} />
        ) : meetings.length === 0 ? (
          <Empty
            icon={<IconPhone size={22} stroke={1.6} />}
            title={words.empty[state]}
            actions={
              <Button onClick={() => void navigate({ to: '/queue', search: {} })}>{words.toQueue}</Button>
            }
          >
            {words.emptyHint}
          </Empty>
        ) : (
          <ul className={styles.list}>
            {meetings.map((meeting) => (
              <MeetingRow key={meeting.id} meeting={meeting} judges={judges(meeting.rep.id)} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <div className={styles.more}>
            <Button onClick={() => void fetchNextPage()}>{words.more}</Button>
          </div>
        )}
        <Numbers />
      </div>
    </Screen>
  )
}
