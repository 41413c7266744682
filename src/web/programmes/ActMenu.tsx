import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { IconButton } from '../ui/Button.tsx'
import {
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
  IconUserPlus,
} from '../ui/icons.ts'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { EndDialog, TakeInDialog } from './ActDialogs.tsx'
import { useDiscard, useTurn } from './acts.ts'
import { words } from './words.ts'

const route = getRouteApi('/programmes/$id')

interface ActMenuProps {
  detail: ProgrammeDetail
  drafting: boolean
  /** the draft is gone */
  onLeft: () => void
}

/** What can be done with a programme as a whole, as it stands. */
export function ActMenu({ detail, drafting, onLeft }: ActMenuProps) {
  const [open, setOpen] = useState<'end' | 'take-in' | null>(null)
  const navigate = route.useNavigate()
  const turn = useTurn(detail.id)
  const discard = useDiscard(detail.id, words.discarded, () =>
    detail.version === null ? void navigate({ to: '/programmes' }) : onLeft(),
  )
  const { state } = detail
  const entries: MenuEntry[] = []
  if (state === 'published' || state === 'ended')
    entries.push({
      label: words.start,
      icon: <IconPlayerPlay size={15} />,
      run: () => turn.mutate({ act: 'start', done: words.started }),
    })
  if (state === 'paused')
    entries.push({
      label: words.resume,
      icon: <IconPlayerPlay size={15} />,
      run: () =>
        turn.mutate({ act: 'start', body: { version: detail.takes ?? undefined }, done: words.started }),
    })
  if (state === 'running')
    entries.push(
      {
        label: words.takeIn,
        icon: <IconUserPlus size={15} />,
        run: () => setOpen('take-in'),
      },
      {
        label: words.pause,
        icon: <IconPlayerPause size={15} />,
        run: () => turn.mutate({ act: 'pause', done: words.paused }),
      },
    )
  if (state === 'running' || state === 'paused')
    entries.push({
      label: words.end,
      icon: <IconPlayerStop size={15} />,
      danger: true,
      run: () => setOpen('end'),
    })
  if (drafting && detail.draft)
    entries.push({
      label: words.discard,
      icon: <IconTrash size={15} />,
      danger: true,
      run: () => discard.mutate(),
    })
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        entries={entries}
        target={
          <IconButton label={words.more} tip={false}>
            <IconDots size={16} />
          </IconButton>
        }
      />
      {open === 'end' && <EndDialog detail={detail} onClose={() => setOpen(null)} />}
      {open === 'take-in' && <TakeInDialog detail={detail} onClose={() => setOpen(null)} />}
    </>
  )
}
