import { useLost } from '../data/reach.ts'
import { IconAlertTriangle } from '../ui/icons.ts'
import styles from './Lost.module.css'
import { words } from './words.ts'

/** Over every screen while the server does not answer: what is seen may be old. */
export function Lost() {
  const lost = useLost()
  return (
    <div role="status">
      {lost && (
        <p className={styles.lost}>
          <IconAlertTriangle size={15} stroke={1.8} aria-hidden />
          <span>{words.lost}</span>
        </p>
      )}
    </div>
  )
}
