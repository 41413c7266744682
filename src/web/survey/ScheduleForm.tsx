import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { RatingsView } from '#journey/survey/contract.ts'
import { post, ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { choicesQuery, ratingsQuery } from './data.ts'
import { Invite } from './Invite.tsx'
import { words } from './ratings-words.ts'
import styles from './Ratings.module.css'
import form from './NewSurvey.module.css'

export function ScheduleForm({
  schedule,
  onClose,
}: {
  schedule: RatingsView['schedule']
  onClose: () => void
}) {
  const client = useQueryClient()
  const sides = useQuery(choicesQuery).data?.people ?? []
  const [active, setActive] = useState(schedule?.active ?? true)
  const [cards, setCards] = useState(String(schedule?.cards ?? 20))
  const [days, setDays] = useState(String(schedule?.days ?? 21))
  const [people, setPeople] = useState(() => schedule?.people.map(({ id }) => id) ?? [])
  const save = useMutation({
    mutationFn: () =>
      post<RatingsView>('/ratings', { active, cards: Number(cards), days: Number(days), people }),
    onSuccess: (view) => {
      client.setQueryData(ratingsQuery.queryKey, view)
      toast({ text: words.saved, tone: 'good' })
      onClose()
    },
  })
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Drawer open title={words.formTitle} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.hint}>{words.formHint}</p>
        <Toggle label={words.active} on={active} onChange={setActive} />
        <div className={styles.pair}>
          <TextField
            type="number"
            label={words.cards}
            value={cards}
            onChange={setCards}
            error={fields.cards}
          />
          <TextField type="number" label={words.days} value={days} onChange={setDays} error={fields.days} />
        </div>
        <Invite sides={sides} chosen={people} onChange={setPeople} error={fields.people} />
        {save.isError && Object.keys(fields).length === 0 && (
          <p className={form.error} role="alert">
            {save.error instanceof ProblemError ? save.error.message : words.unreachable}
          </p>
        )}
        <div className={form.actions}>
          <Button type="submit" look="primary" busy={save.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
