import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelDocument, ModelView } from '#journey/measure/attribution/model.contract.ts'
import { post, ProblemError } from '../../data/request.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { toast } from '../../ui/toast.ts'
import { idOf, kindsOf, rowsOf, textOf } from './document.ts'
import { ModelPreview } from './ModelPreview.tsx'
import styles from './Models.module.css'
import type { AttributionSearch } from './search.ts'
import { words } from './words.ts'

interface ModelFormProps {
  /** version 0: there is none yet */
  model: Omit<ModelView, 'builtIn' | 'at' | 'by'>
  /** what the preview is reckoned of */
  search: AttributionSearch
  /** the models that there are, to look at it beside one of them */
  models: ModelView[]
  done: () => void
  cancel: () => void
}

/** The numbers of a model; saving them writes the next version, or the first of one's own. */
export function ModelForm({ model, search, models, done, cancel }: ModelFormProps) {
  const { document } = model
  const [name, setName] = useState(model.name)
  const [numbers, setNumbers] = useState(() =>
    Object.fromEntries(rowsOf(document).map(([field, value]) => [field, String(value)])),
  )
  const [kinds, setKinds] = useState('kinds' in document ? textOf(document.kinds) : null)
  const weights = kinds === null ? {} : kindsOf(kinds)
  const wrong = Object.entries(numbers).find(
    ([, text]) => text.trim() === '' || Number.isNaN(Number(text)),
  )?.[0]
  const values = Object.fromEntries(Object.entries(numbers).map(([field, text]) => [field, Number(text)]))
  const next = {
    ...document,
    ...values,
    ...(kinds === null ? {} : { kinds: weights ?? {} }),
  } as ModelDocument
  const readable = wrong === undefined && weights !== null
  const isNew = model.version === 0
  const save = useMutation({
    mutationFn: () => {
      const id = isNew
        ? idOf(
            name,
            models.map((one) => one.id),
          )
        : model.id
      return post<ModelView>(`/attribution/models/${id}`, { name, document: next, version: model.version })
    },
    onSuccess: () => {
      toast({ text: isNew ? words.savedNew : words.saved, tone: 'good' })
      done()
    },
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (readable) save.mutate()
      }}
    >
      <TextField label={words.name} value={name} onChange={setName} required maxLength={80} />
      <div className={styles.fields}>
        {Object.entries(numbers).map(([field, text]) => (
          <TextField
            key={field}
            label={words.fields[field]!}
            value={text}
            inputMode="decimal"
            error={field === wrong ? words.numberWrong : undefined}
            onChange={(value) => setNumbers({ ...numbers, [field]: value })}
          />
        ))}
      </div>
      {kinds !== null && (
        <TextArea
          mono
          label={words.kinds}
          hint={words.kindsHint}
          value={kinds}
          rows={4}
          error={weights === null ? words.kindsWrong : undefined}
          onChange={setKinds}
        />
      )}
      <ModelPreview
        of={readable ? next : null}
        beside={isNew ? 'w' : model.id}
        search={search}
        models={models}
      />
      {save.error instanceof ProblemError && <Note tone="bad">{save.error.message}</Note>}
      <div className={styles.end}>
        <Button onClick={cancel}>{words.cancel}</Button>
        <Button look="primary" type="submit" busy={save.isPending}>
          {isNew ? words.saveNew : words.save}
        </Button>
      </div>
    </form>
  )
}
