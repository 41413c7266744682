import { useState } from 'react'
import type { Choices } from '#journey/survey/contract.ts'
import { words } from './new-words.ts'
import styles from './NewSurvey.module.css'

interface ItemPickerProps {
  label: string
  items: Choices['criteria']
  chosen: string[]
  onChange: (items: string[]) => void
  error: string | undefined
}

/** What is ranked: the proposed ones first, the rest on request. */
export function ItemPicker({ label, items, chosen, onChange, error }: ItemPickerProps) {
  const [all, setAll] = useState(false)
  const shown = items.filter(({ id, proposed }) => all || proposed || chosen.includes(id))
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <p className={styles.hint}>{words.itemsHint(chosen.length)}</p>
      {error && (
        <p className={styles.fieldError} role="alert">
          {error}
        </p>
      )}
      <div className={styles.items}>
        {shown.map(({ id, label: name }) => (
          <label key={id} className={styles.check}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </div>
      <button type="button" className={styles.all} onClick={() => setAll(!all)}>
        {all ? words.fewer : `${words.more} ${items.length}`}
      </button>
    </fieldset>
  )
}
