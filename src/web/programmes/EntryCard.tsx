import type { CSSProperties } from 'react'
import { IconAlertTriangle } from '../ui/icons.ts'
import { list, percent } from '../ui/format.ts'
import { useDrawn } from './drawn.ts'
import { entryWords } from './entry-words.ts'
import { ENTRY } from './layout.ts'
import styles from './StepCard.module.css'
import { StepIcon } from './StepIcon.tsx'
import { stepWords as words } from './step-words.ts'

/** Above the first step: who is taken in, and whom the draw leaves out. */
export function EntryCard({ place }: { place?: CSSProperties }) {
  const { programme, choices, chosen, choose, problems, heldOut, showPeople } = useDrawn()
  const { stages, when } = programme.entry
  const names = stages.map((id) => choices?.stages.find((one) => one.id === id)?.name ?? id)
  const wrong = problems.get(ENTRY)
  return (
    <div
      className={styles.card}
      style={place}
      data-does="entry"
      data-chosen={chosen === ENTRY || undefined}
      data-wrong={wrong ? true : undefined}
    >
      <button
        type="button"
        className={styles.main}
        aria-expanded={chosen === ENTRY}
        data-step=""
        onClick={() => choose(chosen === ENTRY ? null : ENTRY)}
      >
        <StepIcon does="entry" />
        <span className={styles.words}>
          <span className={styles.name}>{words.entry}</span>
          <span className={styles.line}>
            {names.length === 0 ? entryWords.nowhere : entryWords.line(list(names), when.length)}
          </span>
        </span>
      </button>
      {wrong ? (
        <p className={styles.wrong}>
          <IconAlertTriangle size={13} />
          <span>{wrong[0]}</span>
        </p>
      ) : (
        <div className={styles.counts}>
          {heldOut > 0 ? (
            <button type="button" className={styles.count} onClick={() => showPeople({ show: 'held_out' })}>
              {entryWords.holdOutLine(percent(programme.holdOut / 100))}
            </button>
          ) : (
            <span className={styles.less}>{entryWords.holdOutLine(percent(programme.holdOut / 100))}</span>
          )}
        </div>
      )}
    </div>
  )
}
