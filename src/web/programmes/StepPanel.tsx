import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { IconArrowsMove, IconTrash } from '../ui/icons.ts'
import { changed } from './changes.ts'
import { BranchFields } from './BranchFields.tsx'
import type { Step } from './document.ts'
import { useDrawn } from './drawn.ts'
import { HookFields } from './HookFields.tsx'
import { MailFields } from './MailFields.tsx'
import { NextField } from './NextField.tsx'
import styles from './Panel.module.css'
import { SpanField } from './SpanField.tsx'
import { stepWords as words } from './step-words.ts'

/** Everything about one step. What only runs is shown with its fields at rest. */
export function StepPanel({ step }: { step: Step }) {
  const { programme, choices, edit } = useDrawn()
  const set = (part: Partial<Step>, about: string) =>
    edit?.write(
      changed(programme, step.id, (one) => ({ ...one, ...part }) as Step),
      `${step.id}.${about}`,
    )
  return (
    <fieldset className={styles.fields} disabled={edit === null}>
      <TextField
        label={words.name}
        value={step.name}
        onChange={(name) => set({ name }, 'name')}
        maxLength={200}
      />
      {step.does === 'mail' && (
        <MailFields step={step} onChange={(template) => set({ template }, 'template')} />
      )}
      {step.does === 'wait' && (
        <SpanField label={words.waitFor} value={step.for} onChange={(span) => set({ for: span }, 'for')} />
      )}
      {step.does === 'task' && (
        <>
          <Choice
            label={words.team}
            value={step.of}
            options={(choices?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(of) => set({ of: of as typeof step.of }, 'of')}
          />
          <SpanField
            label={words.within}
            value={step.within}
            onChange={(within) => set({ within }, 'within')}
          />
        </>
      )}
      {step.does === 'webhook' && <HookFields step={step} onChange={(hook) => set({ hook }, 'hook')} />}
      {step.does === 'branch' ? (
        <BranchFields step={step} />
      ) : (
        <NextField step={step.id} label={words.next} way={null} to={step.next} />
      )}
      {edit && (
        <div className={styles.foot}>
          {step.does !== 'branch' && (
            <Button icon={<IconArrowsMove size={15} />} onClick={() => edit.move(step.id)}>
              {words.move}
            </Button>
          )}
          <Button look="danger" icon={<IconTrash size={15} />} onClick={() => edit.remove(step.id)}>
            {words.remove}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
