import { Menu as MantineMenu } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import styles from './Menu.module.css'

export interface MenuEntry {
  label: string
  icon?: ReactNode
  danger?: boolean
  chosen?: boolean
  run: () => void
}

export function Menu({
  target,
  entries,
  title,
}: {
  target: ReactElement
  entries: MenuEntry[]
  title?: string
}) {
  return (
    <MantineMenu
      position="bottom-end"
      shadow="none"
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.dropdown ?? '', item: styles.item ?? '', label: styles.title ?? '' }}
    >
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        {title && <MantineMenu.Label>{title}</MantineMenu.Label>}
        {entries.map((entry) => (
          <MantineMenu.Item
            key={entry.label}
            leftSection={entry.icon}
            data-danger={entry.danger || undefined}
            data-chosen={entry.chosen || undefined}
            onClick={entry.run}
          >
            {entry.label}
          </MantineMenu.Item>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  )
}
