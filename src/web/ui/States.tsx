import type { ReactNode } from 'react'
import { ProblemError } from '../data/request.ts'
import { Button } from './Button.tsx'
import { IconAlertTriangle, IconRefresh } from './icons.ts'
import styles from './States.module.css'
import { words } from './words.ts'

/** Nothing here yet: says why, and what to do about it. */
export function Empty({
  icon,
  title,
  children,
  actions,
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={styles.state}>
      {icon && <div className={styles.icon}>{icon}</div>}
      <h2>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

/** `said`: where it is not the server that refused. */
export function Failed({
  error,
  retry,
  what,
  said = error instanceof ProblemError ? error.message : words.unreachable,
}: {
  error?: unknown
  retry: () => void
  what: string
  said?: string
}) {
  return (
    <div className={styles.state} role="alert">
      <div className={styles.icon} data-tone="bad">
        <IconAlertTriangle size={22} stroke={1.6} />
      </div>
      <h2>{what}</h2>
      <div className={styles.words}>{said}</div>
      <div className={styles.actions}>
        <Button icon={<IconRefresh size={15} />} onClick={retry}>
          {words.again}
        </Button>
      </div>
    </div>
  )
}

/** Grey bars where text will stand, so that nothing jumps when it comes. */
export function Bars({ rows, height = 14, gap = 12 }: { rows: number; height?: number; gap?: number }) {
  return (
    <div className={styles.bars} style={{ gap }} aria-hidden="true">
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} className={styles.bar} style={{ height, width: `${[82, 64, 91, 55, 73][i % 5]}%` }} />
      ))}
    </div>
  )
}
