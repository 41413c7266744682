import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Group, MailChoice, Preferences, PreferencesView } from '#notices/contract.ts'
import { preferencesQuery, savePreferences } from '../data/notices.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import styles from './PreferencesForm.module.css'
import { words } from './words.ts'

const { form } = words
const groups = Object.keys(form.groups) as Group[]
const mails = (Object.keys(form.mails) as MailChoice[]).map((value) => ({ value, label: form.mails[value] }))
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** What a person is told of, in the product and by mail, and when. */
export function PreferencesForm({ person, onSaved }: { person: string; onSaved?: () => void }) {
  const { data, error, refetch } = useQuery(preferencesQuery(person))
  if (error && !data) return <Failed what={form.failed} error={error} retry={() => void refetch()} />
  if (!data) return <Bars rows={8} />
  return <Form key={person} person={person} saved={data} {...(onSaved ? { onSaved } : {})} />
}

function Form({ person, saved, onSaved }: { person: string; saved: PreferencesView; onSaved?: () => void }) {
  const { timeZone, mail, ...given } = saved
  const [chosen, setChosen] = useState<Preferences>(given)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: savePreferences,
    onSuccess: (view) => {
      client.setQueryData(preferencesQuery(person).queryKey, view)
      toast({ text: form.saved, tone: 'good' })
      onSaved?.()
    },
  })
  const set = (group: Group, change: Partial<Preferences['groups'][Group]>) =>
    setChosen({
      ...chosen,
      groups: { ...chosen.groups, [group]: { ...chosen.groups[group], ...change } },
    })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(chosen)
      }}
    >
      <p className={styles.intro}>{form.intro}</p>
      {!mail && <Note>{form.noMail}</Note>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{form.about}</th>
            <th scope="col">{form.product}</th>
            <th scope="col">{form.mail}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group}>
              <th scope="row">{form.groups[group]}</th>
              <td>
                <Toggle
                  bare
                  label={form.inProduct(form.groups[group])}
                  on={chosen.groups[group].product}
                  onChange={(product) => set(group, { product })}
                />
              </td>
              <td>
                <select
                  className={styles.mail}
                  aria-label={form.byMail(form.groups[group])}
                  value={chosen.groups[group].mail}
                  onChange={(event) => set(group, { mail: event.currentTarget.value as MailChoice })}
                >
                  {mails.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.when}>
        <Choice
          label={form.hour}
          value={String(chosen.digestHour)}
          options={hours}
          hint={form.zone(timeZone)}
          onChange={(hour) => setChosen({ ...chosen, digestHour: Number(hour) })}
        />
        <Toggle
          label={form.workingDays}
          on={chosen.workingDaysOnly}
          onChange={(workingDaysOnly) => setChosen({ ...chosen, workingDaysOnly })}
        />
      </div>
      <Toggle
        label={form.weekly}
        on={chosen.weekly ?? false}
        onChange={(weekly) => setChosen({ ...chosen, weekly })}
      />
      <Oops error={save.error} fields={[]} />
      <div>
        <Button look="primary" type="submit" busy={save.isPending}>
          {form.save}
        </Button>
      </div>
    </form>
  )
}
