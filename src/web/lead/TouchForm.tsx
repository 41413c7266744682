import { useState } from 'react'
import { useLeadAction } from '../data/lead-actions.ts'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { FormFrame } from './FormFrame.tsx'
import type { FormProps } from './LeadDialogs.tsx'
import { words } from './words.ts'

export function TouchForm({ lead, onClose }: FormProps) {
  const [kind, setKind] = useState('note')
  const [page, setPage] = useState('')
  const [note, setNote] = useState('')
  const act = useLeadAction()
  const body = {
    kind,
    ...(kind === 'page_viewed' && page.trim() ? { page: page.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
  return (
    <FormFrame
      busy={act.isPending}
      disabled={kind === 'note' && note.trim() === ''}
      submit={words.dialogs.save}
      onClose={onClose}
      onSubmit={() =>
        act.mutate({ id: lead.id, act: 'touches', body, done: words.done.touch }, { onSuccess: onClose })
      }
    >
      <Choice
        label={words.dialogs.kind}
        value={kind}
        onChange={setKind}
        options={Object.entries(words.dialogs.kinds).map(([value, label]) => ({ value, label }))}
      />
      {kind === 'page_viewed' && (
        <TextField label={words.dialogs.page} placeholder="/pricing" value={page} onChange={setPage} />
      )}
      <TextArea label={words.dialogs.note} value={note} onChange={setNote} autoFocus />
    </FormFrame>
  )
}
