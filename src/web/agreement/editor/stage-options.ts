import { useEditing } from './editing.ts'
import type { Option } from './inputs.tsx'
import { keysAt, textAt } from './values.ts'

export function useStageOptions(): Option[] {
  const { value } = useEditing()
  return keysAt(value, ['stages']).map((id) => ({
    value: id,
    label: textAt(value, ['stages', id, 'name']) || id,
  }))
}

/** Markets, offers or segments, as options. */
export function useGroupOptions(list: 'markets' | 'offers' | 'segments'): Option[] {
  const { value } = useEditing()
  return keysAt(value, [list]).map((id) => ({ value: id, label: textAt(value, [list, id, 'label']) || id }))
}
