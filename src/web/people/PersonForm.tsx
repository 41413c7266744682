import { useState } from 'react'
import type { PersonChange, PersonView } from '#people/people.contract.ts'
import { ProblemError } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { toast } from '../ui/toast.ts'
import { useChange } from './data.ts'
import styles from './Form.module.css'
import { changeOf, fromServer, workOf, type WorkErrors } from './work.ts'
import { WorkFields } from './WorkFields.tsx'
import { words } from './words.ts'

const FIELDS = [
  'name',
  'email',
  'role',
  'team',
  'capacity',
  'workingHours',
  'languages',
  'timeZone',
  'holidays',
]

export function PersonForm({ person }: { person: PersonView }) {
  const admin = useMay('admin')
  const manage = useMay('manage')
  const [name, setName] = useState(person.name)
  const [email, setEmail] = useState(person.email ?? '')
  const [role, setRole] = useState<string>(person.role ?? '')
  const [team, setTeam] = useState(person.team ?? '')
  const [capacity, setCapacity] = useState(person.capacity === null ? '' : String(person.capacity))
  const [work, setWork] = useState(() => workOf(person))
  const [errors, setErrors] = useState<WorkErrors & { capacity?: string }>({})
  const change = useChange(person.id)
  const fields = change.error instanceof ProblemError ? change.error.fields : {}

  const send = () => {
    const { change: working, errors: found } = changeOf(work)
    const room = capacity.trim()
    const wrong = room !== '' && !/^\d{1,6}$/.test(room) ? { capacity: words.capacityWrong } : {}
    const all = { ...found, ...wrong }
    setErrors(all)
    if (Object.keys(all).length > 0) return
    const who = {
      ...(name.trim() === person.name ? {} : { name: name.trim() }),
      ...(email.trim() === (person.email ?? '') ? {} : { email: email.trim() || null }),
      ...(role === (person.role ?? '') ? {} : { role }),
    }
    const given = {
      ...(admin ? who : {}),
      team: team.trim() || null,
      capacity: room === '' ? null : Number(room),
      ...working,
    } as PersonChange
    change.mutate(given, {
      onSuccess: (saved) => {
        setWork(workOf(saved))
        toast({ text: words.saved, tone: 'good' })
      },
      onError: (error) => setErrors(error instanceof ProblemError ? fromServer(error.fields) : {}),
    })
  }

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {!manage ? <Note>{words.readOnly}</Note> : !admin && <Note>{words.adminOnly}</Note>}
      <fieldset className={styles.plain} disabled={!manage}>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          error={fields.name}
          disabled={!admin}
          autoComplete="off"
        />
        <TextField
          label={words.email}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
          error={fields.email}
          disabled={!admin}
        />
        <Choice
          label={words.role}
          value={role}
          onChange={setRole}
          disabled={!admin}
          error={fields.role}
          hint={words.roleHint[role]}
          options={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
        />
        <div className={styles.two}>
          <TextField label={words.team} value={team} onChange={setTeam} error={fields.team} />
          <TextField
            label={words.capacity}
            inputMode="numeric"
            hint={words.capacityHint}
            value={capacity}
            onChange={setCapacity}
            error={errors.capacity ?? fields.capacity}
          />
        </div>
        <WorkFields work={work} onChange={setWork} errors={errors} />
      </fieldset>
      <Oops error={change.error} fields={FIELDS} />
      {manage && (
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={change.isPending}>
            {words.save}
          </Button>
        </div>
      )}
    </form>
  )
}
