import { Link } from '@tanstack/react-router'
import { IconClock, IconMail, IconPhone } from '../ui/icons.ts'
import { useMinute } from '../ui/now.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './CallHead.module.css'
import { useAnswerCard, type Item } from './data.ts'
import { Since } from './QueueList.tsx'
import { reasonOf, timeThere } from './there.ts'
import { Button } from '../ui/Button.tsx'
import { words } from './words.ts'

/** The number, or why there is none to call; why this one is next; what time it is where they are. */
export function CallHead({ item }: { item: Item }) {
  const now = useMinute()
  const answer = useAnswerCard(item.lead.id)
  const { blocked, phone, attempts } = item
  const there = timeThere(item.there, now)
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        {blocked ? (
          <Tag tone="warn">{words.blocked[blocked.code]}</Tag>
        ) : (
          phone && (
            <a className={styles.phone} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
              <IconPhone size={16} /> {phone}
            </a>
          )
        )}
        {item.by === 'email' && item.lead.email && (
          <a className={styles.phone} href={`mailto:${item.lead.email}`}>
            <IconMail size={16} /> {item.lead.email}
          </a>
        )}
        {there && (
          <span className={styles.there} data-open={item.there?.open || undefined}>
            <IconClock size={14} /> {there}
          </span>
        )}
      </div>
      {blocked?.text && <p className={styles.why}>{blocked.text}</p>}
      {blocked?.code === 'no_consent' && (
        <div>
          <Button busy={answer.isPending} onClick={() => answer.mutate({ consentPhone: true })}>
            {words.consentGiven}
          </Button>
        </div>
      )}
      <p className={styles.why}>
        {reasonOf(item)} · <Since item={item} />
        {attempts.n > 0 && (
          <>
            {' · '}
            {words.attempts(attempts.n)}
            {attempts.last && `, ${words.last(words.said[attempts.last] ?? attempts.last)}`}
          </>
        )}
        {item.meeting && (
          <>
            {' · '}
            <Link to="/meetings">{words.next.ways.meeting}</Link>
          </>
        )}
      </p>
    </div>
  )
}
