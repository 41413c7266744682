import type { ReactNode } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty } from '../ui/States.tsx'
import { useDiscard } from './acts.ts'
import { words } from './words.ts'

const route = getRouteApi('/programmes/$id')

/** A draft that a script wrote may be anything. */
export function BrokenDraft({ title, detail }: { title: ReactNode; detail: ProgrammeDetail }) {
  const navigate = route.useNavigate()
  const discard = useDiscard(
    detail.id,
    words.discarded,
    () => void (detail.version === null ? navigate({ to: '/programmes' }) : navigate({ search: {} })),
  )
  return (
    <Screen title={title}>
      <Empty
        title={words.draft}
        actions={
          <Button look="danger" busy={discard.isPending} onClick={() => discard.mutate()}>
            {words.discard}
          </Button>
        }
      >
        {words.broken}
      </Empty>
    </Screen>
  )
}
