import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { Options } from '../leads/ChoiceFilter.tsx'
import pills from '../leads/Filters.module.css'
import { IconArrowLeft, IconChevronRight, IconFilterPlus } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import { choicesQuery } from './data.ts'
import { optionsOf } from './options.ts'
import styles from './Filters.module.css'
import { DIMENSIONS, type Dimension, type MeasureSearch } from './search.ts'
import { words } from './words.ts'

interface AddFilterProps {
  search: MeasureSearch
  change: (changes: Partial<MeasureSearch>) => void
}

/** First what to narrow, then to which: nine pills that say nothing would take the whole line. */
export function AddFilter({ search, change }: AddFilterProps) {
  const [open, setOpen] = useState(false)
  const [of, setOf] = useState<Dimension | null>(null)
  const choices = useQuery({ ...choicesQuery, enabled: open }).data
  const turn = (next: boolean) => {
    setOf(null)
    setOpen(next)
  }
  return (
    <Popover
      label={words.filter}
      open={open}
      onChange={turn}
      target={
        <button type="button" className={pills.clear} aria-expanded={open} onClick={() => turn(!open)}>
          <IconFilterPlus size={14} />
          {words.filter}
        </button>
      }
    >
      {of === null ? (
        <div className={styles.dimensions} onKeyDown={step}>
          {DIMENSIONS.filter((name) => !search[name]).map((name) => (
            <button key={name} type="button" className={styles.dimension} onClick={() => setOf(name)}>
              {words.dimensions[name]}
              <IconChevronRight size={13} />
            </button>
          ))}
        </div>
      ) : (
        <>
          <button type="button" className={styles.dimension} data-back onClick={() => setOf(null)}>
            <IconArrowLeft size={13} />
            {words.back}
          </button>
          <Options
            label={words.dimensions[of]}
            options={optionsOf(of, choices)}
            chosen={search[of] ? [search[of]] : []}
            onChange={(values) => {
              change({ [of]: values.at(-1) })
              turn(false)
            }}
          />
        </>
      )}
    </Popover>
  )
}

/** Up and down go from one dimension to the next, as in a menu. */
function step(event: KeyboardEvent<HTMLDivElement>): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!way) return
  const all = [...event.currentTarget.querySelectorAll('button')]
  all[(all.indexOf(document.activeElement as HTMLButtonElement) + way + all.length) % all.length]?.focus()
  event.preventDefault()
}
