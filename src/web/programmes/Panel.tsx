import { lazy, Suspense } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { IconAlertTriangle, IconX } from '../ui/icons.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Drawer } from '../ui/Overlay.tsx'
import { Bars } from '../ui/States.tsx'
import { stepOf } from './document.ts'
import { useDrawn } from './drawn.ts'
import { entryWords } from './entry-words.ts'
import { ENTRY } from './layout.ts'
import styles from './Panel.module.css'
import { StepIcon } from './StepIcon.tsx'
import { stepWords as words } from './step-words.ts'

const StepPanel = lazy(() => import('./StepPanel.tsx').then((file) => ({ default: file.StepPanel })))
const EntryPanel = lazy(() => import('./EntryPanel.tsx').then((file) => ({ default: file.EntryPanel })))

/** At the side, on a phone over all: what was chosen on the drawing, to be read or changed. */
export function Panel() {
  const { programme, chosen, choose, problems } = useDrawn()
  const narrow = useNarrow()
  const step = stepOf(programme, chosen)
  if (chosen === null || (chosen !== ENTRY && !step)) return null
  const title = step ? words.does[step.does] : entryWords.title
  const wrong = problems.get(chosen) ?? []
  const close = () => {
    choose(null)
    // to where one came from, for who goes by keys
    setTimeout(() => document.querySelector<HTMLElement>(`[data-step="${chosen}"]`)?.focus())
  }
  const body = (
    <div className={styles.body}>
      {wrong.length > 0 && (
        <ul className={styles.wrong} aria-live="polite">
          {wrong.map((text) => (
            <li key={text}>
              <IconAlertTriangle size={14} /> {text}
            </li>
          ))}
        </ul>
      )}
      <Suspense fallback={<Bars rows={6} />}>
        {step ? <StepPanel key={step.id} step={step} /> : <EntryPanel />}
      </Suspense>
    </div>
  )
  if (narrow)
    return (
      <Drawer open title={title} onClose={close}>
        {body}
      </Drawer>
    )
  return (
    <aside className={styles.panel} aria-label={title} tabIndex={0}>
      <div className={styles.head}>
        <StepIcon does={step?.does ?? 'entry'} />
        <h2>{title}</h2>
        <IconButton label={words.close} onClick={close}>
          <IconX size={16} />
        </IconButton>
      </div>
      {body}
    </aside>
  )
}
