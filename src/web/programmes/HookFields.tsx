import { Choice } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import type { Step } from './document.ts'
import { useDrawn } from './drawn.ts'
import { stepWords as words } from './step-words.ts'

interface HookFieldsProps {
  step: Extract<Step, { does: 'webhook' }>
  onChange: (hook: string) => void
}

export function HookFields({ step, onChange }: HookFieldsProps) {
  const { choices } = useDrawn()
  const hooks = choices?.hooks ?? []
  if (hooks.length === 0 && step.hook === '') return <Note>{words.noHooks}</Note>
  const known = hooks.some(({ id }) => id === step.hook)
  return (
    <Choice
      label={words.hook}
      value={step.hook}
      options={[
        ...(known ? [] : [{ value: step.hook, label: step.hook || words.noHook }]),
        ...hooks.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={onChange}
    />
  )
}
