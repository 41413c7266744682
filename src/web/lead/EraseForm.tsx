import { useState } from 'react'
import { useLeadAction } from '../data/lead-actions.ts'
import { TextField } from '../ui/Field.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import { FormFrame } from './FormFrame.tsx'
import type { FormProps } from './LeadDialogs.tsx'
import { words } from './words.ts'

export function EraseForm({ lead, onClose }: FormProps) {
  const [because, setBecause] = useState(words.dialogs.asked)
  const [understood, setUnderstood] = useState(false)
  const act = useLeadAction()
  return (
    <FormFrame
      danger
      busy={act.isPending}
      disabled={!understood}
      submit={words.dialogs.erase}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          { id: lead.id, act: 'erase', body: { because }, done: words.done.erase },
          { onSuccess: onClose },
        )
      }
    >
      <p>{words.dialogs.eraseHint}</p>
      <TextField label={words.dialogs.because} value={because} onChange={setBecause} />
      <Toggle label={words.dialogs.confirm} on={understood} onChange={setUnderstood} />
    </FormFrame>
  )
}
