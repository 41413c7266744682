import { Link } from '@tanstack/react-router'
import type { FunnelView } from '#journey/measure/funnel/contract.ts'
import { number } from '../../ui/format.ts'
import { ShareBar } from '../../ui/ShareBar.tsx'
import { sharedOf, type FunnelSearch } from '../search.ts'
import { words as shared } from '../words.ts'
import styles from './Funnel.module.css'
import { words } from './words.ts'

const GROUPS: readonly string[] = ['market', 'segment', 'offer']

/** The same steps for each value of a dimension, below each other so that they can be compared. */
export function SplitTable({ view, search }: { view: FunnelView; search: FunnelSearch }) {
  const { by, rows, steps } = view
  if (by === null) return null
  const first = steps[0]!
  const names: Record<string, string> = { ...shared.dimensions, ...words.splits }
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={names[by]}>
        <table className={styles.table} data-split>
          <thead>
            <tr>
              <th scope="col">{names[by]}</th>
              <th scope="col" className={styles.figure}>
                {words.entered}
              </th>
              {steps.slice(0, -1).map((step) => (
                <th key={step.stage} scope="col">
                  {step.name} →
                </th>
              ))}
              <th scope="col">{words.overallShare}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.of}>
                <th scope="row">
                  <span className={row.of === null ? styles.faint : styles.value}>
                    {row.of === null ? shared.unsaid : row.name}
                  </span>
                </th>
                <td className={styles.figure} data-label={words.entered}>
                  <Link
                    to="/measure/leads"
                    search={{
                      ...sharedOf(search),
                      stage: first.stage,
                      came: 'entered',
                      by,
                      of: row.of ?? '-',
                    }}
                  >
                    {number(row.overall.entered)}
                  </Link>
                </td>
                {steps.slice(0, -1).map((step, i) => (
                  <td key={step.stage} data-label={`${step.name} →`}>
                    <Link
                      to="/measure/leads"
                      search={{
                        ...sharedOf(search),
                        stage: step.stage,
                        came: 'moved',
                        by,
                        of: row.of ?? '-',
                      }}
                    >
                      <ShareBar of={row.moved[i] ?? null} beside="nothing" />
                    </Link>
                  </td>
                ))}
                <td data-label={words.overallShare}>
                  <ShareBar of={row.overall.won} beside="nothing" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {GROUPS.includes(by) && <p className={styles.faint}>{words.severalGroups}</p>}
      {view.more > 0 && <p className={styles.faint}>{words.more(number(view.more))}</p>}
    </>
  )
}
