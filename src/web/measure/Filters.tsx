import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceFilter } from '../leads/ChoiceFilter.tsx'
import pills from '../leads/Filters.module.css'
import { Button } from '../ui/Button.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { IconAdjustmentsHorizontal, IconX } from '../ui/icons.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Drawer } from '../ui/Overlay.tsx'
import { AddFilter } from './AddFilter.tsx'
import { AsOfFilter } from './AsOfFilter.tsx'
import { choicesQuery } from './data.ts'
import { optionsOf } from './options.ts'
import styles from './Filters.module.css'
import { PeriodFilter, periodSaid } from './PeriodFilter.tsx'
import { DIMENSIONS, type MeasureSearch, type Period } from './search.ts'
import { words } from './words.ts'

export interface FiltersProps {
  search: MeasureSearch
  change: (changes: Partial<MeasureSearch>) => void
  /** figures that know no cohorts have nothing to choose here */
  bases?: boolean
  /** the period of an address that names none */
  usual?: Period
  /** and figures that have periods of their own none */
  periods?: boolean
}

const NONE = Object.fromEntries(DIMENSIONS.map((name) => [name, undefined])) as Partial<MeasureSearch>

/** Which leads, of which time, as of when: one line, and a sheet where a line has no room. All of it stands in the address. */
export function Filters(props: FiltersProps) {
  const narrow = useNarrow()
  return narrow ? <Sheet {...props} /> : <Line {...props} />
}

function Line({ search, change, bases = true, periods = true, usual = '365' }: FiltersProps) {
  return (
    <div className={pills.filters} role="group" aria-label={words.filters}>
      {periods && <PeriodFilter search={search} change={change} usual={usual} />}
      {bases && <Basis search={search} change={change} />}
      <AsOfFilter search={search} change={change} />
      <span className={styles.rule} aria-hidden="true" />
      <Chosen search={search} change={change} />
      <AddFilter search={search} change={change} />
      {set(search).length > 0 && (
        <button type="button" className={pills.clear} onClick={() => change(NONE)}>
          <IconX size={13} />
          {words.clear}
        </button>
      )}
    </div>
  )
}

function Sheet({ search, change, bases = true, periods = true, usual = '365' }: FiltersProps) {
  const [open, setOpen] = useState(false)
  const count = set(search).length
  return (
    <div className={pills.filters} role="group" aria-label={words.filters}>
      <button
        type="button"
        className={pills.pill}
        data-set={count > 0 || undefined}
        onClick={() => setOpen(true)}
      >
        <IconAdjustmentsHorizontal size={14} />
        <span className={pills.value}>
          {[
            periods && periodSaid(search, usual),
            search.asOf && words.asOfOn(search.asOf),
            count > 0 && words.filtersSet(count),
          ]
            .filter(Boolean)
            .join(' · ') || words.filters}
        </span>
      </button>
      <Drawer title={words.filters} open={open} onClose={() => setOpen(false)}>
        <div className={styles.sheet}>
          {periods && <PeriodFilter search={search} change={change} usual={usual} />}
          {bases && <Basis search={search} change={change} />}
          <AsOfFilter search={search} change={change} />
          <Chosen search={search} change={change} all />
          <div className={styles.end}>
            <Button onClick={() => change(NONE)}>{words.clear}</Button>
            <Button look="primary" onClick={() => setOpen(false)}>
              {words.done}
            </Button>
          </div>
        </div>
      </Drawer>
    </div>
  )
}

function Basis({ search, change }: FiltersProps) {
  const basis = search.basis ?? 'cohort'
  return (
    <span title={words.basesHint[basis]}>
      <Segments
        label={words.basis}
        value={basis}
        options={(['cohort', 'events'] as const).map((value) => ({ value, label: words.bases[value] }))}
        onChange={(value) => change({ basis: value === 'events' ? value : undefined })}
      />
    </span>
  )
}

/** A pill for each dimension that is narrowed, or for every one. */
function Chosen({ search, change, all = false }: FiltersProps & { all?: boolean }) {
  const choices = useQuery(choicesQuery).data
  return DIMENSIONS.filter((name) => all || search[name]).map((name) => (
    <ChoiceFilter
      key={name}
      label={words.dimensions[name]}
      options={optionsOf(name, choices)}
      chosen={search[name] ? [search[name]] : []}
      onChange={(values) => change({ [name]: values.at(-1) })}
    />
  ))
}

function set(search: MeasureSearch) {
  return DIMENSIONS.filter((name) => search[name])
}
