import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaveatView } from '#journey/measure/said/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'
import styles from './MeasureNotes.module.css'
import { askOf, sharedOf, type MeasureSearch } from './search.ts'
import { today } from './today.ts'
import { words } from './words.ts'

/** What is said of rows that are there. */
const OF_ROWS: readonly CaveatView['what'][] = ['none', 'first_cut', 'last_cut']

interface CaveatsProps {
  /** as their reports are called */
  figures: string[]
  search: MeasureSearch
}

/** What has to be said at a figure: what in it cannot be right, what is missing, where it is cut. Nothing where there is nothing to say. */
export function Caveats({ figures, search }: CaveatsProps) {
  const answers = useQueries({
    queries: figures.map((figure) => {
      const asked = askedOf(figure, search)
      return {
        queryKey: ['measure', 'caveats', figure, asked],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          get<Page<CaveatView>>('/measure/caveats', { ...asked, figure }, signal),
      }
    }),
  })
  const said = answers.flatMap(({ data }) => {
    const items = data?.items ?? []
    // where there is nothing, the page says so in its middle, and nothing of it is cut
    const isEmpty = items.some(({ what }) => what === 'none')
    return isEmpty ? items.filter(({ what }) => !OF_ROWS.includes(what)) : items
  })
  // two figures of a page may say the same
  const sentences = [...new Map(said.map((one) => [one.sentence, one])).values()]
  if (sentences.length === 0) return null
  return (
    <ul className={styles.notes}>
      {sentences.map(({ what, sentence }) => (
        <li key={sentence}>
          {sentence}
          {what === 'young' && (
            <>
              {' '}
              <Link
                to="/measure/maturity"
                className={styles.link}
                search={{ ...sharedOf(search), basis: undefined }}
              >
                {words.toMaturity}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Some figures have periods of their own, or are of all time unless somebody says otherwise. */
function askedOf(figure: string, search: MeasureSearch): Record<string, string | undefined> {
  const usual = figure === 'leaks' ? { period: search.period ?? ('all' as const) } : {}
  const { from, to, ...asked } = askOf({ ...search, ...usual, basis: undefined }, today())
  return figure === 'contribution' ? asked : { ...asked, from, to }
}
