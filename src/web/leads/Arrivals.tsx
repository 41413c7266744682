import { IconArrowUp } from '../ui/icons.ts'
import styles from './Arrivals.module.css'
import { words } from './words.ts'

/** Over the list, without moving it: how many leads would come in above. */
export function Arrivals({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div className={styles.place} role="status">
      {count > 0 && (
        <button type="button" className={styles.pill} onClick={onShow}>
          <IconArrowUp size={14} />
          {words.arrived(count)}
        </button>
      )}
    </div>
  )
}
