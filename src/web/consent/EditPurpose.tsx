import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PurposeView } from '#journey/consent/contract.ts'
import { post } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { purposesQuery } from './data.ts'
import { words } from './words.ts'

const FIELDS = ['id', 'name', 'nameDe', 'text', 'textDe']

/** A new purpose, or the next version of one. It waits for the purposes, so that nobody publishes over what they never saw. */
export function EditPurpose({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useQuery(purposesQuery)
  if (!data) return null
  const known = data.items.find((one) => one.id === id) ?? null
  return <Form key={id} known={known} onClose={onClose} />
}

function Form({ known, onClose }: { known: PurposeView | null; onClose: () => void }) {
  const [given, setGiven] = useState({
    id: known?.id ?? '',
    name: known?.name ?? '',
    nameDe: known?.nameDe ?? '',
    text: known?.text ?? '',
    textDe: known?.textDe ?? '',
    retired: known?.retired ?? false,
  })
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      post('/purposes', {
        ...given,
        seen: known?.version ?? 0,
        nameDe: given.nameDe.trim() || null,
        textDe: given.textDe.trim() || null,
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['purposes'] })
      toast({ text: words.form.done(given.name), tone: 'good' })
      onClose()
    },
  })
  const set = (field: keyof typeof given) => (value: string) => setGiven({ ...given, [field]: value })
  return (
    <DrawerForm
      title={known ? words.edit : words.add}
      submit={words.form.publish}
      save={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      fields={FIELDS}
    >
      {(errors) => (
        <>
          {!known && (
            <TextField
              autoFocus
              required
              label={words.form.id}
              hint={words.form.idHint}
              value={given.id}
              onChange={set('id')}
              error={errors.id}
            />
          )}
          <TextField
            required
            label={words.form.name}
            value={given.name}
            onChange={set('name')}
            error={errors.name}
          />
          <TextArea
            required
            rows={4}
            label={words.form.text}
            hint={words.form.textHint}
            value={given.text}
            onChange={set('text')}
            error={errors.text}
          />
          <TextField
            label={words.form.nameDe}
            value={given.nameDe}
            onChange={set('nameDe')}
            error={errors.nameDe}
          />
          <TextArea
            rows={4}
            label={words.form.textDe}
            value={given.textDe}
            onChange={set('textDe')}
            error={errors.textDe}
          />
          <Toggle
            label={words.form.retired}
            on={given.retired}
            onChange={(retired) => setGiven({ ...given, retired })}
          />
        </>
      )}
    </DrawerForm>
  )
}
