import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useMe } from '../data/me.ts'
import { noticesQuery, useMarkRead } from '../data/notices.ts'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { IconBell } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { Dialog } from '../ui/Overlay.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { NoticeList } from './NoticeList.tsx'
import styles from './NoticesScreen.module.css'
import { PreferencesForm } from './PreferencesForm.tsx'
import { words } from './words.ts'

const route = getRouteApi('/notifications')

export function NoticesScreen() {
  const { me } = useMe()
  const narrow = useNarrow()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const unreadOnly = search.show === 'unread'
  const list = useInfiniteQuery({ ...noticesQuery(me?.id ?? '', unreadOnly), enabled: me !== null })
  const mark = useMarkRead()
  const notices = list.data?.pages.flatMap((page) => page.items)
  const { fetchNextPage } = list
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const choose = (open: boolean) =>
    void navigate({ search: { ...search, open: open ? 'preferences' : undefined }, replace: true })
  const file = notices && notices.length > 0 && (
    <Csv path="/notifications" query={{ unread: unreadOnly ? 'true' : undefined }} />
  )
  const someUnread = notices?.some((one) => one.readAt === null)
  return (
    <Screen
      title={words.title}
      actions={
        <>
          {someUnread && !narrow && (
            <Button onClick={() => mark.mutate({ until: notices![0]!.at })}>{words.markAll}</Button>
          )}
          {!narrow && file}
          <Button onClick={() => choose(true)}>{words.preferences}</Button>
        </>
      }
    >
      <div className={styles.page}>
        <div className={styles.bar}>
          <Segments
            label={words.show}
            value={unreadOnly ? 'unread' : 'all'}
            options={[
              { value: 'all', label: words.every },
              { value: 'unread', label: words.unread },
            ]}
            onChange={(show) => void navigate({ search: { show: show === 'all' ? undefined : 'unread' } })}
          />
          {narrow && file}
        </div>
        {!me ? (
          <Empty icon={<IconBell size={22} />} title={words.emptyTitle}>
            {words.nobody}
          </Empty>
        ) : list.isError && !notices ? (
          <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
        ) : !notices ? (
          <Bars rows={8} height={18} gap={18} />
        ) : notices.length === 0 ? (
          <Empty icon={<IconBell size={22} />} title={unreadOnly ? words.allRead : words.emptyTitle}>
            {words.empty}
          </Empty>
        ) : (
          <NoticeList
            notices={notices}
            onOpen={({ id, readAt }) => readAt === null && mark.mutate({ ids: [id] })}
          />
        )}
        {list.hasNextPage && (
          <LoadMore load={load} busy={list.isFetchingNextPage} count={notices?.length ?? 0} />
        )}
      </div>
      {me && (
        <Dialog
          open={search.open === 'preferences'}
          title={words.preferences}
          width={620}
          onClose={() => choose(false)}
        >
          <PreferencesForm person={me.id} onSaved={() => choose(false)} />
        </Dialog>
      )}
    </Screen>
  )
}
