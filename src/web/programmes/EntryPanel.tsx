import { Choice, TextField } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import { Criteria } from './Criteria.tsx'
import type { Programme } from './document.ts'
import { useDrawn } from './drawn.ts'
import { entryWords as words } from './entry-words.ts'
import styles from './Panel.module.css'
import { SpanField } from './SpanField.tsx'

/** What a programme is called and for whom it is; what it is for; whom the draw leaves out. */
export function EntryPanel() {
  const { programme, choices, edit } = useDrawn()
  const set = (part: Partial<Programme>, about?: string) => edit?.write({ ...programme, ...part }, about)
  const { entry, purpose } = programme
  const setEntry = (part: Partial<Programme['entry']>, about?: string) =>
    set({ entry: { ...entry, ...part } }, about)
  const purposes = choices?.purposes ?? []
  return (
    <fieldset className={styles.fields} disabled={edit === null}>
      <TextField
        label={words.name}
        value={programme.name}
        maxLength={200}
        onChange={(name) => set({ name }, 'name')}
      />
      {choices && purposes.length === 0 ? (
        <Note tone="warn">{words.noPurposes}</Note>
      ) : (
        <Choice
          label={words.purpose}
          hint={words.purposeHint}
          value={purpose}
          options={[
            ...(purposes.some(({ id }) => id === purpose)
              ? []
              : [{ value: purpose, label: purpose || words.choosePurpose }]),
            ...purposes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(next) => set({ purpose: next })}
        />
      )}
      <Ticks
        title={words.stages}
        of={choices?.stages ?? []}
        ticked={entry.stages}
        onChange={(stages) => setEntry({ stages })}
      />
      <Ticks
        title={words.reasons}
        hint={words.reasonsHint}
        of={choices?.reasons ?? []}
        ticked={entry.reasons ?? []}
        onChange={(reasons) => setEntry({ reasons: reasons.length > 0 ? reasons : undefined })}
      />
      <Criteria
        title={words.when}
        hint={words.whenHint}
        of={entry.when}
        most={20}
        onChange={(when, about) => setEntry({ when }, about && `when.${about}`)}
      />
      <Toggle
        label={words.again}
        on={entry.again !== undefined}
        disabled={edit === null}
        onChange={(on) => setEntry({ again: on ? '6 months' : undefined })}
      />
      {entry.again === undefined ? (
        <p className={styles.hint}>{words.againHint}</p>
      ) : (
        <SpanField
          label={words.rest}
          value={entry.again}
          onChange={(again) => setEntry({ again }, 'again')}
        />
      )}
      <Criteria
        title={words.goal}
        hint={words.goalHint}
        of={programme.goal}
        most={10}
        onChange={(goal, about) => set({ goal }, about && `goal.${about}`)}
      />
      <TextField
        type="number"
        min={0}
        max={50}
        label={words.holdOut}
        hint={words.holdOutHint}
        value={String(programme.holdOut)}
        onChange={(text) => set({ holdOut: Number(text) }, 'holdOut')}
      />
    </fieldset>
  )
}

interface TicksProps {
  title: string
  hint?: string
  of: readonly { id: string; name: string }[]
  ticked: readonly string[]
  onChange: (ticked: string[]) => void
}

function Ticks({ title, hint, of, ticked, onChange }: TicksProps) {
  const gone = ticked.filter((id) => !of.some((one) => one.id === id))
  return (
    <fieldset className={styles.field}>
      <legend>{title}</legend>
      {hint && <span className={styles.hint}>{hint}</span>}
      <div className={styles.ticks}>
        {[...of, ...gone.map((id) => ({ id, name: id }))].map(({ id, name }) => (
          <label key={id} className={styles.tick}>
            <input
              type="checkbox"
              checked={ticked.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...ticked, id] : ticked.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
