import { useState } from 'react'
import type { FormField, Input } from '#journey/capture/forms/contract.ts'
import { IconButton } from '../ui/Button.tsx'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { IconAdjustmentsHorizontal, IconArrowDown, IconArrowUp, IconTrash } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import styles from './Builder.module.css'
import { words } from './builder-words.ts'

interface FieldCardProps {
  field: FormField
  error: string | undefined
  change: (field: FormField) => void
  /** null: it cannot */
  remove: (() => void) | null
  up: (() => void) | null
  down: (() => void) | null
}

/** One question: its label and how it is answered, more on demand. */
export function FieldCard({ field, error, change, remove, up, down }: FieldCardProps) {
  const [open, setOpen] = useState(false)
  const { label, hint, input, required, asked, choices } = field
  const identifies = field.id === 'email' || field.id === 'phone'
  return (
    <li className={styles.field} data-wrong={error !== undefined || undefined}>
      <div className={styles.head}>
        <span className={styles.label}>{label || field.id}</span>
        <Tag>{words.inputs[input]}</Tag>
        {required && <span aria-hidden="true">*</span>}
        <span className={styles.tools}>
          {up && (
            <IconButton label={words.up1(label)} onClick={up}>
              <IconArrowUp size={15} />
            </IconButton>
          )}
          {down && (
            <IconButton label={words.down1(label)} onClick={down}>
              <IconArrowDown size={15} />
            </IconButton>
          )}
          <IconButton label={words.more(label)} onClick={() => setOpen(!open)}>
            <IconAdjustmentsHorizontal size={15} />
          </IconButton>
          {remove && (
            <IconButton label={words.remove(label)} onClick={remove}>
              <IconTrash size={15} />
            </IconButton>
          )}
        </span>
      </div>
      {open && (
        <div className={styles.group}>
          <div className={styles.two}>
            <TextField
              label={words.label}
              value={label}
              onChange={(next) => change({ ...field, label: next })}
              error={error}
            />
            <Choice
              label={words.input}
              value={input}
              onChange={(next) => change({ ...field, input: next as Input })}
              options={Object.entries(words.inputs).map(([value, text]) => ({ value, label: text }))}
            />
          </div>
          <TextField
            label={words.hint}
            value={hint ?? ''}
            onChange={(next) => change({ ...field, hint: next || undefined })}
          />
          {input === 'choice' && (
            <Choices choices={choices ?? []} change={(next) => change({ ...field, choices: next })} />
          )}
          <Toggle
            label={words.required}
            on={required}
            onChange={(on) => change({ ...field, required: on })}
          />
          {!identifies && (
            <Toggle
              label={words.unknown}
              on={asked === 'unknown'}
              onChange={(on) => change({ ...field, asked: on ? 'unknown' : 'always' })}
            />
          )}
        </div>
      )}
    </li>
  )
}

type Offered = NonNullable<FormField['choices']>

/** As lines of text; what is typed stands as it is, blank lines too, until it is read. */
function Choices({ choices, change }: { choices: Offered; change: (choices: Offered) => void }) {
  const [text, setText] = useState(() =>
    choices.map(({ value, label }) => (value === label ? value : `${value} = ${label}`)).join('\n'),
  )
  return (
    <TextArea
      label={words.choices}
      hint={words.choicesHint}
      rows={5}
      value={text}
      onChange={(next) => {
        setText(next)
        change(
          next.split('\n').flatMap((line) => {
            const [value = '', ...rest] = line.split('=').map((part) => part.trim())
            return value === '' ? [] : [{ value, label: rest.join('=') || value }]
          }),
        )
      }}
    />
  )
}
