import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { IconPencil } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty } from '../ui/States.tsx'
import { ActMenu } from './ActMenu.tsx'
import { Bar } from './Bar.tsx'
import { Board } from './Board.tsx'
import { Figures } from './Figures.tsx'
import { words } from './words.ts'

const route = getRouteApi('/programmes/$id')
const Proof = lazy(() => import('./Proof.tsx').then((file) => ({ default: file.Proof })))
const NONE = new Map<string, string[]>()

/** A version as it runs: looked at, its numbers opened; changed as a draft only. */
export function Running({ title, detail }: { title: ReactNode; detail: ProgrammeDetail }) {
  const navigate = route.useNavigate()
  const mayDraft = useMay('draft')
  const { as } = route.useSearch()
  const [chosen, choose] = useState<string | null>(null)
  const edit = () => void navigate({ search: ({ as }) => ({ as, of: 'draft' as const }) })
  const { shown } = detail
  return (
    <Screen
      title={title}
      fixed
      actions={
        mayDraft && (
          <>
            <ActMenu detail={detail} drafting={false} onLeft={() => undefined} />
            <Button icon={<IconPencil size={15} />} onClick={edit}>
              {detail.draft ? words.goOn : words.edit}
            </Button>
          </>
        )
      }
      bar={<Bar detail={detail} drafting={false} onDraft={edit} />}
    >
      <Figures detail={detail} />
      {shown && as === 'proof' ? (
        <Suspense fallback={<Bars rows={8} />}>
          <Proof id={detail.id} />
        </Suspense>
      ) : shown ? (
        <Board
          key={shown.version}
          detail={detail}
          programme={shown.document}
          problems={NONE}
          edit={null}
          chosen={chosen}
          choose={choose}
        />
      ) : (
        <Empty title={words.states[detail.state]}>{words.stateHints[detail.state]}</Empty>
      )}
    </Screen>
  )
}
