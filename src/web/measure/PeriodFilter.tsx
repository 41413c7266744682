import { useState } from 'react'
import pills from '../leads/Filters.module.css'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { day } from '../ui/format.ts'
import { IconCalendarEvent, IconCheck } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './Filters.module.css'
import { daysOf, PERIODS, type MeasureSearch } from './search.ts'
import { today } from './today.ts'
import { words } from './words.ts'

interface PeriodProps {
  search: MeasureSearch
  change: (changes: Partial<MeasureSearch>) => void
}

/** A period by its name, which goes on with the calendar, or days of one's own, which stay. */
export function PeriodFilter({ search, change }: PeriodProps) {
  const [open, setOpen] = useState(false)
  const give = (changes: Partial<MeasureSearch>) => {
    change(changes)
    setOpen(false)
  }
  const own = search.from !== undefined || search.to !== undefined
  return (
    <Popover
      label={words.period}
      open={open}
      onChange={setOpen}
      width={250}
      target={
        <button type="button" className={pills.pill} data-set onClick={() => setOpen(!open)}>
          <IconCalendarEvent size={13} />
          {periodSaid(search)}
        </button>
      }
    >
      <div className={styles.dimensions}>
        {PERIODS.map((period) => (
          <button
            key={period}
            type="button"
            className={styles.dimension}
            aria-pressed={!own && (search.period ?? '365') === period}
            onClick={() =>
              give({ period: period === '365' ? undefined : period, from: undefined, to: undefined })
            }
          >
            {words.periods[period]}
            {!own && (search.period ?? '365') === period && <IconCheck size={13} />}
          </button>
        ))}
      </div>
      <OwnDays key={String(open)} search={search} give={give} />
    </Popover>
  )
}

function OwnDays({ search, give }: { search: MeasureSearch; give: PeriodProps['change'] }) {
  const days = daysOf(search, search.asOf ?? today())
  const [from, setFrom] = useState(days.from ?? '')
  const [to, setTo] = useState(days.to ?? '')
  const backwards = from !== '' && to !== '' && to < from
  return (
    <form
      className={styles.form}
      aria-label={words.ownPeriod}
      data-below
      onSubmit={(event) => {
        event.preventDefault()
        if (!backwards) give({ period: undefined, from: from || undefined, to: to || undefined })
      }}
    >
      <div className={styles.pair}>
        <TextField type="date" label={words.from} value={from} onChange={setFrom} />
        <TextField
          type="date"
          label={words.to}
          value={to}
          onChange={setTo}
          error={backwards ? words.backwards : undefined}
        />
      </div>
      <div className={styles.end}>
        <Button look="primary" type="submit">
          {words.apply}
        </Button>
      </div>
    </form>
  )
}

export function periodSaid(search: MeasureSearch): string {
  const { from, to } = search
  if (from && to) return words.between(day(from), day(to))
  if (from) return words.since(day(from))
  if (to) return words.until(day(to))
  return words.periods[search.period ?? '365']
}
