import { Choice } from '../ui/Field.tsx'
import type { Step } from './document.ts'
import { useDrawn } from './drawn.ts'
import { stepWords as words } from './step-words.ts'

interface MailFieldsProps {
  step: Extract<Step, { does: 'mail' }>
  onChange: (template: string) => void
}

/** Which template is sent. */
export function MailFields({ step, onChange }: MailFieldsProps) {
  const { choices } = useDrawn()
  const templates = choices?.templates ?? []
  const known = templates.some(({ id }) => id === step.template)
  return (
    <Choice
      label={words.template}
      hint={choices && templates.length === 0 ? words.noTemplates : undefined}
      value={step.template}
      options={[
        ...(known ? [] : [{ value: step.template, label: step.template || words.noTemplate }]),
        ...templates.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={onChange}
    />
  )
}
