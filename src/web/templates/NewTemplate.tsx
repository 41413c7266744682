import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { TemplateDetail, TemplateSummary } from '#journey/mailing/templates.contract.ts'
import { LANGUAGES } from '#platform/language.contract.ts'
import { post } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { words } from './words.ts'

/** A template begins with a text that shows how one is written. */
export function NewTemplate({ taken, onClose }: { taken: TemplateSummary[]; onClose: () => void }) {
  const [name, setName] = useState('')
  const [given, setGiven] = useState<string | null>(null)
  const [language, setLanguage] = useState<string>(__LANGUAGE__)
  const id = given ?? freeId(name, taken)
  const client = useQueryClient()
  const navigate = useNavigate()
  const save = useMutation({
    mutationFn: () =>
      post<TemplateDetail>('/templates', { id, name: name.trim(), language, preview: '', ...words.start }),
    onSuccess: (made) => {
      client.setQueryData(['template', made.id], made)
      void client.invalidateQueries({ queryKey: ['templates'] })
      void navigate({ to: '/templates/$id', params: { id: made.id } })
    },
  })
  return (
    <DrawerForm
      title={words.add}
      submit={words.form.create}
      save={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      fields={['name', 'id', 'language']}
    >
      {(errors) => (
        <>
          <TextField
            autoFocus
            required
            label={words.form.name}
            hint={words.form.nameHint}
            value={name}
            onChange={setName}
            error={errors.name}
          />
          <TextField
            required
            label={words.form.id}
            hint={words.form.idHint}
            value={id}
            onChange={setGiven}
            error={errors.id}
            spellCheck={false}
          />
          <Choice
            label={words.form.language}
            hint={words.form.languageHint}
            value={language}
            onChange={setLanguage}
            options={LANGUAGES.map((value) => ({ value, label: words.form.languages[value] }))}
          />
        </>
      )}
    </DrawerForm>
  )
}

/** "Welcome, part 2" → welcome_part_2, and another number where that is taken. */
function freeId(name: string, taken: { id: string }[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 50)
  if (plain === '') return ''
  const isTaken = (id: string) => taken.some((one) => one.id === id)
  let id = plain
  for (let n = 2; isTaken(id); n++) id = `${plain}_${n}`
  return id
}
