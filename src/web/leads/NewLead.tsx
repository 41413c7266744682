import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LeadAnswer, LeadInput } from '#journey/capture/contract.ts'
import { ProblemError, post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import styles from './NewLead.module.css'
import { newLeadWords as words } from './new-lead-words.ts'

type TextName = keyof typeof words.fields
const rows: TextName[][] = [
  ['email'],
  ['firstName', 'lastName'],
  ['company', 'title'],
  ['phone', 'country'],
  ['source', 'campaign'],
]

export function NewLead({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState<Partial<Record<TextName, string>>>({})
  const [consent, setConsent] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const save = useMutation({
    mutationFn: (input: LeadInput) => post<LeadAnswer>('/leads', input),
    onSuccess: (lead) => {
      for (const key of ['leads', 'lead-count', 'facets', 'inbox'])
        void client.invalidateQueries({ queryKey: [key] })
      toast({ text: words.done(lead.score.total, lead.nextStep.what), tone: 'good' })
      void navigate({ to: '/leads/$id', params: { id: lead.id } })
    },
  })
  const problem = save.error instanceof ProblemError ? save.error : null
  const known = problem ? Object.keys(problem.fields).some((field) => field in words.fields) : false

  const send = () => {
    const given = Object.entries(values).map(([name, value]) => [name, value.trim()] as const)
    save.mutate({
      ...Object.fromEntries(given.filter(([, value]) => value !== '')),
      ...(consent ? { consent: { email: true } } : {}),
      touch: 'entered_by_hand',
    })
  }

  return (
    <Drawer open title={words.title} onClose={onClose}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {rows.map((names) => (
          <div key={names.join()} className={styles.row} data-two={names.length === 2 || undefined}>
            {names.map((name) => (
              <TextField
                key={name}
                name={name}
                label={words.fields[name]}
                autoFocus={name === 'email'}
                autoComplete="off"
                value={values[name] ?? ''}
                error={problem?.fields[name]}
                onChange={(value) => setValues({ ...values, [name]: value })}
              />
            ))}
          </div>
        ))}
        <Toggle label={words.consent} on={consent} onChange={setConsent} />
        <p className={styles.hint}>{words.hint}</p>
        {save.isError && !known && (
          <p className={styles.error} role="alert">
            {problem?.message ?? words.unreachable}
          </p>
        )}
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={save.isPending}>
            {words.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
