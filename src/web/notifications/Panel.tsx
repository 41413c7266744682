import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { latestQuery, useMarkRead } from '../data/notices.ts'
import { Button } from '../ui/Button.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { NoticeList } from './NoticeList.tsx'
import styles from './Panel.module.css'
import { words } from './words.ts'

/** What the bell opens: the latest, and the way to all of them. */
export function Panel({ person, onClose }: { person: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(latestQuery(person))
  const mark = useMarkRead()
  const unread = data?.some((one) => one.readAt === null)
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2>{words.title}</h2>
        {unread && (
          <Button look="quiet" onClick={() => mark.mutate({ until: data![0]!.at })}>
            {words.markAll}
          </Button>
        )}
      </div>
      <div className={styles.list} tabIndex={-1}>
        {error && !data ? (
          <Failed what={words.failed} error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Bars rows={5} />
        ) : data.length === 0 ? (
          <div className={styles.empty}>
            <strong>{words.emptyTitle}</strong>
            <p>{words.empty}</p>
          </div>
        ) : (
          <NoticeList
            notices={data}
            onOpen={({ id, readAt }) => {
              if (readAt === null) mark.mutate({ ids: [id] })
              onClose()
            }}
          />
        )}
      </div>
      <Link to="/notifications" className={styles.all} onClick={onClose} preload={false}>
        {words.all}
      </Link>
    </div>
  )
}
