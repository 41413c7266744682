import { day } from '../ui/format.ts'
import { periodSaid } from './PeriodFilter.tsx'
import { DIMENSIONS, type MeasureSearch, type Period } from './search.ts'
import { words } from './words.ts'

interface Under {
  search: MeasureSearch
  /** moment that the figures are of */
  asOf: string
  /** of an address that names no period; null: the figure has periods of its own */
  usual?: Period | null
}

/** When and of whom a picture is, as a line under its title. */
export function underOf({ search, asOf, usual = '365' }: Under): string {
  return [
    ...(usual === null ? [] : [periodSaid(search, usual)]),
    words.asOfOn(day(asOf)),
    ...DIMENSIONS.flatMap((name) => {
      const value = search[name]
      return value === undefined ? [] : [`${words.dimensions[name]}: ${value === '-' ? words.unsaid : value}`]
    }),
  ].join(' · ')
}
