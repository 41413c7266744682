import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#people/people.contract.ts'
import { ProblemError, post } from '../data/request.ts'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { useInvite } from './data.ts'
import styles from './Form.module.css'
import { LinkOnce } from './LinkOnce.tsx'
import { words } from './words.ts'

export function AddPerson({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState('rep')
  const [team, setTeam] = useState('')
  const claimed = useSession()?.mode === 'claimed'
  const client = useQueryClient()
  const invite = useInvite()
  const inviting = claimed && email.trim() !== ''
  const save = useMutation({
    mutationFn: () =>
      post<PersonView>('/people', {
        name: name.trim(),
        role,
        ...(email.trim() ? { email: email.trim() } : {}),
        ...(team.trim() ? { team: team.trim() } : {}),
      }),
    onSuccess: (person) => {
      for (const key of ['people', 'facets']) void client.invalidateQueries({ queryKey: [key] })
      toast({ text: words.added(person.name), tone: 'good' })
      if (inviting) invite.mutate({ id: person.id })
      else onClose()
    },
  })
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  if (save.data)
    return (
      <Drawer open title={words.linkTitle(save.data.name)} onClose={onClose}>
        <div className={styles.form}>
          {invite.data && <LinkOnce link={invite.data} name={save.data.name} email={save.data.email} />}
          <Oops error={invite.error} />
          <div className={styles.actions}>
            <Button look="primary" busy={invite.isPending} onClick={onClose}>
              {words.done}
            </Button>
          </div>
        </div>
      </Drawer>
    )
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
          autoComplete="off"
          value={name}
          onChange={setName}
          error={fields.name ?? fields.id}
        />
        <TextField
          label={words.email}
          type="email"
          inputMode="email"
          autoComplete="off"
          hint={words.emailHint}
          value={email}
          onChange={setEmail}
          error={fields.email}
        />
        <Choice
          label={words.role}
          value={role}
          onChange={setRole}
          error={fields.role ?? fields.function}
          hint={words.roleHint[role]}
          options={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
        />
        <TextField label={words.team} value={team} onChange={setTeam} error={fields.team} />
        <Oops error={save.error} fields={['name', 'id', 'email', 'role', 'function', 'team']} />
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={save.isPending}>
            {inviting ? words.addAndInvite : words.addAct}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
