import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailingInput, MailingView } from '#journey/nurture/contract.ts'
import { patch, ProblemError } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { moment } from '../ui/format.ts'
import { Oops } from '../ui/Oops.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { mailingQuery } from './data.ts'
import { entryWords } from './entry-words.ts'
import panel from './Panel.module.css'
import { weekdays } from './weekdays.ts'

const words = entryWords.mailing
const NUMBERS = ['from', 'until', 'most', 'inDays', 'spreadMinutes'] as const
const LABELS = {
  from: words.from,
  until: words.until,
  most: words.most,
  inDays: words.inDays,
  spreadMinutes: words.spread,
}

/** What holds for all programmes together: the window, and how many mails one person gets. */
export function MailingRules({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery(mailingQuery)
  if (data) return <Fields key={data.since} given={data} onClose={onClose} />
  if (error) return <Failed what={words.failed} error={error} retry={() => void refetch()} />
  return <Bars rows={6} height={26} />
}

type Typed = Record<(typeof NUMBERS)[number], string> & { days: number[]; zone: string }

function Fields({ given, onClose }: { given: MailingView; onClose: () => void }) {
  const mayDraft = useMay('draft')
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>(() => ({
    days: given.days,
    zone: given.zone,
    from: String(given.from),
    until: String(given.until),
    most: String(given.most),
    inDays: String(given.inDays),
    spreadMinutes: String(given.spreadMinutes),
  }))
  const save = useMutation({
    mutationFn: () => {
      const input: MailingInput = {
        days: typed.days,
        zone: typed.zone.trim(),
        from: Number(typed.from),
        until: Number(typed.until),
        most: Number(typed.most),
        inDays: Number(typed.inDays),
        spreadMinutes: Number(typed.spreadMinutes),
      }
      return patch<MailingView>('/mailing', input)
    },
    onSuccess: () => {
      toast({ text: words.saved, tone: 'good' })
      onClose()
      return client.invalidateQueries({ queryKey: mailingQuery.queryKey })
    },
  })
  const wrong = save.error instanceof ProblemError ? save.error.fields : {}
  return (
    <form
      noValidate
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <p className={form.small}>{words.hint}</p>
      <p className={form.small}>{given.since ? `${words.since} ${moment(given.since)}` : words.usual}</p>
      <fieldset className={form.form} style={FIELDSET} disabled={!mayDraft}>
        <fieldset className={panel.field}>
          <legend>{words.days}</legend>
          <div className={panel.ticks}>
            {weekdays().map(({ day, name }) => (
              <label key={day} className={panel.tick}>
                <input
                  type="checkbox"
                  checked={typed.days.includes(day)}
                  onChange={({ currentTarget: { checked } }) =>
                    setTyped({
                      ...typed,
                      days: checked
                        ? [...typed.days, day].sort((a, b) => a - b)
                        : typed.days.filter((one) => one !== day),
                    })
                  }
                />
                {name}
              </label>
            ))}
          </div>
          {wrong.days && <span className={form.error}>{wrong.days}</span>}
        </fieldset>
        <div className={form.two}>
          {NUMBERS.map((name) => (
            <TextField
              key={name}
              type="number"
              label={LABELS[name]}
              value={typed[name]}
              error={wrong[name]}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
        </div>
        <TextField
          label={words.zone}
          value={typed.zone}
          error={wrong.zone}
          onChange={(zone) => setTyped({ ...typed, zone })}
        />
      </fieldset>
      <Oops error={save.error} fields={[...NUMBERS, 'days', 'zone']} />
      {mayDraft ? (
        <div className={form.actions}>
          <Button look="primary" type="submit" busy={save.isPending}>
            {words.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      ) : (
        <p className={form.small}>{words.readOnly}</p>
      )}
    </form>
  )
}

const FIELDSET = { padding: 0, margin: 0, border: 0 }
