import {
  IconArrowsSplit2,
  IconClock,
  IconMail,
  IconPhone,
  IconPlugConnected,
  IconUsers,
} from '../ui/icons.ts'
import type { Does } from './document.ts'
import styles from './StepCard.module.css'

const ICONS = {
  mail: IconMail,
  wait: IconClock,
  task: IconPhone,
  webhook: IconPlugConnected,
  branch: IconArrowsSplit2,
  entry: IconUsers,
}

export function StepIcon({ does }: { does: Does | 'entry' }) {
  const Icon = ICONS[does]
  return (
    <span className={styles.icon} data-does={does} aria-hidden="true">
      <Icon size={16} stroke={1.7} />
    </span>
  )
}
