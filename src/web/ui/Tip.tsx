import { Tooltip } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import styles from './Tip.module.css'

/** Says more on hover and on focus. The child must take a ref. */
export function Tip({ label, children }: { label: ReactNode; children: ReactElement }) {
  return (
    <Tooltip
      label={label}
      openDelay={350}
      events={{ hover: true, focus: true, touch: false }}
      classNames={{ tooltip: styles.tip ?? '' }}
      transitionProps={{ duration: 0 }}
      multiline
      withinPortal
    >
      {children}
    </Tooltip>
  )
}
