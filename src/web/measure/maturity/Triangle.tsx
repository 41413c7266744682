import { Link } from '@tanstack/react-router'
import type { CellView, CohortView, MaturityView } from '#journey/measure/maturity/contract.ts'
import { day, number, percent } from '../../ui/format.ts'
import money from '../money/Money.module.css'
import { sharedOf } from '../search.ts'
import styles from './Maturity.module.css'
import { about, between, periodText, sum } from './said.ts'
import type { MaturitySearch } from './search.ts'
import { words } from './words.ts'

interface TriangleProps {
  of: MaturityView
  search: MaturitySearch
  picked: string | undefined
  onPick: (cohort: string) => void
}

/** The youngest cohort first: what came by each age, then what is expected, then what is still to come. */
export function Triangle({ of, search, picked, onPick }: TriangleProps) {
  const ages = Array.from({ length: Math.max(0, ...of.cells.map(({ age }) => age)) + 1 }, (_, age) => age)
  const cells = new Map(of.cells.map((one) => [`${one.cohort} ${one.age}`, one]))
  return (
    <div className={money.scroller} tabIndex={0} role="region" aria-label={words.triangle}>
      <table className={`${money.table} ${styles.triangle}`}>
        <thead>
          <tr>
            <th scope="col">{words.cohort}</th>
            <th scope="col" data-number>
              {words.leads}
            </th>
            {ages.map((age) => (
              <th key={age} scope="col" data-number title={words.ageTitle(age)}>
                {words.age(age)}
              </th>
            ))}
            <th scope="col" data-number>
              {words.restColumn(day(of.known.slice(0, 10)))}
            </th>
            <th scope="col" data-number>
              {words.matured}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...of.cohorts].reverse().map((cohort) => (
            <tr key={cohort.cohort} data-picked={cohort.cohort === picked || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.pick}
                  aria-pressed={cohort.cohort === picked}
                  title={words.pick(periodText(cohort.cohort))}
                  onClick={() => onPick(cohort.cohort)}
                >
                  {periodText(cohort.cohort)}
                </button>
              </th>
              <td data-number>
                <Link
                  to="/measure/maturity/leads"
                  search={{
                    ...sharedOf(search),
                    each: search.each,
                    of: 'leads',
                    cohort: cohort.from.slice(0, 10),
                  }}
                >
                  {number(cohort.leads)}
                </Link>
              </td>
              {ages.map((age) => (
                <Cell
                  key={age}
                  of={cells.get(`${cohort.cohort} ${age}`)}
                  cohort={cohort}
                  view={of}
                  search={search}
                />
              ))}
              <td data-number>
                {cohort.rest === null ? '–' : about(cohort.rest.mean, of.currency)}
                {cohort.rest && cohort.rest.mean > 0 && <small>{between(cohort.rest, of.currency)}</small>}
              </td>
              <td data-number>{cohort.share === null ? '–' : percent(cohort.share)}</td>
            </tr>
          ))}
          {of.pattern.length > 0 && (
            <tr data-sum>
              <th scope="row">{words.pattern}</th>
              <td />
              {ages.map((age) => (
                <td key={age} data-number>
                  {of.pattern[age] === undefined ? '' : percent(of.pattern[age])}
                </td>
              ))}
              <td data-number>{of.rest && about(of.rest.mean, of.currency)}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  of: CellView | undefined
  cohort: CohortView
  view: MaturityView
  search: MaturitySearch
}

function Cell({ of, cohort, view, search }: CellProps) {
  if (!of) return <td />
  const whole = Number(cohort.sum) + (cohort.rest?.mean ?? 0)
  const value = of.sum === null ? of.mean! : Number(of.sum)
  const shade = whole > 0 ? Math.min(1, value / whole) : 0
  if (of.sum === null) {
    const range = { mean: of.mean!, low: of.low!, high: of.high }
    return (
      <td
        data-number
        data-coming
        title={
          of.high === null
            ? words.nobody
            : words.expectedCell(about(range.low, view.currency), about(of.high, view.currency))
        }
      >
        {about(value, view.currency)}
      </td>
    )
  }
  const text = sum(value, view.currency)
  const background = `color-mix(in srgb, var(--accent-soft) ${Math.round(100 * shade)}%, transparent)`
  return (
    <td data-number style={{ background }}>
      {of.n === 0 ? (
        text
      ) : (
        <Link
          to="/measure/maturity/leads"
          search={{
            ...sharedOf(search),
            of: search.of,
            each: search.each,
            cohort: cohort.from.slice(0, 10),
            age: String(of.age),
          }}
          title={words.cell(periodText(of.cohort), of.age, number(of.n!))}
        >
          {text}
        </Link>
      )}
    </td>
  )
}
