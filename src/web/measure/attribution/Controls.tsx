import type { ModelView } from '#journey/measure/attribution/model.contract.ts'
import { Segments } from '../../ui/Toggle.tsx'
import { number } from '../../ui/format.ts'
import styles from './Attribution.module.css'
import { BYS, type AttributionSearch, type By } from './search.ts'
import { words } from './words.ts'
import { versusOf } from './versus.ts'

const MONTHS = ['6', '12', '24', '36', '60']

interface ControlsProps {
  search: AttributionSearch
  change: (changes: Partial<AttributionSearch>) => void
  models: ModelView[]
}

/** By what, by which model, beside which other, over which stretch of the path. */
export function Controls({ search, change, models }: ControlsProps) {
  const options = models.map(({ id, name }) => ({ value: id, label: name }))
  const model = search.model ?? 'w'
  return (
    <div className={styles.controls}>
      <Pick
        label={words.by}
        value={search.by ?? 'channel'}
        options={BYS.map((by) => ({ value: by, label: words.bys[by] }))}
        onChange={(by) =>
          change({ by: by === 'channel' ? undefined : (by as By), value: undefined, untouched: undefined })
        }
      />
      <Pick
        label={words.model}
        value={model}
        options={options}
        onChange={(to) => change({ model: to === 'w' ? undefined : to })}
      />
      <Pick
        label={words.versus}
        value={versusOf(search.versus, model)}
        options={[{ value: '-', label: words.alone }, ...options.filter(({ value }) => value !== model)]}
        onChange={(versus) => change({ versus })}
        beside
      />
      <span className={styles.control}>
        {words.until}
        <Segments
          label={words.until}
          value={search.until ?? 'opened'}
          options={(['opened', 'closed'] as const).map((value) => ({ value, label: words.untils[value] }))}
          onChange={(until) => change({ until: until === 'closed' ? 'closed' : undefined })}
        />
      </span>
      <Pick
        label={words.window}
        value={search.months ?? '24'}
        options={MONTHS.map((value) => ({ value, label: words.months(number(Number(value))) }))}
        onChange={(months) => change({ months: months === '24' ? undefined : months })}
      />
    </div>
  )
}

interface PickProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
  /** of no use where there is no room for two models */
  beside?: boolean
}

function Pick({ label, value, options, onChange, beside = false }: PickProps) {
  return (
    <label className={`${styles.control} ${beside ? styles.beside : ''}`}>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}
