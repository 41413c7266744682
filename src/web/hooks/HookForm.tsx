import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { patch, post, ProblemError } from '../data/request.ts'
import form from '../people/Form.module.css'
import { idFor } from '../programmes/starts.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import type { HookView } from './data.ts'
import { SecretOnce } from './SecretOnce.tsx'
import { words } from './words.ts'

interface HookFormProps {
  /** the one that is changed; left out: a new one */
  hook?: HookView
  taken?: readonly string[]
  onClose: () => void
}

export function HookForm({ hook, taken = [], onClose }: HookFormProps) {
  const [name, setName] = useState(hook?.name ?? '')
  const [url, setUrl] = useState(hook?.url ?? 'https://')
  const [privateAllowed, setPrivateAllowed] = useState(hook?.privateAllowed ?? false)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => {
      const given = { name: name.trim(), url: url.trim(), privateAllowed }
      return hook
        ? patch<HookView>(`/hooks/${hook.id}`, given)
        : post<HookView>('/hooks', { id: idFor(given.name, taken), ...given })
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['hooks'] })
      if (hook) onClose()
    },
  })
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  if (!hook && save.data) return <SecretOnce hook={save.data} onClose={onClose} />
  return (
    <Drawer open title={hook ? words.form.edit : words.form.add} onClose={onClose} width={520}>
      <form
        noValidate
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextField
          autoFocus
          label={words.form.name}
          hint={words.form.nameHint}
          autoComplete="off"
          value={name}
          onChange={setName}
          error={fields.name ?? fields.id}
        />
        <TextField
          label={words.form.url}
          hint={words.form.urlHint}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={url}
          onChange={setUrl}
          error={fields.url}
        />
        <div>
          <Toggle label={words.form.private} on={privateAllowed} onChange={setPrivateAllowed} />
          <p className={form.small}>{words.form.privateHint}</p>
        </div>
        <Oops error={save.error} fields={['name', 'id', 'url']} />
        <div className={form.actions}>
          <Button
            look="primary"
            type="submit"
            busy={save.isPending}
            disabled={name.trim() === '' || url.trim() === ''}
          >
            {words.form.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.form.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
