import { useQuery } from '@tanstack/react-query'
import { peopleQuery } from '../data/company.ts'
import { ChoiceFilter, type Option } from '../leads/ChoiceFilter.tsx'
import filters from '../leads/Filters.module.css'
import type { AccountsSearch } from '../search.ts'
import { Owner } from '../ui/Face.tsx'
import { IconChevronDown, IconX } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { outreachSettingsQuery, summaryQuery } from './data.ts'
import { words } from './words.ts'

interface FiltersProps {
  search: AccountsSearch
  change: (changes: Partial<AccountsSearch>) => void
}

const FIELDS = ['tier', 'state', 'owner', 'segment', 'coverage'] as const

export function AccountFilters({ search, change }: FiltersProps) {
  const tiers = useQuery(outreachSettingsQuery).data?.tiers ?? []
  const summary = useQuery(summaryQuery).data
  const people = useQuery(peopleQuery).data ?? []
  const options: Record<'tier' | 'state' | 'owner' | 'segment', Option[]> = {
    tier: tiers.map(({ id, name }) => ({ value: id, label: name })),
    state: Object.entries(words.states).map(([value, label]) => ({ value, label })),
    owner: people
      .filter((one) => one.function === 'leadgen' || summary?.owners.some(({ owner }) => owner.id === one.id))
      .map((owner) => ({ value: owner.id, label: owner.name, show: <Owner owner={owner} /> })),
    segment: (summary?.segments ?? []).map((value) => ({ value, label: value })),
  }
  const sort = search.sort ?? 'tier'
  return (
    <div className={filters.filters} role="group" aria-label={words.filters}>
      {(['tier', 'state', 'owner', 'segment'] as const).map((name) => (
        <ChoiceFilter
          key={name}
          label={words.filter[name]}
          options={options[name]}
          chosen={search[name]?.split(',') ?? []}
          onChange={(values) => change({ [name]: values.length > 0 ? values.join(',') : undefined })}
        />
      ))}
      <Menu
        target={
          <button type="button" className={filters.pill} data-set={search.coverage || undefined}>
            {words.filter.coverage}
            {search.coverage && `: ${words.covered[search.coverage]}`}
            <IconChevronDown size={13} />
          </button>
        }
        entries={(['none', 'part', 'full'] as const).map((value) => ({
          label: words.covered[value],
          chosen: search.coverage === value,
          run: () => change({ coverage: search.coverage === value ? undefined : value }),
        }))}
      />
      <Menu
        target={
          <button type="button" className={filters.pill}>
            {words.sort}: {words.sorts[sort]}
            <IconChevronDown size={13} />
          </button>
        }
        entries={(['tier', 'name', 'due', 'changed'] as const).map((value) => ({
          label: words.sorts[value],
          chosen: sort === value,
          run: () => change({ sort: value === 'tier' ? undefined : value }),
        }))}
      />
      {[...FIELDS, 'q' as const].some((name) => search[name]) && (
        <button
          type="button"
          className={filters.clear}
          onClick={() => change(Object.fromEntries([...FIELDS, 'q'].map((name) => [name, undefined])))}
        >
          <IconX size={13} />
          {words.clear}
        </button>
      )}
    </div>
  )
}
