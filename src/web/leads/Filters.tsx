import { useQuery } from '@tanstack/react-query'
import { facetsQuery } from '../data/leads.ts'
import type { LeadsSearch } from '../search.ts'
import { Owner } from '../ui/Face.tsx'
import { IconX } from '../ui/icons.ts'
import { StageMark } from '../ui/StageMark.tsx'
import { ChoiceFilter, type Option } from './ChoiceFilter.tsx'
import styles from './Filters.module.css'
import { ScoreFilter } from './ScoreFilter.tsx'
import { words } from './words.ts'

interface FiltersProps {
  search: LeadsSearch
  change: (changes: Partial<LeadsSearch>) => void
}

type ChoiceName = 'stage' | 'owner' | 'source' | 'campaign' | 'country'

export function Filters({ search, change }: FiltersProps) {
  const facets = useQuery(facetsQuery).data
  const options: Record<ChoiceName, Option[]> = {
    stage: (facets?.stages ?? []).map((stage) => ({
      value: stage.id,
      label: stage.name,
      show: <StageMark stage={stage} />,
    })),
    owner: (facets?.owners ?? []).map((owner) => ({
      value: owner.id,
      label: owner.name,
      show: <Owner owner={owner} />,
    })),
    source: named(facets?.sources),
    campaign: named(facets?.campaigns),
    country: named(facets?.countries),
  }
  const any = [...Object.keys(options), 'minScore', 'overdue', 'q'].some((name) => search[name as ChoiceName])

  return (
    <div className={styles.filters} role="group" aria-label={words.filters}>
      {(Object.keys(options) as ChoiceName[]).map((name) => (
        <ChoiceFilter
          key={name}
          label={words.filter[name]}
          options={options[name]}
          chosen={search[name]?.split(',') ?? []}
          onChange={(values) => change({ [name]: values.length > 0 ? values.join(',') : undefined })}
        />
      ))}
      <ScoreFilter value={search.minScore} onChange={(minScore) => change({ minScore })} />
      <button
        type="button"
        className={styles.pill}
        aria-pressed={search.overdue === 'true'}
        data-set={search.overdue || undefined}
        onClick={() => change({ overdue: search.overdue ? undefined : 'true' })}
      >
        {words.filter.overdue}
      </button>
      {any && (
        <button
          type="button"
          className={styles.clear}
          onClick={() =>
            change({
              q: undefined,
              stage: undefined,
              owner: undefined,
              source: undefined,
              campaign: undefined,
              country: undefined,
              minScore: undefined,
              overdue: undefined,
            })
          }
        >
          <IconX size={13} />
          {words.clear}
        </button>
      )}
    </div>
  )
}

function named(values: string[] = []): Option[] {
  return values.map((value) => ({ value, label: value }))
}
