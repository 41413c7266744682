import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { shortMoment } from '../ui/format.ts'
import { useMinute } from '../ui/now.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { Due, When } from '../ui/When.tsx'
import { words as callWords } from '../queue/words.ts'
import { useTell, type Meeting } from './data.ts'
import { MeetingDialogs, type Asking } from './MeetingDialogs.tsx'
import styles from './MeetingRow.module.css'
import { words } from './words.ts'

const TONES: Record<string, Tone> = {
  qualified: 'good',
  partly: 'warn',
  not: 'bad',
  missed: 'bad',
  cancelled: 'warn',
}

/** One meeting, and what may be said of it now. */
export function MeetingRow({ meeting, judges }: { meeting: Meeting; judges: boolean }) {
  const now = useMinute()
  const [asking, setAsking] = useState<Asking>(null)
  const held = useTell(words.keptHeld)
  const missed = useTell(words.keptMissed)
  const { lead, status, verdict } = meeting
  const name = lead.name ?? lead.company ?? words.title
  const begun = Date.parse(meeting.at) <= now
  const mayJudge = judges && begun && verdict === null && (status === 'booked' || status === 'held')
  return (
    <li className={styles.row}>
      <div className={styles.when}>
        <time dateTime={meeting.at}>{shortMoment(meeting.at)}</time>
        <span>
          {words.minutes(meeting.minutes)} · {callWords.meeting.places[meeting.place]}
        </span>
      </div>
      <div className={styles.who}>
        <Link to="/leads/$id" params={{ id: lead.id }}>
          {name}
        </Link>
        <span>
          {[lead.name && lead.company, words.with(meeting.rep.name), words.booked(meeting.booker.name)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {meeting.where && <span className={styles.where}>{meeting.where}</span>}
      </div>
      <div className={styles.state}>
        {(status !== 'booked' || begun) && (
          <Tag tone={TONES[verdict ?? status] ?? 'plain'}>
            {verdict ? words.verdict[verdict] : words.status[status]}
          </Tag>
        )}
        <span>
          {verdict ? (
            meeting.rating !== null && words.rated(meeting.rating)
          ) : status === 'held' && meeting.verdictDue ? (
            <>
              {words.waitsFor(meeting.rep.name)} · <Due at={meeting.verdictDue} />
            </>
          ) : status === 'booked' ? (
            begun ? (
              words.unsaid
            ) : (
              <When at={meeting.at} />
            )
          ) : (
            meeting.by && words.by[meeting.by]
          )}
          {meeting.moved > 0 && status === 'booked' && ` · ${words.moved(meeting.moved)}`}
        </span>
      </div>
      <div className={styles.acts}>
        {mayJudge && (
          <Button look="primary" onClick={() => setAsking('judge')}>
            {words.judge}
          </Button>
        )}
        {status === 'booked' && begun && !mayJudge && (
          <Button
            look="primary"
            busy={held.isPending}
            onClick={() => held.mutate({ meeting, act: 'held', body: {} })}
          >
            {words.held}
          </Button>
        )}
        {status === 'booked' && begun && (
          <Button
            busy={missed.isPending}
            onClick={() => missed.mutate({ meeting, act: 'missed', body: { side: 'lead' } })}
          >
            {words.missed}
          </Button>
        )}
        {(status === 'booked' || status === 'missed') && (
          <Button look="quiet" onClick={() => setAsking('move')}>
            {words.move}
          </Button>
        )}
        {status === 'booked' && !begun && (
          <>
            <Button look="quiet" onClick={() => setAsking('cancel')}>
              {words.cancel}
            </Button>
            <a
              className={styles.file}
              href={`/api/leads/${lead.id}/meetings/${meeting.id}/invitation.ics`}
              download
            >
              {words.file}
            </a>
          </>
        )}
      </div>
      <MeetingDialogs meeting={meeting} name={name} asking={asking} onClose={() => setAsking(null)} />
    </li>
  )
}
