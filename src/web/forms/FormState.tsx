import type { FormSummary } from '#journey/capture/forms/contract.ts'
import { Tag } from '../ui/Tag.tsx'
import { words } from './words.ts'

export function FormState({ form }: { form: Pick<FormSummary, 'version' | 'changed' | 'open'> }) {
  const { states } = words
  if (form.version === null) return <Tag>{states.never}</Tag>
  if (!form.open) return <Tag tone="warn">{states.closed}</Tag>
  return form.changed ? <Tag tone="accent">{states.changed}</Tag> : <Tag tone="good">{states.live}</Tag>
}
