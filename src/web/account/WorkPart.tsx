import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#people/people.contract.ts'
import { patch, ProblemError } from '../data/request.ts'
import { AbsencePart } from '../people/AbsencePart.tsx'
import { todayOf } from '../people/data.ts'
import { changeOf, fromServer, workOf, type WorkErrors } from '../people/work.ts'
import { WorkFields } from '../people/WorkFields.tsx'
import { Button } from '../ui/Button.tsx'
import { useMinute } from '../ui/now.ts'
import { Oops } from '../ui/Oops.tsx'
import { toast } from '../ui/toast.ts'
import styles from './Account.module.css'
import { words } from './words.ts'

/** What everybody says of their own working time. */
export function WorkPart({ person }: { person: PersonView }) {
  return (
    <div className={styles.broad}>
      <AwayPart person={person} />
      <HoursPart person={person} />
    </div>
  )
}

function AwayPart({ person }: { person: PersonView }) {
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (absences: PersonView['absences']) => patch<PersonView>('/session/profile', { absences }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
  return (
    <AbsencePart
      absences={person.absences}
      today={todayOf(person, useMinute())}
      may
      save={(absences, onSuccess) => save.mutate(absences, { onSuccess })}
      busy={save.isPending}
      error={save.error}
    />
  )
}

function HoursPart({ person }: { person: PersonView }) {
  const [work, setWork] = useState(() => workOf(person))
  const [errors, setErrors] = useState<WorkErrors>({})
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (change: object) => patch<PersonView>('/session/profile', change),
    onSuccess: (saved) => {
      setWork(workOf(saved))
      toast({ text: words.saved, tone: 'good' })
      void client.invalidateQueries({ queryKey: ['people'] })
    },
    onError: (error) => setErrors(error instanceof ProblemError ? fromServer(error.fields) : {}),
  })
  return (
    <form
      noValidate
      className={styles.broad}
      onSubmit={(event) => {
        event.preventDefault()
        const { change, errors: found } = changeOf(work)
        setErrors(found)
        if (Object.keys(found).length === 0) save.mutate(change)
      }}
    >
      <WorkFields work={work} onChange={setWork} errors={errors} />
      <Oops error={save.error} fields={['workingHours', 'languages', 'timeZone', 'holidays']} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" busy={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
