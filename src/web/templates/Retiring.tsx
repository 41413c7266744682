import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TemplateDetail } from '#journey/mailing/templates.contract.ts'
import { post } from '../data/request.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { words } from './words.ts'

interface RetiringProps {
  detail: TemplateDetail
  onClose: () => void
}

/** Asks before a template is retired, or comes back: what changes, and for whom. */
export function Retiring({ detail, onClose }: RetiringProps) {
  const { id, name, retiredAt, programmes } = detail
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const act = retiredAt === null ? 'retire' : 'restore'
  const said = words.retiring[act]
  const turn = useMutation({
    mutationFn: () => {
      const why = note.trim()
      return post<TemplateDetail>(`/templates/${id}/${act}`, why === '' ? {} : { note: why })
    },
    onSuccess: (now) => {
      client.setQueryData(['template', id], now)
      for (const key of ['templates', 'programme-choices']) void client.invalidateQueries({ queryKey: [key] })
      toast({ text: said.done(name), tone: 'good' })
      onClose()
    },
  })
  return (
    <Dialog open title={said.title} onClose={onClose}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          turn.mutate()
        }}
      >
        <p>
          {said.text} {act === 'retire' && words.retiring.users(programmes.map((one) => one.name))}
        </p>
        <TextField
          autoFocus
          label={words.retiring.note}
          value={note}
          onChange={setNote}
          maxLength={500}
          autoComplete="off"
        />
        <Oops error={turn.error} />
        <div className={form.actions}>
          <Button look="primary" type="submit" busy={turn.isPending}>
            {said.act}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.retiring.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
