import { useState } from 'react'
import { useSession } from '../data/session.ts'
import { Copy } from '../ui/Copy.tsx'
import { IconLockOpen } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './OpenLine.module.css'
import { words } from './words.ts'

/** A calm line on a workspace that nobody claimed: that it is open, to whom, and how that ends. */
export function OpenLine({ folded = false }: { folded?: boolean }) {
  const [shown, setShown] = useState(false)
  if (useSession()?.mode !== 'open') return null
  return (
    <Popover
      open={shown}
      onChange={setShown}
      width={330}
      label={words.open}
      target={
        <button
          type="button"
          className={styles.line}
          aria-label={folded ? `${words.open}: ${words.openHint}` : undefined}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          <IconLockOpen size={16} stroke={1.7} />
          {!folded && (
            <span>
              <strong>{words.open}</strong>
              <span>{words.openHint}</span>
            </span>
          )}
        </button>
      }
    >
      <div className={styles.why}>
        <p>{words.openWhy}</p>
        <Copy label={words.open} text={words.adminLink} />
        <p className={styles.small}>{words.openDemo}</p>
      </div>
    </Popover>
  )
}
