import { day } from '../ui/format.ts'
import { IconAlertTriangle } from '../ui/icons.ts'
import { useMinute } from '../ui/now.ts'
import styles from './DueDay.module.css'

/** A calendar day on which something is due; red with a sign once it is over. */
export function DueDay({ day: due }: { day: string }) {
  const today = new Date(useMinute()).toISOString().slice(0, 10)
  const late = due < today
  return (
    <time dateTime={due} className={styles.due} data-late={late || undefined}>
      {late && <IconAlertTriangle size={12} />}
      {day(`${due}T12:00:00`)}
    </time>
  )
}
