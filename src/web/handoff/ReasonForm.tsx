import { useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Kbd } from '../ui/Tag.tsx'
import { words } from '../lead/words.ts'
import styles from './ReasonForm.module.css'

export interface Reason {
  id: string
  label: string
  noteRequired: boolean
  /** the question that whoever gives the reason is asked */
  ask?: string | null
  to: string
}

interface ReasonFormProps {
  reasons: Reason[]
  submit: string
  hint: string
  busy: boolean
  noteError?: string | undefined
  onSubmit: (reason: string, note: string | undefined) => void
  onCancel: () => void
}

/** The reason is the confirmation: its number answers at once, unless it asks for a note. */
export function ReasonForm({ reasons, submit, hint, busy, noteError, onSubmit, onCancel }: ReasonFormProps) {
  const [chosen, setChosen] = useState<Reason | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const noteField = useRef<HTMLTextAreaElement>(null)
  const answer = (reason: Reason) => {
    if (reason.noteRequired && note.trim() === '') {
      setAsked(true)
      setTimeout(() => noteField.current?.focus())
    } else onSubmit(reason.id, note.trim() || undefined)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && chosen) answer(chosen)
      return
    }
    const reason = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined
    if (!reason || busy) return
    event.preventDefault()
    setChosen(reason)
    answer(reason)
  }

  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) answer(chosen)
      }}
    >
      <p className={styles.hint}>{hint}</p>
      <div role="radiogroup" aria-label={hint} className={styles.reasons}>
        {reasons.map((reason, index) => (
          <label
            key={reason.id}
            className={styles.reason}
            data-chosen={chosen?.id === reason.id || undefined}
          >
            <input
              type="radio"
              name="reason"
              className={styles.radio}
              data-autofocus={index === 0 || undefined}
              checked={chosen?.id === reason.id}
              onChange={() => {
                setChosen(reason)
                setAsked(false)
              }}
            />
            {index < 9 && <Kbd>{index + 1}</Kbd>}
            <span className={styles.label}>{reason.label}</span>
            <span className={styles.then}>{words.dialogs.followed(reason.to)}</span>
          </label>
        ))}
      </div>
      <TextArea
        ref={noteField}
        label={chosen?.ask ?? words.dialogs.note}
        rows={2}
        value={note}
        onChange={setNote}
        required={chosen?.noteRequired ?? false}
        error={noteError ?? (asked && note.trim() === '' ? words.dialogs.noteNeeded : undefined)}
      />
      <div className={styles.actions}>
        <Button look="primary" type="submit" disabled={!chosen} busy={busy}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {words.dialogs.cancel}
        </Button>
      </div>
    </form>
  )
}
