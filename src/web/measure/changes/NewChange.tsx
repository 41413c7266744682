import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { MEASURES, type Measure } from '#journey/measure/change/names.contract.ts'
import type { ChangeView } from '#journey/measure/change/contract.ts'
import { post, ProblemError } from '../../data/request.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice, TextArea, TextField } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { Drawer } from '../../ui/Overlay.tsx'
import { toast } from '../../ui/toast.ts'
import { useSpeaker } from '../../agreement/data.ts'
import { choicesQuery } from '../data.ts'
import { optionsOf } from '../options.ts'
import { today } from '../today.ts'
import styles from './Changes.module.css'
import { words } from './words.ts'

const DAY_MS = 86_400_000
/** Firm limits need about twenty weeks. */
const USUAL_WEEKS = 20
const NARROW = ['source', 'campaign', 'market', 'segment'] as const

const dayBefore = (text: string, days: number): string =>
  new Date(Date.parse(text) - days * DAY_MS).toISOString().slice(0, 10)

export function NewChange({ open, close }: { open: boolean; close: () => void }) {
  return (
    <Drawer title={words.declare} open={open} onClose={close} width={520}>
      {open && <Form close={close} />}
    </Drawer>
  )
}

function Form({ close }: { close: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const speak = useSpeaker()
  const choices = useQuery(choicesQuery).data
  const [title, setTitle] = useState('')
  const [what, setWhat] = useState('')
  const [measure, setMeasure] = useState<Measure>('accepted')
  const [starts, setStarts] = useState(today())
  const [from, setFrom] = useState(dayBefore(today(), USUAL_WEEKS * 7))
  const [to, setTo] = useState(dayBefore(today(), 1))
  const [filters, setFilters] = useState<Record<string, string>>({})
  const save = useMutation({
    mutationFn: () => {
      speak()
      const body = { title, what, measure, starts, baseline: { from, to }, filters }
      return post<ChangeView>('/measure/changes', body)
    },
    onSuccess: async ({ id }) => {
      toast({ text: words.form.done, tone: 'good' })
      await client.invalidateQueries({ queryKey: ['measure', 'changes'] })
      await navigate({ to: '/measure/changes/$id', params: { id } })
    },
  })
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const error = (name: string) => ({ error: fields[name] })
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={words.form.title}
        hint={words.form.titleHint}
        value={title}
        onChange={setTitle}
        required
        maxLength={120}
        autoFocus
        {...error('title')}
      />
      <TextArea label={words.form.what} value={what} onChange={setWhat} required {...error('what')} />
      <Choice
        label={words.form.measure}
        hint={words.measureHints[measure]}
        value={measure}
        options={MEASURES.map((value) => ({ value, label: words.measures[value] }))}
        onChange={(value) => setMeasure(value as Measure)}
        {...error('measure')}
      />
      <TextField
        type="date"
        label={words.form.starts}
        value={starts}
        onChange={setStarts}
        required
        {...error('starts')}
      />
      <div className={styles.days}>
        <TextField
          type="date"
          label={words.form.from}
          value={from}
          onChange={setFrom}
          required
          {...error('baseline.from')}
        />
        <TextField
          type="date"
          label={words.form.to}
          value={to}
          onChange={setTo}
          required
          {...error('baseline.to')}
        />
      </div>
      <p className={styles.hint}>{words.form.baselineHint}</p>
      <div className={styles.days}>
        {NARROW.map((name) => (
          <Choice
            key={name}
            label={words.form[name]}
            value={filters[name] ?? ''}
            options={[{ value: '', label: words.form.everybody }, ...optionsOf(name, choices)]}
            onChange={(value) => {
              const { [name]: _, ...rest } = filters
              setFilters(value === '' ? rest : { ...rest, [name]: value })
            }}
            {...error(`filters.${name}`)}
          />
        ))}
      </div>
      {save.error instanceof ProblemError && <Note tone="bad">{fields.baseline ?? save.error.message}</Note>}
      <div className={styles.end}>
        <Button onClick={close}>{words.form.cancel}</Button>
        <Button look="primary" type="submit" busy={save.isPending}>
          {words.form.freeze}
        </Button>
      </div>
    </form>
  )
}
