import type { ReactNode } from 'react'
import styles from './Note.module.css'

/** A few words that stand where they matter. `bad` is announced at once. */
export function Note({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: 'plain' | 'warn' | 'bad' | 'good'
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles.note} data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      {icon}
      <div className={styles.words}>{children}</div>
    </div>
  )
}
