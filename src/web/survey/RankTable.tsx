import type { RankingView } from '#journey/survey/contract.ts'
import result from './Result.module.css'
import { words } from './result-words.ts'

/** The same as numbers: rank by function and the gap, widest first where functions are compared. */
export function RankTable({ ranking: { items } }: { ranking: RankingView }) {
  const sides = items[0]?.sides ?? []
  return (
    <div className={result.frame} tabIndex={0} role="region" aria-label={words.rank}>
      <table className={result.table}>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            {sides.map(({ side, label }) => (
              <th key={side} scope="col" className={result.number}>
                {label}
              </th>
            ))}
            {sides.length > 1 && (
              <th scope="col" className={result.number}>
                {words.gap}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.label}</th>
              {item.sides.map(({ side, rank }) => (
                <td key={side} className={result.number}>
                  {rank}
                </td>
              ))}
              {sides.length > 1 && <td className={result.number}>{words.gapOf(item.gap)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
