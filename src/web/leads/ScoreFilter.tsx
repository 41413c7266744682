import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconChevronDown } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './Filters.module.css'
import { words } from './words.ts'

export function ScoreFilter({
  value,
  onChange,
}: {
  value: number | undefined
  onChange: (value: number | undefined) => void
}) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const toggle = (next: boolean) => {
    setText(value === undefined ? '' : String(value))
    setOpen(next)
  }
  return (
    <Popover
      label={words.scoreFrom}
      open={open}
      onChange={toggle}
      target={
        <button
          type="button"
          className={styles.pill}
          data-set={value !== undefined || undefined}
          onClick={() => toggle(!open)}
        >
          {value === undefined ? words.filter.minScore : `${words.filter.minScore} ≥ ${value}`}
          <IconChevronDown size={13} />
        </button>
      }
    >
      <form
        className={styles.score}
        onSubmit={(event) => {
          event.preventDefault()
          const from = Number.parseInt(text, 10)
          onChange(Number.isNaN(from) ? undefined : from)
          setOpen(false)
        }}
      >
        <TextField autoFocus type="number" label={words.scoreFrom} value={text} onChange={setText} />
        <Button look="primary" type="submit">
          {words.apply}
        </Button>
      </form>
    </Popover>
  )
}
