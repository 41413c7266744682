import type { CSSProperties } from 'react'
import type { ProgrammeChoices } from '#journey/nurture/contract.ts'
import { IconAlertTriangle } from '../ui/icons.ts'
import { exitsOf, stepOf, type Step } from './document.ts'
import { useDrawn } from './drawn.ts'
import { spanSaid } from './spans.ts'
import { StepIcon } from './StepIcon.tsx'
import { stepWords as words } from './step-words.ts'
import styles from './StepCard.module.css'

/** A step: what it does, who is there, what is wrong with it. Pressed, its panel opens. */
export function StepCard({ step, place }: { step: Step; place?: CSSProperties }) {
  const { choices, chosen, choose, problems, edit, programme } = useDrawn()
  const wrong = problems.get(step.id)
  const draggable = edit !== null && step.does !== 'branch'
  return (
    <div
      className={styles.card}
      style={place}
      data-does={step.does}
      data-chosen={chosen === step.id || undefined}
      data-wrong={wrong ? true : undefined}
      data-moving={edit?.moving === step.id || undefined}
      draggable={draggable || undefined}
      onDragStart={() => edit?.move(step.id)}
      onDragEnd={() => edit?.move(null)}
    >
      <button
        type="button"
        className={styles.main}
        aria-expanded={chosen === step.id}
        data-step={step.id}
        onClick={() => choose(chosen === step.id ? null : step.id)}
      >
        <StepIcon does={step.does} />
        <span className={styles.words}>
          <span className={styles.name}>{step.name || words.does[step.does]}</span>
          <span className={styles.line}>{lineOf(step, choices)}</span>
        </span>
        <span className="visually-hidden">{leads(step, (id) => stepOf(programme, id)?.name ?? id)}</span>
      </button>
      {wrong ? (
        <p className={styles.wrong}>
          <IconAlertTriangle size={13} />
          <span>{wrong[0]}</span>
        </p>
      ) : (
        <Counts step={step} />
      )}
    </div>
  )
}

/** In a line, what it does. */
export function lineOf(step: Step, choices: ProgrammeChoices | undefined): string {
  const named = (list: { id: string; name: string }[] | undefined, id: string) =>
    list?.find((one) => one.id === id)?.name ?? id
  switch (step.does) {
    case 'mail':
      return step.template === '' ? words.noTemplate : named(choices?.templates, step.template)
    case 'wait':
      return words.waits(spanSaid(step.for))
    case 'task':
      return words.taskLine(named(choices?.teams, step.of), spanSaid(step.within))
    case 'webhook':
      return step.hook === '' ? words.noHook : named(choices?.hooks, step.hook)
    case 'branch':
      return step.within === undefined ? words.branchNow : words.branchLine(spanSaid(step.within))
  }
}

/** For who cannot see the lines. */
function leads(step: Step, name: (id: string) => string): string {
  if (step.does === 'branch') return ''
  const [exit] = exitsOf(step)
  return exit?.to ? words.leadsTo(name(exit.to)) : words.ends
}

function Counts({ step }: { step: Step }) {
  const { counts, showPeople } = useDrawn()
  const found = counts.get(step.id)
  if (!found) return null
  const { here, took, mails } = found
  const through = words.took(took.all)
  const sent = mails && words.sent(mails.sent)
  return (
    <div className={styles.counts}>
      <button
        type="button"
        className={styles.count}
        data-some={here > 0 || undefined}
        aria-label={words.people(step.name, words.here(here))}
        onClick={() => showPeople({ show: 'here', step: step.id })}
      >
        {words.here(here)}
      </button>
      <button
        type="button"
        className={styles.count}
        aria-label={words.people(step.name, sent ? `${sent}, ${through}` : through)}
        onClick={() => showPeople({ show: 'took', step: step.id })}
      >
        {sent || through}
      </button>
      {mails && mails.due + mails.refused > 0 && (
        <span className={styles.less}>{words.mails(mails.due, mails.refused)}</span>
      )}
    </div>
  )
}
