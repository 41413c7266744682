import { useState } from 'react'
import pills from '../leads/Filters.module.css'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { day } from '../ui/format.ts'
import { IconClock } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './Filters.module.css'
import { today } from './today.ts'
import type { MeasureSearch } from './search.ts'
import { words } from './words.ts'

/** Any day of the past: the figures are then those of that day. */
export function AsOfFilter({
  search,
  change,
}: {
  search: MeasureSearch
  change: (changes: Partial<MeasureSearch>) => void
}) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const turn = (next: boolean) => {
    setText(search.asOf ?? today())
    setOpen(next)
  }
  const give = (asOf: string | undefined) => {
    change({ asOf })
    setOpen(false)
  }
  return (
    <Popover
      label={words.asOf}
      open={open}
      onChange={turn}
      target={
        <button
          type="button"
          className={pills.pill}
          data-set={search.asOf ? true : undefined}
          onClick={() => turn(!open)}
        >
          <IconClock size={13} />
          {search.asOf ? words.asOfOn(day(search.asOf)) : words.asOfNow}
        </button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          give(text === '' || text >= today() ? undefined : text)
        }}
      >
        <TextField
          autoFocus
          type="date"
          max={today()}
          label={words.asOf}
          hint={words.asOfHint}
          value={text}
          onChange={setText}
        />
        <div className={styles.end}>
          <Button onClick={() => give(undefined)}>{words.now}</Button>
          <Button look="primary" type="submit">
            {words.apply}
          </Button>
        </div>
      </form>
    </Popover>
  )
}
