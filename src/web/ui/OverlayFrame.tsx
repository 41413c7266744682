import { Drawer as MantineDrawer, Modal } from '@mantine/core'
import type { OverlayProps } from './Overlay.tsx'
import styles from './Overlay.module.css'
import { words } from './words.ts'

const look = {
  content: styles.content ?? '',
  header: styles.header ?? '',
  title: styles.title ?? '',
  body: styles.body ?? '',
  overlay: styles.overlay ?? '',
  close: styles.close ?? '',
}
const shared = {
  classNames: look,
  transitionProps: { duration: 120 },
  closeButtonProps: { 'aria-label': words.close, size: 28, iconSize: 16 },
  // its scroll lock writes a style element, which a strict CSP forbids; the page behind does not scroll anyway
  lockScroll: false,
}

export function DialogFrame({ open, width = 480, ...rest }: OverlayProps) {
  return <Modal {...shared} {...rest} opened={open} size={width} yOffset="12vh" />
}

export function DrawerFrame({ open, width = 460, ...rest }: OverlayProps) {
  return <MantineDrawer {...shared} {...rest} opened={open} size={width} position="right" />
}
