import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { IconArrowBackUp, IconArrowForwardUp } from '../ui/icons.ts'
import { useShortcuts } from '../ui/keys.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { ActMenu } from './ActMenu.tsx'
import { Bar } from './Bar.tsx'
import { Board } from './Board.tsx'
import { checkQuery } from './data.ts'
import type { Programme } from './document.ts'
import { MovingNote } from './MovingNote.tsx'
import { problemsAt } from './problems.ts'
import styles from './Programme.module.css'
import { PublishDialog } from './PublishDialog.tsx'
import { RaceNote } from './RaceNote.tsx'
import { stepWords } from './step-words.ts'
import { useChanging } from './use-changing.ts'
import { useDrawing } from './use-drawing.ts'
import { useKeeping } from './use-keeping.ts'
import { words } from './words.ts'

const route = getRouteApi('/programmes/$id')
const FIELDS = { names: stepWords.fields, empty: stepWords.empty }

interface DraftingProps {
  title: ReactNode
  detail: ProgrammeDetail
  start: Programme
  revision: number
  /** false: what runs is taken as the draft, and is none before something is changed */
  saved: boolean
}

/** The draft under the hands: what is changed is saved by itself, and takes effect when it is published. */
export function Drafting({ title, detail, start, revision, saved }: DraftingProps) {
  const navigate = route.useNavigate()
  const drawing = useDrawing(start)
  const [begun] = useState({ revision: saved ? revision : 0, text: drawing.text })
  const keeping = useKeeping(detail.id, begun, drawing)
  const { programme } = drawing
  const check = useQuery(checkQuery(detail.id, useDeferredValue(programme)))
  const problems = useMemo(
    () => problemsAt(programme, check.data?.problems ?? [], FIELDS),
    [programme, check.data],
  )
  const [publishing, setPublishing] = useState(false)
  const narrow = useNarrow()
  const changing = useChanging(drawing)
  const { edit, chosen, choose } = changing
  const leave = useCallback(() => void navigate({ search: {}, replace: true }), [navigate])
  useShortcuts(words.keys.section, [
    { keys: 'mod+z', does: words.keys.undo, run: drawing.undo },
    { keys: 'mod+y', does: words.keys.redo, run: drawing.redo },
    {
      keys: 'x',
      does: words.keys.remove,
      run: () => chosen !== null && chosen !== '' && edit.remove(chosen),
    },
  ])
  const count = check.data?.problems.length ?? 0
  return (
    <Screen
      title={title}
      fixed
      aside={
        <span aria-live="polite">{keeping.state === 'race' ? words.unsaved : words[keeping.state]}</span>
      }
      actions={
        <>
          <IconButton label={words.undo} onClick={drawing.undo}>
            <IconArrowBackUp size={16} {...(drawing.canUndo ? {} : { className: styles.off })} />
          </IconButton>
          <IconButton label={words.redo} onClick={drawing.redo}>
            <IconArrowForwardUp size={16} {...(drawing.canRedo ? {} : { className: styles.off })} />
          </IconButton>
          <ActMenu detail={detail} drafting onLeft={leave} />
          <Button look="primary" onClick={() => setPublishing(true)}>
            {words.publish}
          </Button>
        </>
      }
      bar={
        <Bar detail={detail} drafting onDraft={() => undefined}>
          <span className={styles.found} data-some={count > 0 || undefined} aria-live="polite">
            {count > 0 ? words.problems(count) : check.data ? words.sound : ''}
          </span>
        </Bar>
      }
    >
      {keeping.state === 'race' && <RaceNote keeping={keeping} />}
      <MovingNote programme={programme} edit={edit} />
      <Board
        detail={detail}
        programme={programme}
        problems={problems}
        edit={edit}
        // a screen that is turned makes the panel a drawer, which would lie over the dialog
        chosen={publishing && narrow ? null : chosen}
        choose={choose}
      />
      {publishing && (
        <PublishDialog
          detail={detail}
          programme={programme}
          problems={problems}
          settle={keeping.settle}
          onClose={() => setPublishing(false)}
          onDone={() => {
            setPublishing(false)
            leave()
          }}
        />
      )}
    </Screen>
  )
}
