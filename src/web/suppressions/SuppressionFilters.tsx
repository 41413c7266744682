import { useQuery } from '@tanstack/react-query'
import type { SuppressionKind, SuppressionReason } from '#journey/outreach/suppression.contract.ts'
import filters from '../leads/Filters.module.css'
import type { SuppressionsSearch } from '../search.ts'
import { number } from '../ui/format.ts'
import { IconChevronDown, IconX } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { suppressionSummaryQuery } from './data.ts'
import { words } from './words.ts'

interface FiltersProps {
  search: SuppressionsSearch
  change: (changes: Partial<SuppressionsSearch>) => void
}

export function SuppressionFilters({ search, change }: FiltersProps) {
  const counts = useQuery(suppressionSummaryQuery).data?.entries ?? []
  const countOf = (reason: string) => counts.find((one) => one.reason === reason)?.count ?? 0
  return (
    <div className={filters.filters} role="group" aria-label={words.filters}>
      <Menu
        target={
          <button type="button" className={filters.pill} data-set={search.reason || undefined}>
            {search.reason ? words.reasons[search.reason] : words.reason}
            <IconChevronDown size={13} />
          </button>
        }
        entries={(Object.keys(words.reasons) as SuppressionReason[]).map((value) => ({
          label: `${words.reasons[value]} (${number(countOf(value))})`,
          chosen: search.reason === value,
          run: () => change({ reason: search.reason === value ? undefined : value }),
        }))}
      />
      <Menu
        target={
          <button type="button" className={filters.pill} data-set={search.kind || undefined}>
            {search.kind ? words.kinds[search.kind] : words.kind}
            <IconChevronDown size={13} />
          </button>
        }
        entries={(Object.keys(words.kinds) as SuppressionKind[]).map((value) => ({
          label: words.kinds[value],
          chosen: search.kind === value,
          run: () => change({ kind: search.kind === value ? undefined : value }),
        }))}
      />
      {(search.q ?? search.kind ?? search.reason) && (
        <button
          type="button"
          className={filters.clear}
          onClick={() => change({ q: undefined, kind: undefined, reason: undefined })}
        >
          <IconX size={13} />
          {words.clear}
        </button>
      )}
    </div>
  )
}
