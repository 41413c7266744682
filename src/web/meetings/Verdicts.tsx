import { useInfiniteQuery } from '@tanstack/react-query'
import { meetingsQuery } from './data.ts'
import { MeetingRow } from './MeetingRow.tsx'
import styles from './Verdicts.module.css'
import { words } from './words.ts'

/** In a rep's inbox: meetings that are over and wait for a word of theirs. Nothing while there are none. */
export function Verdicts({ me }: { me: string }) {
  const { data } = useInfiniteQuery(meetingsQuery('waiting', { rep: me }))
  const meetings = data?.pages[0]?.items ?? []
  if (meetings.length === 0) return null
  return (
    <section className={styles.verdicts}>
      <h2>{words.inbox}</h2>
      <ul>
        {meetings.slice(0, 5).map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} judges />
        ))}
      </ul>
    </section>
  )
}
