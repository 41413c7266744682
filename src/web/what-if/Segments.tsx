import { useState } from 'react'
import type { WhatIfResult } from '#journey/what-if/contract.ts'
import { number } from '../ui/format.ts'
import { Segments as Choice } from '../ui/Toggle.tsx'
import table from './Compare.module.css'
import styles from './WhatIf.module.css'
import { share, shareRange, signed, words } from './words.ts'

/** The same comparison for each value of a property of the leads. */
export function Segments({ segments }: { segments: WhatIfResult['segments'] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = segments.find(({ dimension }) => dimension === chosen) ?? segments[0]
  if (!shown) return null
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>{words.segments}</h2>
        <Choice
          label={words.segments}
          value={shown.dimension}
          options={segments.map(({ dimension }) => ({
            value: dimension,
            label: words.dimensions[dimension] ?? dimension,
          }))}
          onChange={setChosen}
        />
      </div>
      <div className={table.frame} tabIndex={0} role="group" aria-label={words.segments}>
        <table className={table.table} data-wide>
          <thead>
            <tr>
              <th scope="col">{words.dimensions[shown.dimension] ?? shown.dimension}</th>
              <th scope="col">{words.leads}</th>
              <th scope="col">{words.inForce}</th>
              <th scope="col">{words.draft}</th>
              <th scope="col">{words.change}</th>
              <th scope="col">
                {words.precision}, {words.inForce.toLowerCase()}
              </th>
              <th scope="col">
                {words.precision}, {words.draft.toLowerCase()}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.rows.map((row) => (
              <tr key={row.value}>
                <th scope="row">{row.value}</th>
                <td>{number(row.leads)}</td>
                <td>{number(row.inForce)}</td>
                <td data-draft>{number(row.proposed)}</td>
                <td>
                  {signed(row.proposed - row.inForce)}
                  {(row.gained > 0 || row.lost > 0) && (
                    <span className={table.below}>
                      +{number(row.gained)} / −{number(row.lost)}
                    </span>
                  )}
                </td>
                <td>
                  {share(row.precisionInForce)}
                  <span className={table.below}>{shareRange(row.precisionInForce)}</span>
                </td>
                <td>
                  {share(row.precisionProposed)}
                  <span className={table.below}>{shareRange(row.precisionProposed)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
