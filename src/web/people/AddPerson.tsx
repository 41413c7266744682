import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#journey/handoff/contract.ts'
import { ProblemError, post } from '../data/request.ts'
import { Choice, TextField } from '../ui/Field.tsx'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import styles from './PeopleScreen.module.css'
import { words } from './words.ts'

export function AddPerson({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [team, setTeam] = useState('sales')
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      post<PersonView>('/people', {
        name: name.trim(),
        function: team,
        ...(email.trim() ? { email: email.trim() } : {}),
      }),
    onSuccess: (person) => {
      void client.invalidateQueries({ queryKey: ['people'] })
      void client.invalidateQueries({ queryKey: ['facets'] })
      toast({ text: words.added(person.name), tone: 'good' })
      onClose()
    },
  })
  const problem = save.error instanceof ProblemError ? save.error : null
  const placed = problem !== null && ['name', 'email', 'function'].some((field) => field in problem.fields)
  return (
    <Drawer open title={words.add} onClose={onClose}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextField
          autoFocus
          label={words.name}
          value={name}
          onChange={setName}
          error={problem?.fields.name}
        />
        <TextField label={words.email} value={email} onChange={setEmail} error={problem?.fields.email} />
        <Choice
          label={words.function}
          value={team}
          onChange={setTeam}
          error={problem?.fields.function}
          options={Object.entries(words.functions).map(([value, label]) => ({ value, label }))}
        />
        {save.isError && !placed && (
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
