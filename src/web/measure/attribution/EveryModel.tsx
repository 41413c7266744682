import type { CSSProperties } from 'react'
import type { AttributionRow, AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import { number, tenth } from '../../ui/format.ts'
import { shareText } from '../share.ts'
import styles from './Attribution.module.css'
import { keyOf } from './Compare.tsx'
import { words } from './words.ts'

/** Of the accent's colour behind a share of 100 %, per cent: with more of it, text in the dark falls below 4.5 to 1. */
const MOST_INK = 55

/** All models in one table: what hardly changes along a row can be believed. */
export function EveryModel({ view, open }: { view: AttributionView; open: (row: AttributionRow) => void }) {
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={words.all}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.bys[view.by]}</th>
            <th scope="col">{words.touches}</th>
            <th scope="col">{words.dealsHead}</th>
            {view.models.map(({ id, name }) => (
              <th key={id} scope="col" data-chosen={id === view.model || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.slice(0, 30).map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">
                <button type="button" onClick={() => open(row)}>
                  {row.label}
                </button>
              </th>
              <td>{number(row.touches)}</td>
              <td>{number(row.deals)}</td>
              {row.credits.map(({ model, share, rank }) => (
                <td
                  key={model}
                  className={styles.cell}
                  style={{ '--part': Math.round((share ?? 0) * MOST_INK) } as CSSProperties}
                >
                  {share === null ? '–' : shareText(share)}
                  {rank !== null && <small>{tenth(rank)}</small>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {view.rows.length + view.more > 30 && (
        <p className={styles.hint}>{words.more(number(view.rows.length + view.more - 30))}</p>
      )}
    </div>
  )
}
