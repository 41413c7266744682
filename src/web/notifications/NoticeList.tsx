import { Link } from '@tanstack/react-router'
import type { NoticeView } from '#notices/contract.ts'
import { longDay, moment, nameOf, shortMoment, time } from '../ui/format.ts'
import styles from './NoticeList.module.css'
import { words } from './words.ts'

interface NoticeListProps {
  notices: NoticeView[]
  /** it was opened: it counts as read */
  onOpen: (notice: NoticeView) => void
}

/** Newest first, under the day on which they came. Arrow keys go from one to the next. */
export function NoticeList({ notices, onOpen }: NoticeListProps) {
  return (
    <div onKeyDown={step}>
      {byDay(notices).map(([day, items]) => (
        <section key={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul>
            {items.map((notice) => (
              <li key={notice.id}>
                <Notice notice={notice} onOpen={() => onOpen(notice)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** What a notice is about that is about no lead. */
const ABOUT: Record<string, string> = { mail_paused: words.mail, card_learned: words.score }

function Notice({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const { lead, readAt, at, due } = notice
  const name = lead ? nameOf({ ...lead, email: null }) : (ABOUT[notice.what] ?? words.gone)
  const inside = (
    <>
      <span className={styles.dot} data-unread={readAt === null || undefined} aria-hidden="true" />
      <span className={styles.body}>
        <span className={styles.what}>
          {sentenceOf(notice)}
          {readAt === null && <span className={styles.heard}> ({words.unreadOne})</span>}
        </span>
        <span className={styles.about}>
          {name}
          {lead?.name && lead.company ? `, ${lead.company}` : ''}
          {due && ` · ${words.due} ${shortMoment(due)}`}
        </span>
      </span>
      <time className={styles.at} dateTime={at} title={moment(at)}>
        {time(at)}
      </time>
    </>
  )
  if (notice.what === 'card_learned')
    return (
      <Link to="/agreement/score" search={{}} className={styles.notice} onClick={onOpen}>
        {inside}
      </Link>
    )
  return lead ? (
    <Link
      to="/leads/$id"
      params={{ id: lead.id }}
      className={styles.notice}
      data-unread={readAt === null || undefined}
      preload={false}
      onClick={onOpen}
    >
      {inside}
    </Link>
  ) : (
    <button type="button" className={styles.notice} onClick={onOpen}>
      {inside}
    </button>
  )
}

function sentenceOf({ what, duty, by }: NoticeView): string {
  const say = (Object.hasOwn(words.what, what) ? words.what[what] : words.what.other)!
  return say({ duty: duty ?? words.step, by: by?.name ?? words.somebody })
}

function byDay(notices: NoticeView[]): [string, NoticeView[]][] {
  const days = new Map<string, NoticeView[]>()
  for (const notice of notices) {
    const day = longDay(notice.at)
    days.set(day, [...(days.get(day) ?? []), notice])
  }
  return [...days]
}

function step(event: React.KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
  if (by === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('li > a, li > button')]
  const next = all[all.indexOf(document.activeElement as HTMLElement) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}
