import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SuppressionReason, SuppressionView } from '#journey/outreach/suppression.contract.ts'
import { post } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toast.ts'
import { words } from './words.ts'

export function AddSuppression({ value: given = '', onClose }: { value?: string; onClose: () => void }) {
  const [value, setValue] = useState(given)
  const [reason, setReason] = useState<SuppressionReason>('asked')
  const [note, setNote] = useState('')
  const [until, setUntil] = useState('')
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      post<SuppressionView>('/suppressions', {
        value: value.trim(),
        reason,
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(until ? { until } : {}),
      }),
    onSuccess: () => {
      for (const key of ['suppressions', 'accounts', 'account', 'queue'])
        void client.invalidateQueries({ queryKey: [key] })
      toast({ text: words.form.added(value.trim()), tone: 'good' })
      onClose()
    },
  })
  return (
    <DrawerForm
      title={words.add}
      submit={words.form.add}
      save={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      fields={['value', 'reason', 'until', 'note']}
    >
      {(errors) => (
        <>
          <TextField
            autoFocus
            required
            label={words.form.value}
            hint={words.form.valueHint}
            value={value}
            onChange={setValue}
            error={errors.value}
          />
          <Choice
            label={words.form.reason}
            hint={words.effects[reason]}
            value={reason}
            onChange={(next) => setReason(next as SuppressionReason)}
            options={Object.entries(words.reasons).map(([id, label]) => ({ value: id, label }))}
          />
          <TextField
            type="date"
            label={words.form.until}
            hint={words.form.untilHint}
            value={until}
            onChange={setUntil}
            error={errors.until}
          />
          <TextField
            label={words.form.note}
            hint={words.form.noteHint}
            value={note}
            onChange={setNote}
            error={errors.note}
          />
        </>
      )}
    </DrawerForm>
  )
}
