import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { Opening } from './Opening.tsx'
import { whenQuiet } from './quiet.ts'

export interface OverlayProps {
  title: ReactNode
  open: boolean
  onClose: () => void
  children: ReactNode
  width?: number
}

const frames = () => import('./OverlayFrame.tsx')
const DialogFrame = lazy(() => frames().then((file) => ({ default: file.DialogFrame })))
const DrawerFrame = lazy(() => frames().then((file) => ({ default: file.DrawerFrame })))

// no first view has one open: it comes once the screen stands, before anybody can press a button
whenQuiet(() => void frames())

export function Dialog(props: OverlayProps) {
  return <OnceOpened {...props} frame={DialogFrame} />
}

/** A form at the side, the screen behind it still in sight. */
export function Drawer(props: OverlayProps) {
  return <OnceOpened {...props} frame={DrawerFrame} />
}

/** Nothing until it is opened; from then on it stays, so that it can fade out. */
function OnceOpened({ frame: Frame, ...props }: OverlayProps & { frame: ComponentType<OverlayProps> }) {
  const [opened, setOpened] = useState(props.open)
  if (props.open && !opened) setOpened(true)
  return opened ? (
    <Suspense fallback={props.open ? <Opening /> : null}>
      <Frame {...props} />
    </Suspense>
  ) : null
}
