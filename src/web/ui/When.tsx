import { duration, moment, overdueBy, relative } from './format.ts'
import { IconAlertTriangle } from './icons.ts'
import { useMinute, useSecond } from './now.ts'
import { Tip } from './Tip.tsx'
import styles from './When.module.css'
import { words } from './words.ts'

/** "3 h ago", the exact moment on hover. */
export function When({ at }: { at: string }) {
  const now = useMinute()
  return (
    <Tip label={moment(at)}>
      <time dateTime={at}>{relative(at, now)}</time>
    </Tip>
  )
}

/** "in 2 d", or a sign, red, and "overdue by 2 d". */
export function Due({ at }: { at: string }) {
  const now = useMinute()
  const late = Date.parse(at) < now
  return (
    <Tip label={moment(at)}>
      <time dateTime={at} className={styles.due} data-late={late || undefined}>
        {late && <IconAlertTriangle size={13} />}
        {late ? overdueBy(at, now) : relative(at, now)}
      </time>
    </Tip>
  )
}

/** A clock that runs by the second while little time is left. */
export function Countdown({ at }: { at: string }) {
  const now = useSecond()
  const left = Date.parse(at) - now
  const mood = left < 0 ? 'late' : left < 3_600_000 ? 'soon' : 'calm'
  return (
    <Tip label={moment(at)}>
      <time dateTime={at} className={styles.clock} data-mood={mood} role="timer" aria-live="off">
        {left < 0 && <IconAlertTriangle size={13} />}
        {left < 0 ? words.overdueBy(duration(left)) : words.left(duration(left))}
      </time>
    </Tip>
  )
}
