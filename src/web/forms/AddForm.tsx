import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormView } from '#journey/capture/forms/contract.ts'
import { post } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import { TextField } from '../ui/Field.tsx'
import { idOf, startOf } from './data.ts'
import { words } from './words.ts'

export function AddForm({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [given, setGiven] = useState<string | null>(null)
  const id = given ?? idOf(name)
  const client = useQueryClient()
  const navigate = useNavigate()
  const save = useMutation({
    mutationFn: () => post<FormView>('/forms', { id, document: startOf(name.trim()) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['forms'] })
      void navigate({ to: '/forms/$id', params: { id } })
    },
  })
  return (
    <DrawerForm
      title={words.add}
      submit={words.create}
      save={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      fields={['id', 'document.name']}
    >
      {(errors) => (
        <>
          <TextField
            autoFocus
            required
            label={words.name}
            hint={words.nameHint}
            value={name}
            onChange={setName}
            error={errors['document.name']}
          />
          <TextField
            required
            label={words.id}
            hint={words.idHint(id)}
            value={id}
            onChange={setGiven}
            error={errors.id}
          />
        </>
      )}
    </DrawerForm>
  )
}
