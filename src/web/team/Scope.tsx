import { Segments } from '../ui/Toggle.tsx'
import type { TeamSearch } from './data.ts'
import styles from './Team.module.css'
import { words } from './words.ts'

/** Whose figures, and of what time. */
export function Scope({
  search,
  team,
  onChange,
}: {
  search: TeamSearch
  team: string
  onChange: (next: TeamSearch) => void
}) {
  return (
    <div className={styles.scope}>
      <Segments
        label={words.team}
        value={team}
        options={['all', 'sales', 'leadgen'].map((value) => ({ value, label: words.teams[value]! }))}
        onChange={(next) => onChange({ ...search, team: next })}
      />
      <Period days={search.days} onChange={(days) => onChange({ ...search, days })} />
    </div>
  )
}

export function Period({
  days,
  onChange,
}: {
  days: string | undefined
  onChange: (days: string | undefined) => void
}) {
  return (
    <Segments
      label={words.period}
      value={days ?? '90'}
      options={['30', '90', '365'].map((value) => ({ value, label: words.periods[value]! }))}
      onChange={(value) => onChange(value === '90' ? undefined : value)}
    />
  )
}
