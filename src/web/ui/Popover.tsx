import { Popover as MantinePopover } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import styles from './Popover.module.css'

interface PopoverProps {
  target: ReactElement
  open: boolean
  onChange: (open: boolean) => void
  children: ReactNode
  width?: number
  label: string
}

export function Popover({ target, open, onChange, children, width = 260, label }: PopoverProps) {
  return (
    <MantinePopover
      opened={open}
      onChange={onChange}
      position="bottom-start"
      width={width}
      trapFocus
      returnFocus
      shadow="none"
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.dropdown ?? '' }}
    >
      <MantinePopover.Target>{target}</MantinePopover.Target>
      <MantinePopover.Dropdown aria-label={label}>{children}</MantinePopover.Dropdown>
    </MantinePopover>
  )
}
