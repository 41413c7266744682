import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { day } from '../ui/format.ts'
import { IconCheck } from '../ui/icons.ts'
import { StageDisc } from '../ui/StageMark.tsx'
import styles from './StagePath.module.css'
import { words } from './words.ts'

/** The path of this pass: stages done with their dates, the current one, those to come. */
export function StagePath({ lead }: { lead: LeadDetail }) {
  const entered = new Map(
    lead.passages
      .filter((passage) => passage.pass === lead.pass)
      .map((passage) => [passage.stage.id, passage.enteredAt]),
  )
  const here = lead.path.findIndex((stage) => stage.id === lead.stage.id)
  const aside = here < 0
  const reached = aside ? lead.path.findLastIndex((stage) => entered.has(stage.id)) + 1 : here
  return (
    <ol className={styles.path} aria-label={words.path} tabIndex={0}>
      {lead.path.map((stage, i) => {
        const state = i < reached ? 'done' : i === here ? 'here' : 'open'
        const at = entered.get(stage.id)
        return (
          <li
            key={stage.id}
            className={styles.step}
            data-state={state}
            aria-current={state === 'here' ? 'step' : undefined}
            ref={state === 'here' ? intoView : undefined}
          >
            <span className={styles.sign}>
              {state === 'done' ? (
                <IconCheck size={12} stroke={2.6} />
              ) : (
                <StageDisc kind={state === 'here' ? stage.kind : 'open'} share={state === 'here' ? 0.5 : 0} />
              )}
            </span>
            <span className={styles.words}>
              <span className={styles.name}>{stage.name}</span>
              <span className={styles.at}>{at ? day(at) : ' '}</span>
            </span>
          </li>
        )
      })}
      {aside && (
        <li className={styles.step} data-state="here" data-aside aria-current="step" ref={intoView}>
          <span className={styles.sign}>
            <StageDisc kind={lead.stage.kind} share={0} />
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{lead.stage.name}</span>
            <span className={styles.at}>{words.since(lead.stageSince)}</span>
          </span>
        </li>
      )}
    </ol>
  )
}

/** On a phone the path is wider than the screen: it begins at the current stage, the one before still in sight. */
function intoView(step: HTMLLIElement | null): void {
  if (step?.parentElement)
    step.parentElement.scrollLeft = step.offsetLeft - step.parentElement.offsetLeft - 48
}
