import { useState } from 'react'
import type { FormChoices, FormField } from '#journey/capture/forms/contract.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { IconPlus } from '../ui/icons.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './Builder.module.css'
import { words } from './builder-words.ts'
import { FieldCard } from './FieldCard.tsx'
import type { Draft } from './use-draft.ts'

const OWN = '·'

/** The questions in their order. */
export function Fields({ draft, choices }: { draft: Draft; choices: FormChoices }) {
  const { document, errors, change } = draft
  const { fields, atOnce } = document
  const put = (at: number, field: FormField | null) =>
    change({ fields: fields.flatMap((one, i) => (i !== at ? [one] : field ? [field] : [])) })
  const move = (from: number, to: number) => {
    const next = fields.filter((_, i) => i !== from)
    next.splice(to, 0, fields[from]!)
    change({ fields: next })
  }
  return (
    <Section title={words.fields}>
      <ol className={styles.fields}>
        {fields.map((field, i) => (
          <FieldCard
            key={field.id}
            field={field}
            error={Object.entries(errors).find(([at]) => at.startsWith(`fields.${i}.`))?.[1]}
            change={(next) => put(i, next)}
            remove={fields.length > 1 ? () => put(i, null) : null}
            up={i > 0 ? () => move(i, i - 1) : null}
            down={i < fields.length - 1 ? () => move(i, i + 1) : null}
          />
        ))}
      </ol>
      <AddField fields={fields} choices={choices} add={(field) => change({ fields: [...fields, field] })} />
      {fields.some(({ asked }) => asked === 'unknown') && (
        <div className={styles.group}>
          <TextField
            type="number"
            min={1}
            max={20}
            label={words.atOnce}
            hint={words.atOnceHint}
            value={atOnce === undefined ? '' : String(atOnce)}
            onChange={(text) => change({ atOnce: text === '' ? undefined : Number(text) })}
            error={errors.atOnce}
          />
        </div>
      )}
    </Section>
  )
}

function AddField({
  fields,
  choices,
  add,
}: {
  fields: readonly FormField[]
  choices: FormChoices
  add: (field: FormField) => void
}) {
  const free = choices.fields.filter(({ id }) => !fields.some((field) => field.id === id))
  const [chosen, setChosen] = useState('')
  const [label, setLabel] = useState('')
  const id = free.some((one) => one.id === chosen) || chosen === OWN ? chosen : (free[0]?.id ?? OWN)
  const known = free.find((one) => one.id === id)
  const submit = () => {
    if (known) {
      const { choices: offered, label: named, input } = known
      const more = offered.length > 0 ? { choices: offered } : {}
      add({
        id,
        label: named,
        input,
        required: false,
        asked: id === 'email' || id === 'phone' ? 'always' : 'unknown',
        ...more,
      })
    } else if (label.trim() !== '') {
      add({ id: ownId(label, fields), label: label.trim(), input: 'text', required: false, asked: 'always' })
      setLabel('')
    }
    setChosen('')
  }
  return (
    <div className={styles.add}>
      <Choice
        label={words.what}
        value={id}
        onChange={setChosen}
        options={[
          ...free.map((one) => ({ value: one.id, label: one.label })),
          { value: OWN, label: words.own },
        ]}
      />
      {id === OWN && <TextField label={words.ownLabel} value={label} onChange={setLabel} />}
      <Button icon={<IconPlus size={15} />} onClick={submit}>
        {words.add}
      </Button>
    </div>
  )
}

/** A name for what the agreement does not know: of the question's own letters, and of nobody else. */
function ownId(label: string, fields: readonly FormField[]): string {
  const letters = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^[^A-Za-z]+|_$/g, '')
    .slice(0, 60)
  const base = `own_${letters || 'field'}`
  const taken = (id: string) => fields.some((field) => field.id === id)
  let id = base
  for (let n = 2; taken(id); n++) id = `${base}_${n}`
  return id
}
