import type { CausesView } from '#journey/measure/causes/contract.ts'
import type { RankingView } from '#journey/survey/contract.ts'

interface Row {
  id: string
  label: string
  sides: RankingView['items'][number]['sides']
  measured: CausesView['causes'][number] | null
  /** by how often the record shows it, among what was ranked; ties share the better place; null: the record is silent */
  place: number | null
}

interface Farthest {
  side: string
  label: string
  believed: number
  measured: number
}

/** What was ranked, in the order of the record, and where belief and record lie farthest apart. */
export function against(
  { items }: RankingView,
  { causes }: CausesView,
): { rows: Row[]; farthest: Farthest | null } {
  const found = new Map(causes.map((one) => [one.key, one]))
  const counts = items.flatMap(({ measure }) => found.get(measure ?? '')?.hits ?? [])
  const rows = items.map(({ id, label, measure, sides }): Row => {
    const measured = found.get(measure ?? '') ?? null
    const place = measured && counts.filter((hits) => hits > measured.hits).length + 1
    return { id, label, sides, measured, place }
  })
  rows.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.label.localeCompare(b.label))
  const gaps = rows.flatMap(({ label, place, sides }) =>
    place === null
      ? []
      : sides.map((one) => ({ side: one.label, label, believed: one.rank, measured: place })),
  )
  gaps.sort((a, b) => Math.abs(b.believed - b.measured) - Math.abs(a.believed - a.measured))
  const [most] = gaps
  return { rows, farthest: most && Math.abs(most.believed - most.measured) >= 2 ? most : null }
}
