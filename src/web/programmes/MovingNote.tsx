import { useEffect } from 'react'
import { Button } from '../ui/Button.tsx'
import { stepOf, type Programme } from './document.ts'
import type { Edit } from './drawn.ts'
import styles from './Programme.module.css'
import { words } from './words.ts'

/** While a step is being moved: what is asked, and the way out of it. */
export function MovingNote({ programme, edit }: { programme: Programme; edit: Edit }) {
  const { moving, move } = edit
  useEffect(() => {
    if (moving === null) return
    const stop = (event: KeyboardEvent) => event.key === 'Escape' && move(null)
    window.addEventListener('keydown', stop)
    return () => window.removeEventListener('keydown', stop)
  }, [moving, move])
  if (moving === null) return null
  return (
    <div className={styles.note} role="status">
      <span>{words.moving(stepOf(programme, moving)?.name ?? moving)}</span>
      <Button look="quiet" onClick={() => move(null)}>
        {words.stopMoving}
      </Button>
    </div>
  )
}
