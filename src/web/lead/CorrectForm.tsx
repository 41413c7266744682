import { useState } from 'react'
import { useLeadAction } from '../data/lead-actions.ts'
import { ProblemError } from '../data/request.ts'
import { TextField } from '../ui/Field.tsx'
import { words } from './field-words.ts'
import { FormFrame } from './FormFrame.tsx'
import type { FormProps } from './LeadDialogs.tsx'

type Field = keyof typeof words.fields

/** A person says what is right; only what was changed is sent. */
export function CorrectForm({ lead, onClose }: FormProps) {
  const known: Record<Field, string> = {
    company: lead.company ?? '',
    firstName: lead.person.firstName ?? '',
    lastName: lead.person.lastName ?? '',
    title: lead.title ?? '',
    phone: lead.person.phone ?? '',
    country: lead.country ?? '',
  }
  const [given, setGiven] = useState(known)
  const act = useLeadAction()
  const fields = Object.fromEntries(
    Object.entries(given).filter(([field, value]) => value.trim() !== '' && value !== known[field as Field]),
  )
  const wrong = act.error instanceof ProblemError ? act.error.fields : {}
  return (
    <FormFrame
      busy={act.isPending}
      disabled={Object.keys(fields).length === 0}
      submit={words.save}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          { id: lead.id, act: 'details', body: { fields }, done: words.saved },
          { onSuccess: onClose },
        )
      }
    >
      <p>{words.correctHint}</p>
      {(Object.keys(words.fields) as Field[]).map((field) => (
        <TextField
          key={field}
          label={words.fields[field]}
          value={given[field]}
          error={wrong[`fields.${field}`]}
          onChange={(value) => setGiven((before) => ({ ...before, [field]: value }))}
        />
      ))}
    </FormFrame>
  )
}
